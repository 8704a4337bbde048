import Foundation
import Testing

@Suite("The commands about rules")
struct RulesCommandTests {
  let folder = try? TemporaryFolder()

  /// A pack of one rule, with an example to do.
  private static let pack = """
    id: mini
    version: 1.0.0
    languages: [zh]
    scripts: ["一-鿿"]
    layout: {sentence_ends: "。", brackets: "（）"}
    phases: [{id: token}]

    """
  private static func words(_ examples: String) -> String {
    "phase: token\nrules:\n  - {id: other.word, label: other, match: 推进, examples: [推进, \(examples)], rejects: [制度]}\n"
  }

  @Test("an example to do is listed while it fails and ready once it holds; neither is a fault")
  func todo() throws {
    let folder = try #require(folder)
    try folder.file("mini/pack.yaml", Self.pack)
    try folder.file("mini/words.yaml", Self.words("{text: 健全, todo: true}"))
    let waiting = try BuiltBinary.run(["rules", "test", "mini"], in: folder.url)
    #expect(waiting.status == 0)
    #expect(waiting.output.contains("mini/words.yaml:3: todo, missing: rule `other.word` on `健全`"), "\(waiting.output)")
    #expect(waiting.output.hasSuffix("1 rules, 3 examples, 0 faults, 1 to do\n"))
    try folder.file("mini/words.yaml", Self.words("{text: 推进改革, todo: true}"))
    let ready = try BuiltBinary.run(["rules", "test", "mini"], in: folder.url)
    #expect(ready.status == 0)
    #expect(ready.output.contains("mini/words.yaml:3: ready: rule `other.word` on `推进改革`\n  it holds: take `todo` away\n"))
    #expect(ready.output.hasSuffix("1 rules, 3 examples, 0 faults, 1 ready\n"))
  }

  @Test("test --watch runs again at each save, and tells the faults of a file that cannot be read")
  func watch() throws {
    let folder = try #require(folder)
    try folder.file("mini/pack.yaml", Self.pack)
    try folder.file("mini/words.yaml", Self.words("推进改革"))
    let output = try folder.file("output", Data())
    let process = Process()
    process.executableURL = BuiltBinary.url
    process.arguments = ["rules", "test", "--watch", "mini"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    // The threads of a test run block the other signals, and so do the processes they start.
    defer { kill(process.processIdentifier, SIGKILL) }
    /// Waits until so many runs were told of.
    func text(runs: Int) throws -> String {
      for _ in 0..<300 {
        let text = try String(contentsOf: output, encoding: .utf8)
        if text.components(separatedBy: " ms; watching").count > runs { return text }
        Thread.sleep(forTimeInterval: 0.1)
      }
      return try String(contentsOf: output, encoding: .utf8)
    }
    #expect(try text(runs: 1).contains("1 rules, 3 examples, 0 faults\n"))
    try folder.file("mini/words.yaml", Self.words("健全"))
    #expect(try text(runs: 2).contains("mini/words.yaml:3: missing: rule `other.word` on `健全`"))
    try folder.file("mini/words.yaml", "phase: [")
    #expect(try text(runs: 3).contains("error[E002]"))
    #expect(process.isRunning)
  }

  static let sentences: [(phase: String?, sentence: String, match: String)] = [
    (nil, "由民政部牵头落实。", "^ <prep.*> (actor: <body.*>)"), ("token", "不低于25块", #"(before: {comparators}) (number: \d+) (unit: {units})"#),
    ("beneficiary", "一二三四五六七八九十甲乙丙丁的'(a)小店主", "一二三四五六 .+ "),
  ]

  @Test("new drafts a rule that passes check and test", arguments: sentences)
  func new(phase: String?, sentence: String, match: String) throws {
    let folder = try #require(folder)
    try folder.file("mine/pack.yaml", "id: mine\nversion: 1.0.0\nextends: zh\n")
    let options = phase.map { ["--phase", $0] } ?? []
    let new = ["rules", "new", "--from", sentence, "--id", "mine.new", "--into", "mine/rules.yaml"] + options
    let added = try BuiltBinary.run(new, in: folder.url)
    #expect(added.status == 0, "\(added.errors)")
    let text = try String(contentsOf: folder.url.appending(path: "mine/rules.yaml"), encoding: .utf8)
    #expect(text.contains(match.replacing("'", with: "''")), "\(text)")
    let check = try BuiltBinary.run(["rules", "check", "mine"], in: folder.url)
    #expect(check.status == 0 && check.output == "0 errors, 0 warnings\n", "\(check.output)")
    let test = try BuiltBinary.run(["rules", "test", "mine", "--filter", "mine.new"], in: folder.url)
    #expect(test.status == 0 && test.output == "1 rules, 2 examples, 0 faults\n", "\(test.output)")
  }

  @Test("new adds to a file that is there, and refuses one of another phase and an id that is taken")
  func newInto() throws {
    let folder = try #require(folder)
    try folder.file("mine/pack.yaml", "id: mine\nversion: 1.0.0\nextends: zh\n")
    let file = try folder.file(
      "mine/words.yaml", "# kept\nphase: domain\nrules:\n  - {id: a, label: other, match: 甲乙, examples: [甲乙], rejects: [丙]}\n")
    func new(_ arguments: [String]) throws -> BuiltBinary.Outcome {
      try BuiltBinary.run(["rules", "new", "--rules", "mine", "--into", "mine/words.yaml"] + arguments, in: folder.url)
    }
    #expect(try new(["--from", "家庭病床", "--phase", "domain"]).status == 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# kept\n") && text.contains("  - id: domain.new\n"))
    #expect(
      try BuiltBinary.run(["rules", "test", "mine", "--filter", "mine/words"], in: folder.url).output == "2 rules, 4 examples, 0 faults\n")
    #expect(try new(["--from", "不低于25块", "--phase", "token"]).errors.contains("is no rule file of phase token"))
    #expect(try new(["--from", "家庭病床", "--phase", "domain", "--id", "domain.new"]).errors.contains("there is such a rule already"))
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test("list gives phase, counts and place of each rule, as JSON too")
  func list() throws {
    let folder = try #require(folder)
    try folder.file("mini/pack.yaml", Self.pack)
    try folder.file("mini/words.yaml", Self.words("推进改革"))
    let text = try BuiltBinary.run(["rules", "list", "--rules", "mini"], in: folder.url).output
    #expect(text == "mini 1.0.0\n  token\n    other.word as other, 2 examples, 1 rejects, mini/words.yaml:3\n")
    let json = try BuiltBinary.run(["rules", "list", "--rules", "mini", "--format", "json"], in: folder.url)
    let rules = try #require(try JSONSerialization.jsonObject(with: json.bytes) as? [String: [[String: Any]]])["rules"]
    let rule = try #require(rules?.first)
    #expect(rule["id"] as? String == "other.word" && rule["phase"] as? String == "token" && rule["file"] as? String == "mini/words.yaml")
    #expect(rule["examples"] as? Int == 2 && rule["rejects"] as? Int == 1 && rule["line"] as? Int == 3)
  }

  @Test("show gives a rule's patterns, the lexicons they refer to, and its examples")
  func show() throws {
    let text = try BuiltBinary.run(["rules", "show", "domain.word"]).output
    #expect(text.contains("match: {domain-words}\n") && text.contains("refers to: {domain-words}: lexicon of"))
    #expect(text.contains("example: ") && text.contains("reject: "), "\(text)")
  }

  @Test("shipped overlays are not used unless they are asked for, and replaced rules are told of")
  func overlays() throws {
    #expect(try !BuiltBinary.run(["rules", "list"]).output.contains("health"))
    let list = try BuiltBinary.run(["rules", "list", "--rules", "Rules/overlays/health"]).output
    #expect(list.contains("zh 0.1.0 + health 1.0.0\n"))
    #expect(
      list.contains("  health replaces rule beneficiary.conditional, ") && list.contains("  health takes out rule quantity.count.han, "))
  }

  @Test("overlays given one after the other are merged in that order, and what they decide differently is warned of")
  func severalOverlays() throws {
    let folder = try #require(folder)
    for (name, word) in [("one", "甲乙"), ("two", "丙丁")] {
      try folder.file("\(name)/pack.yaml", "id: \(name)\nversion: 1.0.0\nextends: zh\n")
      try folder.file(
        "\(name)/rules.yaml", "phase: domain\nrules:\n  - {id: mine, label: other, match: \(word), examples: [\(word)], rejects: [戊]}\n")
    }
    #expect(
      try BuiltBinary.run(["rules", "show", "mine", "--rules", "one", "--rules", "two"], in: folder.url).output.contains("match: 丙丁"))
    #expect(
      try BuiltBinary.run(["rules", "show", "mine", "--rules", "two", "--rules", "one"], in: folder.url).output.contains("match: 甲乙"))
    let check = try BuiltBinary.run(["rules", "check", "one", "two"], in: folder.url)
    #expect(
      check.status == 0 && check.output.contains("two/rules.yaml:3:5: warning[E019]: rule `mine` of overlay `one` is replaced by this one"))
    #expect(check.output.hasSuffix("0 errors, 1 warnings; see Rules/docs/errors/E019.md\n"))
  }
}

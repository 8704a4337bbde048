import PolicyPatterns
import PolicyText
import Yams

/// Turns the files of a pack into a compiled `Pack`; the only bridge between the two forms.
struct PackCompiler {
  private let files: PackFiles
  private var diagnostics: [Diagnostic] = []
  private var lexicons: [String: Lexicon] = [:]
  private var patterns: [String: RuleFile.NamedPattern] = [:]
  private var rules: [RuleFile.Rule] = []
  private var fold = FoldTable([:])

  init(files: PackFiles) {
    self.files = files
  }

  /// Compiles the pack.
  ///
  /// - Returns: the pack and its warnings.
  /// - Throws: every fault of every file, where at least one is an error.
  static func compile(_ files: PackFiles) throws(RuleSetError) -> (pack: Pack, warnings: [Diagnostic]) {
    var compiler = PackCompiler(files: files)
    return try compiler.run()
  }

  private mutating func run() throws(RuleSetError) -> (pack: Pack, warnings: [Diagnostic]) {
    guard let manifestReader = reader("pack.yaml") else {
      throw RuleSetError(diagnostics: diagnostics)
    }
    let manifest = PackManifest.read(manifestReader)
    var readers = [manifestReader]
    for file in files.files where file.path != "pack.yaml" && file.path != manifest?.variants {
      guard let fileReader = reader(file.path) else { continue }
      readers.append(fileReader)
      read(file.path, fileReader)
    }
    let variants = manifest?.variants.map { readVariants($0) } ?? []
    fold = FoldTable(Dictionary(variants.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first }))
    checkIdentities()
    let labels = Array(Set(rules.map(\.label))).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var phases: [CompiledPhase] = []
    for phase in manifest?.phases ?? [] {
      if let compiled = compile(phase, labels: labels, manifestReader) { phases.append(compiled) }
    }
    let known = manifest?.phases.map(\.id) ?? []
    for rule in rules where !known.contains(rule.phase) {
      rule.reader.report(
        .unknownReference, "no phase `\(rule.phase)` in pack.yaml", help: "phases: \(known.joined(separator: ", "))", at: rule.node)
    }
    diagnostics += readers.flatMap(\.diagnostics)
    guard let manifest, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw RuleSetError(diagnostics: diagnostics)
    }
    let pack = Pack(
      id: manifest.id, version: manifest.version, sha256: files.digest(), languages: manifest.languages,
      scripts: manifest.scripts.compactMap(Self.scalarRange),
      scriptWeight: manifest.settings["script_weight"].flatMap { Int($0) } ?? 1, layout: manifest.layout, fold: fold,
      variantScalars: Set(variants.filter { $0.from >= 0x3400 && $0.from < 0xF900 }.map(\.from)), phases: phases, lexicons: lexicons,
      captureLexicons: manifest.captures, settings: manifest.settings, labels: labels)
    return (pack, diagnostics)
  }

  // MARK: Reading

  private mutating func reader(_ path: String) -> RuleFileReader? {
    let shown = files.root + "/" + path
    guard let file = files.file(path) else {
      note(.unreadableFile, shown, "the file is missing", "a pack folder holds pack.yaml")
      return nil
    }
    if file.bytes.count > PackFiles.fileSizeBytesMax {
      note(
        .limitExceeded, shown, "the file has \(file.bytes.count) bytes; at most \(PackFiles.fileSizeBytesMax) are read", "split the file")
      return nil
    }
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      note(.unreadableFile, shown, "the file is not valid UTF-8", "save it as UTF-8")
      return nil
    }
    return RuleFileReader(path: shown, text: text)
  }

  private mutating func note(_ code: Diagnostic.Code, _ file: String, _ message: String, _ hint: String) {
    diagnostics.append(Diagnostic(severity: .error, code: code, file: file, line: 0, column: 0, message: message, hint: hint, excerpt: ""))
  }

  private mutating func read(_ path: String, _ reader: RuleFileReader) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    if path.hasSuffix(".yaml") {
      guard let file = RuleFile.read(reader) else { return }
      for pattern in file.patterns {
        if let first = patterns[pattern.name] {
          reader.report(
            .duplicateID, "pattern `\(pattern.name)` stands in \(first.reader.path) already", help: "rename one of the two",
            at: pattern.node)
        }
        patterns[pattern.name] = pattern
      }
      rules += file.rules
    } else {
      lexicons[stem] = LexiconReader.read(reader, name: stem, isTable: path.hasSuffix(".tsv"))
    }
  }

  private mutating func readVariants(_ path: String) -> [(from: UInt32, to: UInt32)] {
    guard let reader = reader(path) else { return [] }
    let table = LexiconReader.read(reader, name: "variants", isTable: true)
    diagnostics += reader.diagnostics
    return table.entries.compactMap { entry in
      guard let from = entry.term.unicodeScalars.first, let to = entry.attributes["to"]?.unicodeScalars.first else { return nil }
      return (from.value, to.value)
    }
  }

  /// A range written as two characters with a hyphen between them.
  private static func scalarRange(_ text: String) -> ClosedRange<UInt32>? {
    let scalars = text.unicodeScalars.map(\.value)
    guard scalars.count == 3, scalars[0] <= scalars[2] else { return nil }
    return scalars[0]...scalars[2]
  }

  private func checkIdentities() {
    var seen: [String: RuleFile.Rule] = [:]
    for rule in rules {
      if let first = seen[rule.id] {
        rule.reader.report(
          .duplicateID, "rule `\(rule.id)` stands in \(first.reader.path):\(first.node.mark?.line ?? 0) already",
          help: "rename one of the two", at: rule.node)
      }
      seen[rule.id] = rule
      if rule.examples.isEmpty {
        rule.reader.report(
          .missingExample, "rule `\(rule.id)` has no example", help: "add `examples:` with a text it must match", at: rule.node)
      }
      if rule.rejects.isEmpty {
        rule.reader.report(
          .missingExample, "rule `\(rule.id)` has no counter-example", help: "add `rejects:` with a text it must not match", at: rule.node)
      }
    }
  }

  // MARK: Compiling

  private func compile(_ phase: PackManifest.Phase, labels: [String], _ manifest: RuleFileReader) -> CompiledPhase? {
    let members = rules.filter { $0.phase == phase.id }
    var reads: Set<Int> = []
    for wanted in phase.reads {
      let numbers = Self.numbers(of: wanted, in: labels)
      if numbers.isEmpty {
        manifest.report(.unknownLabel, "phase `\(phase.id)` reads `\(wanted)`, which no rule yields", at: phase.node)
      }
      reads.formUnion(numbers)
    }
    let fold = self.fold
    var builder = AutomatonBuilder(
      reference: { [self] in resolve($0) }, labels: { Self.numbers(of: $0, in: labels).map { UInt16($0) } })
    for rule in members {
      add(rule, to: &builder, fold)
    }
    let automaton: Automaton
    do {
      automaton = try builder.build()
    } catch {
      manifest.report(.limitExceeded, "phase `\(phase.id)`: \(error.message)", at: phase.node)
      return nil
    }
    let compiled = members.enumerated().map { number, rule in
      CompiledRule(
        id: rule.id, label: labels.firstIndex(of: rule.label) ?? 0, labelName: rule.label, fields: rule.fields,
        beats: beaten(by: rule, number: number, among: members), examples: rule.examples, rejects: rule.rejects, file: rule.reader.path,
        line: rule.node.mark?.line ?? 0)
    }
    return CompiledPhase(
      id: phase.id, reads: reads, automaton: automaton, rules: compiled, beatOrder: beatOrder(compiled, members))
  }

  private func add(_ rule: RuleFile.Rule, to builder: inout AutomatonBuilder, _ fold: FoldTable) {
    var branches: [PatternSyntax] = []
    for match in rule.matches {
      guard let branch = parse(match.text, at: match.node, of: rule) else { return }
      branches.append(branch)
    }
    let left = rule.left.flatMap { parse($0.text, at: $0.node, of: rule) }
    let right = rule.right.flatMap { parse($0.text, at: $0.node, of: rule) }
    do {
      try builder.add(
        rule: rule.id, branches.count == 1 ? branches[0] : .alternation(branches), leftContext: left, rightContext: right)
    } catch {
      report(error, at: rule.matches[0].node, of: rule)
    }
  }

  private func parse(_ text: String, at node: Node, of rule: RuleFile.Rule) -> PatternSyntax? {
    do {
      return try PatternParser.parse(text).folded(by: fold)
    } catch {
      report(error, at: node, of: rule)
      return nil
    }
  }

  private func report(_ error: PatternError, at node: Node, of rule: RuleFile.Rule) {
    let via = error.trail.isEmpty ? "" : " (in `{\(error.trail.joined(separator: "}` → `{"))}`)"
    let offset = error.trail.isEmpty ? error.position.offset : 0
    switch error.code {
    case .unknownReference:
      let names = patterns.keys.sorted() + lexicons.keys.sorted()
      let wanted = Spelling.quoted(in: error.message) ?? ""
      let near =
        Spelling.nearest(to: wanted, among: names).map { "did you mean `{\($0)}`?" } ?? "define it under `patterns:` or as a lexicon"
      rule.reader.report(.unknownReference, "rule `\(rule.id)`\(via): \(error.message)", help: near, at: node, offset: offset)
    case .unknownLabel:
      let near = Spelling.quoted(in: error.message).flatMap { Spelling.nearest(to: $0, among: Set(rules.map(\.label)).sorted()) }
      rule.reader.report(
        .unknownLabel, "rule `\(rule.id)`\(via): \(error.message)", help: near.map { "did you mean `<\($0)>`?" } ?? "", at: node,
        offset: offset)
    default:
      rule.reader.report(.invalidPattern, "rule `\(rule.id)`\(via): \(error.message)", at: node, offset: offset)
    }
  }

  /// What `{reference}` stands for: a named pattern, a lexicon, or the terms of a lexicon with one attribute value.
  private func resolve(_ reference: String) -> ResolvedReference? {
    let parts = reference.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 1, let pattern = patterns[reference] {
      do {
        return .pattern(try PatternParser.parse(pattern.text).folded(by: fold))
      } catch {
        pattern.reader.report(.invalidPattern, "pattern `\(reference)`: \(error.message)", at: pattern.node, offset: error.position.offset)
        return .pattern(.empty)
      }
    }
    guard let lexicon = lexicons[parts[0]] else { return nil }
    var terms = lexicon.entries.map(\.term)
    if parts.count > 1 {
      let conditions = parts[1].split(separator: ",").map(LexiconCondition.init)
      guard conditions.allSatisfy({ lexicon.columns.contains($0.column) }) else { return nil }
      terms = lexicon.entries.filter { entry in conditions.allSatisfy { $0.holds(for: entry) } }.map(\.term)
    }
    return .lexicon(id: reference, terms: terms.map { fold.folded(Array($0.utf8)) })
  }

  /// The labels meant by `name`, `prefix.*` or `*`.
  private static func numbers(of name: String, in labels: [String]) -> [Int] {
    labels.indices.filter { number in
      name == "*" || labels[number] == name || (name.hasSuffix(".*") && labels[number].hasPrefix(name.dropLast(1)))
    }
  }

  private func beaten(by rule: RuleFile.Rule, number: Int, among members: [RuleFile.Rule]) -> Set<Int> {
    var result: Set<Int> = []
    if rule.beatsLater {
      result.formUnion(members.indices.filter { $0 > number && members[$0].reader === rule.reader })
    }
    for wanted in rule.beats {
      let hits = members.indices.filter { other in
        other != number
          && (members[other].id == wanted.text || (wanted.text.hasSuffix("*") && members[other].id.hasPrefix(wanted.text.dropLast())))
      }
      if hits.isEmpty {
        let near = Spelling.nearest(to: wanted.text, among: members.map(\.id)).map { "did you mean `\($0)`?" } ?? ""
        rule.reader.report(.unknownRule, "no rule `\(wanted.text)` in phase `\(rule.phase)`", help: near, at: wanted.node)
      }
      result.formUnion(hits)
    }
    return result
  }

  /// A topological order of the beats relation; rules on a cycle are reported and come last.
  private func beatOrder(_ compiled: [CompiledRule], _ members: [RuleFile.Rule]) -> [Int] {
    var beaters = Array(repeating: 0, count: compiled.count)
    for rule in compiled { for loser in rule.beats { beaters[loser] += 1 } }
    var ready = compiled.indices.filter { beaters[$0] == 0 }
    var order: [Int] = []
    var next = 0
    while next < ready.count {
      let number = ready[next]
      next += 1
      order.append(number)
      for loser in compiled[number].beats.sorted() {
        beaters[loser] -= 1
        if beaters[loser] == 0 { ready.append(loser) }
      }
    }
    for number in compiled.indices where beaters[number] > 0 {
      members[number].reader.report(
        .invalidValue, "rule `\(members[number].id)` is part of a circle of `beats`", help: "remove one of them", at: members[number].node)
      order.append(number)
    }
    return order
  }
}

extension RuleSet {
  /// Loads packs, each from its own files.
  ///
  /// - Throws: the faults of all packs, where at least one pack has an error; then nothing is loaded.
  public static func load(_ packs: [PackFiles]) throws(RuleSetError) -> RuleSet {
    var loaded: [Pack] = []
    var faults: [Diagnostic] = []
    var failed = false
    for files in packs {
      do {
        let (pack, warnings) = try PackCompiler.compile(files)
        loaded.append(pack)
        faults += warnings
      } catch {
        faults += error.diagnostics
        failed = true
      }
    }
    if failed { throw RuleSetError(diagnostics: faults) }
    return RuleSet(packs: loaded, warnings: faults)
  }

  /// Splits the files of a rules folder into packs: every folder that holds a `pack.yaml` is one.
  public static func packs(in files: PackFiles) -> [PackFiles] {
    let folders = files.files.filter { $0.path == "pack.yaml" || $0.path.hasSuffix("/pack.yaml") }.map {
      $0.path.dropLast("pack.yaml".count)
    }
    return folders.map { folder in
      let members = files.files.filter { $0.path.hasPrefix(folder) }
      return PackFiles(
        root: folder.isEmpty ? files.root : files.root + "/" + folder.dropLast(),
        files: members.map { PackFiles.File(path: String($0.path.dropFirst(folder.count)), bytes: $0.bytes) })
    }
  }
}

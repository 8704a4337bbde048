import ArgumentParser
import Foundation
import PolicyExtraction
import PolicyRules

/// `extract rules new --from SENTENCE`: a rule to begin with, made from a sentence that it must match.
struct RulesNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Draft a rule, with its example and reject, from a sentence.",
    discussion: """
      What the rules recognise in the sentence becomes a reference, what they do not stands literally. The draft is tried among the other \
      rules: its example and reject hold, and it beats the rules that would win on its sentence. It is a beginning: widen it and say what it is for.
      """)

  @Option(help: ArgumentHelp("The sentence, or a part of one, that the rule must match.", valueName: "SENTENCE"))
  var from: String

  @Option(help: ArgumentHelp("The phase of the rule; clause where a verb is recognised, else token.", valueName: "NAME"))
  var phase: String?

  @Option(help: ArgumentHelp("The id of the rule.", valueName: "ID"))
  var id: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Add the rule to this rule file, which is made if it is not there.", valueName: "FILE"))
  var into: String?

  func run() throws {
    let packs = try location()
    let set = try Self.load(packs)
    if let id, set.packs.contains(where: { $0.phases.contains { $0.rules.contains { $0.id == id } } }) {
      throw CommandFault(message: "--id \(id): there is such a rule already; give another id")
    }
    guard let first = RuleDrafter(set).draft(from: from, phase: phase, id: id) else {
      throw CommandFault(message: "--from: no pack has the phase \(phase ?? "token"), or the sentence holds nothing to match")
    }
    let draft = try settled(first, among: packs)
    guard let into else {
      RulesCommand.print("# phase: \(draft.phase)\n" + draft.yaml)
      return
    }
    try RuleFileEditor(path: into).add(draft)
    RulesCommand.print("rule \(draft.id) of phase \(draft.phase) added to \(into)\n")
  }

  private func location() throws(CommandFault) -> [PackFiles] {
    do {
      return try RulesLocation.find(options: rules).packs()
    } catch let error as RuleSetError {
      throw CommandFault(message: error.description)
    } catch let error as CommandFault {
      throw error
    } catch {
      throw CommandFault(message: "\(error)")
    }
  }

  private static func load(_ packs: [PackFiles]) throws(CommandFault) -> RuleSet {
    do {
      return try RuleSet.load(packs)
    } catch {
      throw CommandFault(message: "the rules cannot be used\n" + error.description)
    }
  }

  /// The most rules that a draft is made to beat before it is given up.
  private static let beatsMax = 5

  /// Tries a draft as an overlay of its pack until nothing keeps it from standing.
  private func settled(_ draft: RuleDraft, among packs: [PackFiles]) throws(CommandFault) -> RuleDraft {
    var draft = draft
    for _ in 0...Self.beatsMax {
      let overlay = PackFiles(
        root: "(draft)",
        files: [
          PackFiles.File(path: "pack.yaml", bytes: Array("id: draft\nversion: 0.0.0\nextends: \(draft.pack)\n".utf8)),
          PackFiles.File(path: "rule.yaml", bytes: Array(draft.file.utf8)),
        ])
      guard let (next, stands) = RuleDrafter(try Self.load(packs + [overlay])).tried(draft) else { break }
      if stands { return next }
      draft = next
    }
    let beaten = draft.beats.isEmpty ? "" : ", though it beats \(draft.beats.joined(separator: ", "))"
    throw CommandFault(
      message: "--from: the draft `\(draft.match)` of phase \(draft.phase) does not stand on it\(beaten); give another --phase")
  }
}

/// Adds rules to a rule file as text, so that its comments and layout stay.
private struct RuleFileEditor {
  let path: String

  func add(_ draft: RuleDraft) throws(CommandFault) {
    guard FileManager.default.fileExists(atPath: path) else {
      try write(draft.file)
      return
    }
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
      throw CommandFault(message: "\(path): cannot be read; save it as UTF-8")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.contains("phase: \(draft.phase)") else {
      throw CommandFault(message: "\(path): is no rule file of phase \(draft.phase); give one that is, or a name that is free")
    }
    guard let head = lines.firstIndex(of: "rules:") else {
      throw CommandFault(message: "\(path): has no line `rules:` to add to; add it")
    }
    // In a listed order each rule beats those below it: only at the head does the draft stand where it was tried.
    let rule = draft.yaml.split(separator: "\n").map(String.init)
    lines.insert(contentsOf: rule, at: lines.contains("order: listed") ? head + 1 : lines.count)
    try write(lines.joined(separator: "\n") + "\n")
  }

  private func write(_ text: String) throws(CommandFault) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
  }
}

import ArgumentParser
import PolicyRules

/// `extract rules list`: the rules by pack and phase.
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules by pack and phase.")

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Only rules whose id or file contains this.", valueName: "TEXT"))
  var filter: String?

  /// How the rules are listed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(name: .shortAndLong, help: "text (for people) or json (for programs).")
  var format: Format = .text

  func run() throws {
    let packs = try RulesCommand.load(rules).packs
    switch format {
    case .text: RulesCommand.print(text(packs))
    case .json: RulesCommand.print(JSONText.object([("rules", .list(packs.flatMap(json)))]) + "\n")
    }
  }

  private func isWanted(_ rule: CompiledRule) -> Bool {
    filter.map { rule.id.contains($0) || rule.file.contains($0) } ?? true
  }

  private func json(_ pack: Pack) -> [JSONText] {
    pack.phases.flatMap { phase in
      phase.rules.filter(isWanted).map { rule in
        .fields([
          ("id", .text(rule.id)), ("pack", .text(pack.id)), ("phase", .text(phase.id)), ("label", .text(rule.labelName)),
          ("examples", .number(rule.examples.count)), ("rejects", .number(rule.rejects.count)), ("file", .text(rule.file)),
          ("line", .number(rule.line)),
        ])
      }
    }
  }

  private func text(_ packs: [Pack]) -> String {
    var text = ""
    for pack in packs {
      text += "\(pack.id) \(pack.version)\(pack.overlays.map { " + \($0.id) \($0.version)" }.joined())\n"
      for phase in pack.phases {
        let rules = phase.rules.filter(isWanted)
        if rules.isEmpty { continue }
        text += "  \(phase.id)\n"
        for rule in rules {
          let label = rule.labelName == rule.id ? "" : " as \(rule.labelName)"
          text += "    \(rule.id)\(label), \(rule.examples.count) examples, \(rule.rejects.count) rejects, \(rule.file):\(rule.line)\n"
        }
      }
      for change in pack.overlayChanges { text += "  \(change)\n" }
    }
    return text
  }
}

/// `extract rules show ID`: one rule with all that belongs to it.
struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a rule with its patterns, what they refer to, and its examples.")

  @Argument(help: ArgumentHelp("The id of the rule.", valueName: "ID"))
  var id: String

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  func run() throws {
    let set = try RulesCommand.load(rules)
    var text = ""
    for pack in set.packs {
      for phase in pack.phases {
        for rule in phase.rules where rule.id == id { text += describe(rule, phase, pack) }
      }
    }
    guard !text.isEmpty else {
      let near = set.nearestRule(to: id).map { "did you mean \($0)?" } ?? "extract rules list shows them all"
      throw CommandFault(message: "no rule has the id \(id); \(near)")
    }
    RulesCommand.print(text)
  }

  private func describe(_ rule: CompiledRule, _ phase: CompiledPhase, _ pack: Pack) -> String {
    var lines = ["\(rule.id), phase \(phase.id) of \(pack.id), \(rule.file):\(rule.line)"]
    if let why = rule.why { lines.append("why: \(why)") }
    lines.append("label: \(rule.labelName)")
    lines += rule.patterns.map { "match: \($0.text)" }
    if let left = rule.left { lines.append("left: \(left.text)") }
    if let right = rule.right { lines.append("right: \(right.text)") }
    lines += rule.fields.sorted { $0.key < $1.key }.map { "set: \($0.key) = \($0.value)" }
    let losers = rule.beats.sorted().map { phase.rules[$0].id }
    if !losers.isEmpty { lines.append("beats: \(losers.joined(separator: ", "))") }
    let winners = phase.rules.enumerated().filter { _, other in other.beats.contains { phase.rules[$0].id == rule.id } }.map(\.element.id)
    if !winners.isEmpty { lines.append("beaten by: \(winners.joined(separator: ", "))") }
    lines += pack.references(of: rule).map { "refers to: \($0)" }
    lines += rule.examples.map { "example: \(Self.text($0))" } + rule.rejects.map { "reject: \(Self.text($0))" }
    return lines.joined(separator: "\n  ") + "\n"
  }

  private static func text(_ example: RuleExample) -> String {
    let yields = example.yields.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    return example.text + (yields.isEmpty ? "" : " → \(yields)")
  }
}

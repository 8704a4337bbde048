import ArgumentParser
import PolicyExtraction
import PolicyRules
import PolicyText

/// `extract rules explain FILE --at PLACE`: what matched there, and what lost to what.
struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell which rules matched at a place of a file, and which lost to which.",
    discussion: """
      PLACE is LINE:COLUMN (in characters, from 1), the id of a record, or a text, whose first occurrence counts. Each phase that looked at the \
      place is listed with its scope; + marks a match that stands, - one that lost.
      """)

  @Argument(help: ArgumentHelp("The file to read.", valueName: "FILE"))
  var file: String

  @Option(help: ArgumentHelp("The place to explain.", valueName: "PLACE"))
  var at: String

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Only this phase.", valueName: "NAME"))
  var phase: String?

  func run() throws {
    let explainer = Explainer(rules: try RulesCommand.load(rules))
    guard let found = explainer.explain(try RulesCommand.source(file), at: Explainer.Place(at)) else {
      throw CommandFault(message: "\(file): has no place \(at); give LINE:COLUMN, the id of a record or a text that stands in it")
    }
    var text = "`\(found.text)`\n"
    for step in found.steps where phase == nil || step.phase == phase {
      text += "\n\(step.phase): \(Self.shortened(step.scope))\n"
      for match in step.matches {
        let yields = match.yields.isEmpty ? "" : "  \(match.yields.joined(separator: " "))"
        text += "  \(match.loss == nil ? "+" : "-") \(match.rule) `\(match.text)`\(yields)  \(match.place)\n"
        if let loss = match.loss { text += "      \(loss)\n" }
      }
    }
    text += "\nrecords\n" + found.records.map { "  \($0)\n" }.joined()
    RulesCommand.print(text)
  }

  private static func shortened(_ text: String) -> String {
    let flat = text.replacing("\n", with: " ")
    return flat.count > 100 ? flat.prefix(100) + "…" : flat
  }
}

/// `extract rules coverage [FILE ...]`: how often each rule matches.
struct RulesCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Count how often each rule matches, in files or in the examples.",
    discussion:
      "Without FILE the examples beside the rules are counted. `stands` and `lost` are matches; a rule that only loses is marked !, one that never matches ?."
  )

  @Argument(help: ArgumentHelp("Files and folders to read.", valueName: "FILE"))
  var files: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  @Flag(help: "Only rules that never match, or match and always lose.")
  var unused = false

  func run() throws {
    var counter = CoverageCounter(rules: try RulesCommand.load(rules))
    if files.isEmpty {
      counter.addExamples()
    } else {
      for case .file(let path) in InputSet(arguments: files, standardInput: .nullDevice).inputs {
        counter.add(try RulesCommand.source(path))
      }
    }
    var text = "stands\tlost\trule\tlost to\n"
    var idle = 0
    for rule in counter.rules {
      let mark = rule.standing > 0 ? "" : rule.lost > 0 ? " !" : " ?"
      if rule.standing == 0 { idle += 1 }
      if unused, rule.standing > 0 { continue }
      let losses = rule.lostTo.prefix(3).map { "\($0.rule) \($0.count)" }.joined(separator: ", ")
      text += "\(rule.standing)\t\(rule.lost)\t\(rule.rule)\(mark)\t\(losses)\n"
    }
    RulesCommand.print(text + "\(counter.rules.count) rules, \(idle) without a match that stands\n")
  }
}

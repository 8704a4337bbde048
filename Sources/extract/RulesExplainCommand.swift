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

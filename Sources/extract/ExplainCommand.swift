import ArgumentParser
import PolicyExtraction
import PolicyRules
import PolicyText

/// `extract explain FILE --at PLACE`: what matched there, what lost to what, what became of it, and why other rules gave nothing.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell which rules matched at a place of a file, what came of it, and why others did not.",
    discussion: """
      PLACE is LINE:COLUMN (in characters, from 1), the id of a record, or a text, whose first occurrence counts. Each phase that looked at the \
      place is listed with its scope; + marks a match that stands, - one that lost, ~ one that stands and gave no record.

      Behind the records stands why not: for the rule given with --rule, else for the rules that came nearest to matching, how far each got, \
      what it wanted next, with its place in the rule file, and what stood there.

      EXIT STATUS: 0 explained; 2 no such file, place, rule or phase, or the rules cannot be loaded.
      """)

  /// How the answer is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "FILE"))
  var file: String

  @Option(help: ArgumentHelp("The place to explain.", valueName: "PLACE"))
  var at: String

  @Option(help: ArgumentHelp("Why this rule gave nothing there.", valueName: "ID"))
  var rule: String?

  @Option(help: ArgumentHelp("Only this phase.", valueName: "NAME"))
  var phase: String?

  @Option(help: ArgumentHelp("How many of the rules that came nearest are told of.", valueName: "N"))
  var nearest: Int = 5

  @Option(help: "text, or json for tools.")
  var format: Format = .text

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  func validate() throws {
    if nearest < 0 { throw ValidationError("--nearest cannot be negative") }
  }

  func run() throws {
    let explainer = Explainer(rules: try RulesCommand.load(rules))
    let source = try RulesCommand.source(file)
    var question = Explainer.Question(rule: rule, phase: phase)
    question.missCountMax = max(nearest, rule == nil ? 0 : 1)
    do throws(ExplainFault) {
      let found = try explainer.explain(source, at: Explainer.Place(at), question)
      RulesCommand.print(format == .json ? ExplanationJSON.text(of: found) : ExplanationText.text(of: found))
    } catch {
      throw CommandFault(message: "\(file): \(error.message)")
    }
  }
}

extension ExplainFault {
  var message: String {
    switch self {
    case .noPacks: "there are no rules to read it with; give --rules"
    case .textAbsent(let text):
      "`\(text)` does not occur in what was read; give a text as it is printed, without line breaks, or LINE:COLUMN, or the id of a record"
    case .lineBeyondEnd(let line, let count): "there is no line \(line); the last one is \(count)"
    case .columnBeyondEnd(let line, let column, let count): "there is no column \(column) in line \(line), which has \(count)"
    case .notRead(let line, let column):
      "nothing was read at \(line):\(column); it is white space, markup or page furniture: give a place beside it"
    case .unknownRule(let id, let nearest):
      "no rule has the id \(id); \(nearest.map { "did you mean \($0)?" } ?? "extract rules list shows them all")"
    case .unknownPhase(let name, let known): "there is no phase \(name); phases: \(known.joined(separator: ", "))"
    case .otherPack(let rule, let pack): "rule \(rule) is of another pack: this text is read with `\(pack)`"
    }
  }
}

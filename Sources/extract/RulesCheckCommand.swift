import ArgumentParser
import PolicyExtraction
import PolicyRules

/// `extract rules check`: every fault of every file, each with its place.
struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check rule files: every fault of all of them, with its place.",
    discussion:
      "EXIT STATUS: 0 the rules can be used, though there may be warnings; 2 they cannot. Each code has a page in Rules/docs/errors.")

  /// How faults are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("Folders of rules.", valueName: "DIR"))
  var folders: [String] = []

  @Option(name: .shortAndLong, help: "text (for people) or json (for editors).")
  var format: Format = .text

  func run() throws {
    let location = try RulesLocation.find(options: folders)
    var faults: [Diagnostic] = []
    do {
      let packs = try location.packs()
      faults = RuleSet.check(packs)
      if !faults.contains(where: { $0.severity == .error }) { faults += idleExemptions(try RuleSet.load(packs)) }
    } catch {
      faults = error.diagnostics
    }
    let errors = faults.count { $0.severity == .error }
    switch format {
    case .text:
      for fault in faults { RulesCommand.print("\(fault)\n") }
      RulesCommand.print("\(errors) errors, \(faults.count - errors) warnings\(Self.pages(faults))\n")
    case .json:
      RulesCommand.print(JSONText.object([("diagnostics", .list(faults.map(Self.json)))]) + "\n")
    }
    if errors > 0 { throw ExitCode(ExitStatus.nothingExtracted.rawValue) }
  }

  /// Exemptions of alternatives that an example takes after all.
  private func idleExemptions(_ rules: RuleSet) -> [Diagnostic] {
    guard rules.hasExemptions else { return [] }
    var counter = CoverageCounter(rules: rules)
    counter.addExamples()
    return counter.report.idleExemptions
  }

  /// Where the codes of some faults are explained.
  private static func pages(_ faults: [Diagnostic]) -> String {
    let pages = Set(faults.map(\.code.page)).sorted()
    return pages.isEmpty ? "" : "; see " + pages.joined(separator: ", ")
  }

  private static func json(_ fault: Diagnostic) -> JSONText {
    .fields([
      ("file", .text(fault.file)), ("line", .number(fault.line)), ("column", .number(fault.column)),
      ("severity", .text(fault.severity.rawValue)), ("code", .text(fault.code.rawValue)), ("message", .text(fault.message)),
      ("help", .text(fault.hint)), ("excerpt", .text(fault.excerpt)), ("page", .text(fault.code.page)),
    ])
  }
}

import ArgumentParser
import Foundation
import PolicyExtraction
import PolicyRules
import PolicyText

/// `extract rules coverage [INPUT ...]`: what is used of the rules, and what no rule reads.
struct RulesCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Count what is used of the rules, in the examples beside them or in files.",
    discussion: """
      Counted are rules, the alternatives of their patterns (branches of |, and what ? or * lets be left out) and the terms of lexicons: how \
      often each matched (fired), stood, stood without any other match beside it (alone), lost to another rule. Then come which rule beat \
      which by which step of the overlap order, and what no rule reads: numbers by what stands behind them, clauses by how they begin. \
      Without INPUT the examples beside the rules are counted, each in the phase of its rule. The text form lists what never stands; csv and \
      json list all.

      EXIT STATUS: 0 all is well; 1 some input failed, or the share is below --fail-under; 2 the rules cannot be loaded.
      """)

  /// How the counts are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  @Argument(help: ArgumentHelp("Files and folders to read.", valueName: "INPUT"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  @Option(name: .shortAndLong, help: "text, csv or json.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp("Fail where less than this part of the rules and alternatives stands or is exempt.", valueName: "PERCENT"))
  var failUnder: Double?

  func run() throws {
    var counter = CoverageCounter(rules: try RulesCommand.load(rules))
    let hasFailed = inputs.isEmpty ? false : addInputs(to: &counter)
    if inputs.isEmpty { counter.addExamples() }
    let report = counter.report
    switch format {
    case .text: RulesCommand.print(CoverageText(report).text)
    case .csv: RulesCommand.print(CoverageTable(report).csv)
    case .json: RulesCommand.print(CoverageTable(report).json)
    }
    if let failUnder, report.percent < failUnder {
      let percent = String(format: "%.1f", report.percent)
      Messages.write("\(percent) % of rules and alternatives are covered, below \(failUnder): \(report.shortfall) are missing")
      throw ExitCode(ExitStatus.inputFailed.rawValue)
    }
    if hasFailed { throw ExitCode(ExitStatus.inputFailed.rawValue) }
  }

  /// Counts the inputs; those that cannot be read are named, and the others go on.
  ///
  /// - Returns: whether one could not be read.
  private func addInputs(to counter: inout CoverageCounter) -> Bool {
    let reader = InputReader(limits: .standard)
    var hasFailed = false
    for input in InputSet(arguments: inputs, standardInput: .nullDevice).inputs {
      do {
        let bytes = try reader.read(input)
        counter.add(try SourceText(path: bytes.path, data: [UInt8](bytes.data), encoding: nil))
      } catch {
        hasFailed = true
        Messages.write((error as? InputFault)?.message ?? (error as? SourceError).map { InputFault.undecodable($0).message } ?? "\(error)")
      }
    }
    return hasFailed
  }
}

import ArgumentParser
import Foundation
import PolicyExtraction
import PolicyRules
import PolicyText

/// `extract rules …`: the work on rules, without a build.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Check, test and explain rules.",
    discussion:
      "Without DIR the rules are those of an extraction: EXTRACT_RULES, else Rules/ of the checkout, else the copy in the binary.",
    subcommands: [
      RulesCheckCommand.self, RulesTestCommand.self, RulesListCommand.self, RulesShowCommand.self, ExplainCommand.self,
      RulesCoverageCommand.self,
    ],
    helpNames: [.short, .long])

  /// Writes a text to standard output, the paths in it from the current folder on.
  static func print(_ text: String) {
    let folder = FileManager.default.currentDirectoryPath
    FileHandle.standardOutput.write(Data((folder.count > 1 ? text.replacing(folder + "/", with: "") : text).utf8))
  }

  /// The rules of some folders, or of an extraction where there are none.
  static func load(_ folders: [String]) throws(CommandFault) -> RuleSet {
    let location = try RulesLocation.find(options: folders)
    do {
      return try RuleSet.load(try location.packs())
    } catch {
      throw CommandFault(message: "the rules cannot be used\n" + error.description)
    }
  }
}

extension RulesCommand {
  /// A file as it is read for extraction.
  static func source(_ path: String) throws -> SourceText {
    let input = try readInput(path)
    do {
      return try SourceText(path: input.path, data: [UInt8](input.data), encoding: nil)
    } catch {
      throw CommandFault(message: InputFault.undecodable(error).message)
    }
  }

  private static func readInput(_ path: String) throws(CommandFault) -> InputBytes {
    do {
      return try InputReader(limits: .standard).read(path == "-" ? .standardInput : .file(path))
    } catch {
      throw CommandFault(message: error.message)
    }
  }
}

/// `extract rules test`: the examples beside the rules.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples that stand beside the rules.",
    discussion: """
      Each example must be matched by its rule and yield what it says, each reject must not be. An example is read as a text of its own, \
      overlaps settled as in an extraction. A fault is missing (no match), noisy (a match that should not be), wrong (a match that yields \
      something else) or done (an example marked todo that holds).

      EXIT STATUS: 0 all examples hold; 1 some do not; 2 the rules cannot be loaded.
      """)

  @Argument(help: ArgumentHelp("Folders of rules.", valueName: "DIR"))
  var folders: [String] = []

  @Option(help: ArgumentHelp("Only rules whose id or file contains this.", valueName: "TEXT"))
  var filter: String?

  func run() throws {
    let report = ExampleRunner(try RulesCommand.load(folders)).run(filter: filter)
    var text = ""
    for fault in report.faults {
      text += "\(fault.file):\(fault.line): \(fault.kind.rawValue): rule `\(fault.rule)` on `\(fault.text)`\n"
      for detail in fault.details { text += "  \(detail)\n" }
    }
    text += "\(report.ruleCount) rules, \(report.exampleCount) examples, \(report.faults.count) faults"
    text += report.todos.isEmpty ? "\n" : ", \(report.todos.count) to do\n"
    RulesCommand.print(text)
    guard report.faults.isEmpty else { throw ExitCode(ExitStatus.inputFailed.rawValue) }
  }
}

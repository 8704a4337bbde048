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
      RulesCoverageCommand.self, RulesNewCommand.self,
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

import ArgumentParser
import PolicyRecords

/// The root of the command line. Without the name of a subcommand it extracts, and its help is that of extracting.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Turn policy text into typed records, each with the rule and the characters it was read from.",
    version: ExtractionHeader.engine,
    subcommands: [RunCommand.self, ExplainCommand.self, RulesCommand.self],
    defaultSubcommand: RunCommand.self,
    // None of its own: `extract --help` falls through to the help of the default subcommand, which has the options.
    helpNames: [])
}

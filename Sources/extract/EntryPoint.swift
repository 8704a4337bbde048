import ArgumentParser
import Foundation

/// Runs the command line and turns what it throws into a message and an exit status.
@main
enum EntryPoint {
  static func main() {
    do {
      var command = try ExtractCommand.parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      exit(status.rawValue)
    } catch let fault as CommandFault {
      Messages.write(lines: fault.message)
      exit(ExitStatus.nothingExtracted.rawValue)
    } catch {
      // Help and version are thrown too; they succeed, and are what was asked for.
      guard !ExtractCommand.exitCode(for: error).isSuccess else {
        FileHandle.standardOutput.write(Data((ExtractCommand.fullMessage(for: error) + "\n").utf8))
        exit(ExitStatus.success.rawValue)
      }
      Messages.write("\(ExtractCommand.message(for: error)); see extract --help")
      exit(ExitStatus.nothingExtracted.rawValue)
    }
  }
}

/// The exit statuses, the same for every subcommand.
enum ExitStatus: Int32 {
  case success = 0
  /// Finished, but some input failed, or a check found faults.
  case inputFailed = 1
  /// Usage or rules error: nothing was extracted.
  case nothingExtracted = 2
}

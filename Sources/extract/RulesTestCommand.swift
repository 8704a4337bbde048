import ArgumentParser
import Foundation
import PolicyExtraction
import PolicyRules

/// `extract rules test`: the examples beside the rules.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples that stand beside the rules.",
    discussion: """
      Each example must be matched by its rule and yield what it says, each reject must not be. An example is read as a text of its own, \
      overlaps settled as in an extraction. A fault is missing (no match), noisy (a match that should not be) or wrong (a match that yields \
      something else). Examples marked todo are listed, as ready once they hold; neither is a fault.

      EXIT STATUS: 0 all examples hold; 1 some do not; 2 the rules cannot be loaded.
      """)

  @Argument(help: ArgumentHelp("Folders of rules.", valueName: "DIR"))
  var folders: [String] = []

  @Option(help: ArgumentHelp("Only rules whose id or file contains this.", valueName: "TEXT"))
  var filter: String?

  @Flag(help: "Run again at each save of a rule file, until interrupted.")
  var watch = false

  func run() throws {
    guard watch else {
      let report = ExampleRunner(try RulesCommand.load(folders)).run(filter: filter)
      RulesCommand.print(Self.text(report))
      guard report.faults.isEmpty else { throw ExitCode(ExitStatus.inputFailed.rawValue) }
      return
    }
    guard case .folders(let watched) = try RulesLocation.find(options: folders) else {
      throw CommandFault(message: "--watch: the rules inside the binary cannot change; give a folder of rules")
    }
    var stamp = FolderStamp(watched)
    while true {
      RulesCommand.print(timed())
      stamp = stamp.next()
    }
  }

  /// One run with the time it took; faults of rule files are told, for the next save may mend them.
  private func timed() -> String {
    let start = ContinuousClock.now
    var text: String
    do throws(CommandFault) {
      text = Self.text(ExampleRunner(try RulesCommand.load(folders)).run(filter: filter))
    } catch {
      text = error.message + "\n"
    }
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return text + "\(Int(milliseconds)) ms; watching for changes, Ctrl-C stops\n\n"
  }

  private static func text(_ report: ExampleReport) -> String {
    var text = ""
    for fault in report.faults { text += describe(fault, as: fault.kind.rawValue) }
    for fault in report.todos { text += describe(fault, as: "todo, \(fault.kind.rawValue)") }
    for fault in report.ready { text += describe(fault, as: fault.kind.rawValue) }
    text += "\(report.ruleCount) rules, \(report.exampleCount) examples, \(report.faults.count) faults"
    if !report.todos.isEmpty { text += ", \(report.todos.count) to do" }
    if !report.ready.isEmpty { text += ", \(report.ready.count) ready" }
    return text + "\n"
  }

  private static func describe(_ fault: ExampleFault, as kind: String) -> String {
    "\(fault.file):\(fault.line): \(kind): rule `\(fault.rule)` on `\(fault.text)`\n" + fault.details.map { "  \($0)\n" }.joined()
  }
}

/// When the files of some folders were last changed: tells whether one was saved.
private struct FolderStamp: Equatable {
  private let folders: [String]
  private var files: [String: File] = [:]

  private struct File: Equatable {
    let changed: Date?
    let sizeBytes: Int?
  }

  /// How often the folders are looked at, in seconds: soon enough for a person, seldom enough for the machine.
  private static let pollIntervalSeconds = 0.2

  init(_ folders: [String]) {
    self.folders = folders
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    for folder in folders {
      let walk = FileManager.default.enumerator(
        at: URL(fileURLWithPath: folder), includingPropertiesForKeys: Array(keys), options: .skipsHiddenFiles)
      while let url = walk?.nextObject() as? URL {
        guard let values = try? url.resourceValues(forKeys: keys) else { continue }
        files[url.path] = File(changed: values.contentModificationDate, sizeBytes: values.fileSize)
      }
    }
  }

  /// Waits for a change and gives the stamp after it.
  func next() -> FolderStamp {
    while true {
      Thread.sleep(forTimeInterval: Self.pollIntervalSeconds)
      let now = FolderStamp(folders)
      if now != self { return now }
    }
  }
}

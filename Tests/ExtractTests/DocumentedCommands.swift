import Foundation
import Testing

/// A page of documentation whose files are written and whose commands are run, in the order in which they stand.
///
/// A fenced block whose first line is ```` ```yaml health/pack.yaml ```` (any language, then a path) is a file. In a `console` block a line that
/// begins with `$ ` is a command, the lines below it what it prints on standard output; a line `…` stands for any number of lines.
struct DocumentedCommands {
  /// One block of the page.
  enum Step {
    case file(path: String, text: String)
    case command(String, output: [String])
  }

  let steps: [Step]

  init(page: String) throws {
    let text = try String(contentsOf: BuiltBinary.root.appending(path: page), encoding: .utf8)
    var steps: [Step] = []
    var header: String?
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```"), let open = header {
        steps += Self.steps(open, lines)
        header = nil
      } else if line.hasPrefix("```") {
        header = String(line.dropFirst(3))
        lines = []
      } else {
        lines.append(line)
      }
    }
    self.steps = steps
  }

  private static func steps(_ header: String, _ lines: [String]) -> [Step] {
    if let space = header.firstIndex(of: " ") {
      return [.file(path: String(header[header.index(after: space)...]), text: lines.joined(separator: "\n") + "\n")]
    }
    guard header == "console" else { return [] }
    var steps: [Step] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append(.command(String(line.dropFirst(2)), output: []))
      } else if case .command(let command, let output) = steps.last {
        steps[steps.count - 1] = .command(command, output: output + [line])
      }
    }
    return steps
  }

  /// Writes and runs everything in a folder; what a command prints must be what the page shows.
  func run(in folder: TemporaryFolder) throws {
    try #require(steps.contains { if case .command = $0 { true } else { false } }, "the page has no command")
    for step in steps {
      switch step {
      case .file(let path, let text): try folder.file(path, text)
      case .command(let command, let shown):
        let printed = try Self.output(of: command, in: folder)
        #expect(
          Self.fits(printed, shown), "\(command)\nshown:\n\(shown.joined(separator: "\n"))\nprinted:\n\(printed.joined(separator: "\n"))")
      }
    }
  }

  private static func output(of command: String, in folder: TemporaryFolder) throws -> [String] {
    let scratch = try TemporaryFolder()
    let output = try scratch.file("output", Data())
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder.url
    var environment = ProcessInfo.processInfo.environment.filter { $0.key != "EXTRACT_RULES" }
    environment["PATH"] = BuiltBinary.url.deletingLastPathComponent().path() + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    // The shipped rules are named by where the checkout is; a page names them from its root on.
    let lines = text.replacing(BuiltBinary.root.path(), with: "").split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map(String.init).dropLast(text.hasSuffix("\n") ? 1 : 0)
  }

  /// Whether lines are those shown, of which `…` stands for any number.
  static func fits(_ printed: [String], _ shown: [String]) -> Bool {
    guard let first = shown.first else { return printed.isEmpty }
    if first == "…" {
      return (0...printed.count).contains { fits(Array(printed.dropFirst($0)), Array(shown.dropFirst())) }
    }
    return printed.first == first && fits(Array(printed.dropFirst()), Array(shown.dropFirst()))
  }
}

import Foundation

/// Where records go: standard output as they come, or a file that appears whole.
enum OutputSink {
  case standardOutput
  case file(OutputFile)

  /// Opens the sink; `nil` and `-` are standard output.
  init(path: String?) throws(CommandFault) {
    guard let path, path != "-" else {
      self = .standardOutput
      return
    }
    self = .file(try OutputFile(path: path))
  }

  func write(_ bytes: [UInt8]) throws(CommandFault) {
    switch self {
    case .standardOutput:
      do {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      } catch {
        throw .unwritable("standard output", reason: error.localizedDescription)
      }
    case .file(let file): try file.write(bytes)
    }
  }

  /// Makes what was written visible.
  func commit() throws(CommandFault) {
    if case .file(let file) = self { try file.commit() }
  }

  /// Leaves everything as it was.
  func discard() {
    if case .file(let file) = self { file.discard() }
  }
}

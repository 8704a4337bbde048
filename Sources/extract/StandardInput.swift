import Foundation

/// What stands behind standard input, which decides what a call without inputs reads.
enum StandardInput {
  enum Kind {
    case terminal
    /// The null device, or nothing at all: a shell that runs jobs in the background has it so.
    case nullDevice
    /// A pipe or a file: another program's text.
    case piped
  }

  static var kind: Kind {
    if isatty(STDIN_FILENO) == 1 { return .terminal }
    return FileStatus.standardInputIsNull() ? .nullDevice : .piped
  }
}

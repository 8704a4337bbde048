import Foundation
import PolicyText

/// What is said on standard error: `extract: PLACE: what is wrong; what to do`.
enum Messages {
  /// Writes a message of several lines, such as the faults of rule files.
  static func write(lines text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    write(String(lines[0]))
    for line in lines.dropFirst() { write(String(line), prefix: "") }
  }

  /// Writes one message. Control characters, which a file name may hold, are shown as `?`, so that no name can drive the terminal.
  static func write(_ text: String, prefix: String = "extract: ") {
    var line = prefix
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar.properties.generalCategory == .control ? "?" : scalar)
    }
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// Why one input gave nothing. The other inputs of the run go on.
struct InputFault: Error, Hashable {
  /// The path as it was given.
  let path: String
  let problem: String
  /// What the reader of the message can do.
  let remedy: String

  var message: String { "\(path): \(problem); \(remedy)" }
}

extension InputFault {
  static func missing(_ path: String) -> InputFault {
    InputFault(path: path, problem: "no such file or folder", remedy: "check the path")
  }

  static func unreadable(_ path: String, reason: String) -> InputFault {
    InputFault(path: path, problem: "cannot be read (\(reason))", remedy: "check its permissions")
  }

  static func empty(_ path: String) -> InputFault {
    InputFault(path: path, problem: "is empty", remedy: "give a file with text")
  }

  static func undecodable(_ error: SourceError) -> InputFault {
    switch error {
    case .unreadable(let path, let reason): unreadable(path, reason: reason)
    case .empty(let path): empty(path)
    case .binary(let path, _): binary(path)
    case .tooLarge(let path, _, let sizeBytesMax): tooLarge(path, megabytesMax: sizeBytesMax >> 20)
    }
  }

  static func noTexts(_ path: String) -> InputFault {
    let extensions = InputSet.extensions.map { "." + $0 }.joined(separator: ", ")
    return InputFault(path: path, problem: "holds no \(extensions) file", remedy: "name files of other kinds one by one")
  }

  static func tooLarge(_ path: String, megabytesMax: Int) -> InputFault {
    InputFault(path: path, problem: "is larger than \(megabytesMax) MB", remedy: "split it, or raise the limit with --max-megabytes")
  }

  static func binary(_ path: String) -> InputFault {
    InputFault(path: path, problem: "is not text", remedy: "convert it to text or HTML first")
  }
}

/// Why the run cannot start or go on.
struct CommandFault: Error, Hashable {
  let message: String
}

extension CommandFault {
  /// Faults of rule packs, each with its place, line and caret.
  static func badRules(_ faults: String) -> CommandFault {
    CommandFault(message: "the rules cannot be used, nothing was extracted\n" + faults)
  }

  static func unknownEncoding(_ name: String) -> CommandFault {
    CommandFault(
      message: "--encoding \(name): no such encoding; give one of \(SourceEncoding.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  static func noRules(_ path: String, givenBy origin: String) -> CommandFault {
    CommandFault(message: "\(path): no such folder of rules; check the path given by \(origin)")
  }

  static func outputIsFolder(_ path: String) -> CommandFault {
    CommandFault(message: "\(path): is a folder; name a file in it")
  }

  static func outputIsInput(_ path: String) -> CommandFault {
    CommandFault(message: "\(path): is an input too; write to another file")
  }

  static func unwritable(_ path: String, reason: String) -> CommandFault {
    CommandFault(message: "\(path): cannot be written (\(reason)); check that its folder exists, may be written to and has room")
  }

  static func badLimit(_ megabytes: Int) -> CommandFault {
    CommandFault(message: "--max-megabytes \(megabytes): is not a size; give a number from 1 to \(InputLimits.megabytesCeiling)")
  }
}

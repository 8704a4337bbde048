import BuiltinRules
import Foundation

/// Limits on what is read.
struct InputLimits: Sendable {
  /// Largest value that `--max-megabytes` takes.
  static let megabytesCeiling = 4096

  static let standard = InputLimits()

  /// Largest input, in units of 1024 × 1024 bytes. A year of a newspaper is below it, and a text is held in memory whole.
  let megabytesMax: Int

  private init() {
    megabytesMax = 64
  }

  init(megabytesMax: Int) throws(CommandFault) {
    guard (1...Self.megabytesCeiling).contains(megabytesMax) else { throw .badLimit(megabytesMax) }
    self.megabytesMax = megabytesMax
  }

  var bytesMax: Int { megabytesMax << 20 }
}

/// The bytes of an input with the path that records name as their source.
struct InputBytes {
  let path: String
  let data: Data
}

/// Reads inputs within limits.
struct InputReader {
  let limits: InputLimits

  /// The bytes of an input; never more than the limit is held.
  func read(_ input: Input) throws(InputFault) -> InputBytes {
    switch input {
    case .file(let path): InputBytes(path: path, data: try read(path))
    case .standardInput: InputBytes(path: "-", data: try read(.standardInput, named: "-"))
    case .sample: InputBytes(path: BuiltinRules.sample.path, data: Data(BuiltinRules.sample.text.utf8))
    case .fault(let fault): throw fault
    }
  }

  private func read(_ path: String) throws(InputFault) -> Data {
    let handle: FileHandle
    do {
      handle = try FileHandle(forReadingFrom: URL(filePath: path))
    } catch {
      throw .unreadable(path, reason: error.localizedDescription)
    }
    return try read(handle, named: path)
  }

  private func read(_ handle: FileHandle, named path: String) throws(InputFault) -> Data {
    var data = Data()
    do {
      // A pipe gives what it has; only nothing is its end.
      while data.count <= limits.bytesMax, let piece = try handle.read(upToCount: Self.pieceBytesMax), !piece.isEmpty {
        data.append(piece)
      }
    } catch {
      throw .unreadable(path, reason: error.localizedDescription)
    }
    guard data.count <= limits.bytesMax else { throw .tooLarge(path, megabytesMax: limits.megabytesMax) }
    return data
  }

  private static let pieceBytesMax = 1 << 20
}

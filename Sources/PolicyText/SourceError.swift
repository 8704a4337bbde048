/// Why a source could not be read at all. Bad bytes alone are never a reason: they become U+FFFD.
public enum SourceError: Error, Sendable, Hashable {
  case unreadable(path: String, reason: String)
  case empty(path: String)
  case binary(path: String, offsetBytes: Int)
  case tooLarge(path: String, sizeBytes: Int, sizeBytesMax: Int)
}

extension SourceError: CustomStringConvertible {
  /// One line: the path, what is wrong, what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .empty(let path):
      "\(path): holds no text, only white space or nothing; give a file with text"
    case .binary(let path, let offsetBytes):
      "\(path): is not text (control byte at offset \(offsetBytes)); convert it to text first, or name its encoding if it is UTF-16"
    case .tooLarge(let path, let sizeBytes, let sizeBytesMax):
      "\(path): has \(sizeBytes) bytes, the limit is \(sizeBytesMax); split it or raise the limit"
    }
  }
}

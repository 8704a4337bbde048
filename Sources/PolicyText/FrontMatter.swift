/// The block between two `---` lines at the head of a source: `key: value` lines about it.
struct FrontMatter: Sendable, Hashable {
  /// Byte range of the block, both marks included.
  let range: Range<Int>
  let properties: [Property]

  /// Where the body begins.
  var bodyStart: Int { range.upperBound }

  /// Lines after which an unclosed block is taken for text.
  private static let lineCountMax = 200

  /// Reads the block at the head of `bytes`, blank lines before it allowed; `nil` where there is none or it is not closed.
  static func read(_ bytes: [UInt8]) -> FrontMatter? {
    guard let start = bytes.firstIndex(where: { !$0.isASCIIWhiteSpace }) else { return nil }
    var line = lineRange(bytes, from: start)
    guard isMark(bytes, line.content) else { return nil }
    var properties: [Property] = []
    for _ in 0..<lineCountMax where line.next < bytes.count {
      line = lineRange(bytes, from: line.next)
      if isMark(bytes, line.content) {
        return properties.isEmpty ? nil : FrontMatter(range: start..<line.next, properties: properties)
      }
      if let property = property(bytes, line.content) { properties.append(property) }
    }
    return nil
  }

  private static func isMark(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count == 3 && bytes[range].allSatisfy { $0 == 0x2D }
  }

  /// The line at `start` without white space at its end, and where the next one begins.
  private static func lineRange(_ bytes: [UInt8], from start: Int) -> (content: Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    var next = end
    if next < bytes.count { next += bytes[next] == 0x0D && next + 1 < bytes.count && bytes[next + 1] == 0x0A ? 2 : 1 }
    while end > start, bytes[end - 1].isASCIIWhiteSpace { end -= 1 }
    return (start..<end, next)
  }

  /// `key: value` with quotes around the value taken off; `nil` for list entries, comments and keys without a value.
  private static func property(_ bytes: [UInt8], _ line: Range<Int>) -> Property? {
    guard let first = bytes[line].first, !first.isASCIIWhiteSpace, first != 0x2D, first != 0x23 else { return nil }
    guard let colon = bytes[line].firstIndex(of: 0x3A), colon > line.lowerBound else { return nil }
    var value = (colon + 1)..<line.upperBound
    while let byte = bytes[value].first, byte.isASCIIWhiteSpace { value = (value.lowerBound + 1)..<value.upperBound }
    if value.count >= 2, let quote = bytes[value].first, quote == 0x22 || quote == 0x27, bytes[value].last == quote {
      value = (value.lowerBound + 1)..<(value.upperBound - 1)
    }
    guard !value.isEmpty else { return nil }
    let key = String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self)
    return Property(key: key, value: String(decoding: bytes[value], as: UTF8.self), range: value)
  }
}

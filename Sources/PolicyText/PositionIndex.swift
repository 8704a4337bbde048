/// Turns byte offsets of a UTF-8 text into code point offsets, lines and columns, and back.
package struct PositionIndex: Sendable {
  /// A place as an editor shows it.
  package struct Place: Sendable, Hashable {
    /// 1-based; lines end at LF, CR LF or CR.
    package let line: Int
    /// 1-based, in code points.
    package let column: Int
  }

  /// Bytes between two checkpoints: what a lookup scans at most.
  private static let strideBytes = 128

  package let lengthCodePoints: Int
  /// Byte offsets at which lines begin.
  package let lineStarts: [Int]
  private let bytes: [UInt8]
  /// Code points that begin before byte `index * strideBytes`.
  private let checkpoints: [Int]

  /// Indexes `bytes`, which must be valid UTF-8. O(n).
  package init(_ bytes: [UInt8]) {
    var checkpoints: [Int] = []
    checkpoints.reserveCapacity(bytes.count / Self.strideBytes + 1)
    var lineStarts = [0]
    var codePointCount = 0
    var index = 0
    while index < bytes.count {
      checkpoints.append(codePointCount)
      let end = min(index + Self.strideBytes, bytes.count)
      while index < end {
        let byte = bytes[index]
        if byte & 0xC0 != 0x80 { codePointCount += 1 }
        index += 1
        if byte == 0x0A || (byte == 0x0D && (index == bytes.count || bytes[index] != 0x0A)) { lineStarts.append(index) }
      }
    }
    self.bytes = bytes
    self.checkpoints = checkpoints
    self.lineStarts = lineStarts
    self.lengthCodePoints = codePointCount
  }

  /// The number of code points before `byteOffset`, which is clamped to the text. O(1).
  package func codePoint(atByte byteOffset: Int) -> Int {
    let offset = min(max(byteOffset, 0), bytes.count)
    let checkpoint = offset / Self.strideBytes
    guard checkpoint < checkpoints.count else { return lengthCodePoints }
    var count = checkpoints[checkpoint]
    for index in (checkpoint * Self.strideBytes)..<offset where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Where code point `codePointOffset`, clamped to the text, begins. O(log n).
  package func byte(atCodePoint codePointOffset: Int) -> Int {
    guard codePointOffset < lengthCodePoints else { return bytes.count }
    guard codePointOffset > 0 else { return 0 }
    let checkpoint = checkpoints.partitionPoint { $0 > codePointOffset } - 1
    var count = checkpoints[checkpoint]
    var index = checkpoint * Self.strideBytes
    while index < bytes.count {
      if bytes[index] & 0xC0 != 0x80 {
        if count == codePointOffset { return index }
        count += 1
      }
      index += 1
    }
    return index
  }

  /// The code point range of a byte range. O(1).
  package func codePoints(_ range: Range<Int>) -> Range<Int> {
    codePoint(atByte: range.lowerBound)..<codePoint(atByte: range.upperBound)
  }

  /// The 1-based line that holds `byteOffset`. O(log n).
  package func line(atByte byteOffset: Int) -> Int { max(lineStarts.partitionPoint { $0 > byteOffset }, 1) }

  /// Line and column of `byteOffset`. O(log n).
  package func place(atByte byteOffset: Int) -> Place {
    let line = line(atByte: byteOffset)
    return Place(line: line, column: codePoint(atByte: byteOffset) - codePoint(atByte: lineStarts[line - 1]) + 1)
  }
}

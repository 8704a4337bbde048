/// Text as valid UTF-8, and where bad input was replaced.
struct DecodedText: Sendable, Hashable {
  var bytes: [UInt8] = []
  /// Byte ranges in `bytes` of the runs of U+FFFD that stand for bad input, in order, not touching.
  var undecodable: [Range<Int>] = []

  /// Adds one U+FFFD for a bad byte or character.
  mutating func appendReplacement() {
    let start = bytes.count
    bytes.append(0xEF)
    bytes.append(0xBF)
    bytes.append(0xBD)
    if let last = undecodable.last, last.upperBound == start {
      undecodable[undecodable.count - 1] = last.lowerBound..<bytes.count
    } else {
      undecodable.append(start..<bytes.count)
    }
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 { return bytes.append(UInt8(truncatingIfNeeded: value)) }
    if value < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }
}

/// Checks and repairs UTF-8.
enum UTF8Decoder {
  /// How much of some data is valid UTF-8.
  struct Census: Sendable, Hashable {
    /// Valid sequences of two to four bytes.
    var multibyteCount = 0
    /// Maximal bad subsequences: each becomes one U+FFFD.
    var badCount = 0
  }

  /// Counts valid and bad sequences. O(n).
  static func census(_ data: ArraySlice<UInt8>) -> Census {
    var census = Census()
    var index = data.startIndex
    let end = data.endIndex
    while index < end {
      if data[index] < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(data, at: index)
      if length > 0 { census.multibyteCount += 1 } else { census.badCount += 1 }
      index += length > 0 ? length : -length
    }
    return census
  }

  /// Decodes, with one U+FFFD for each maximal bad subsequence (as the Unicode standard recommends). O(n).
  static func decode(_ data: ArraySlice<UInt8>) -> DecodedText {
    var text = DecodedText()
    text.bytes.reserveCapacity(data.count)
    var index = data.startIndex
    var goodStart = index
    while index < data.endIndex {
      if data[index] < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(data, at: index)
      if length > 0 {
        index += length
        continue
      }
      text.bytes.append(contentsOf: data[goodStart..<index])
      text.appendReplacement()
      index -= length
      goodStart = index
    }
    text.bytes.append(contentsOf: data[goodStart..<index])
    return text
  }

  /// The length of the valid sequence at `index`, or minus the length of the bad one (1 to 3).
  static func sequenceLength(_ data: ArraySlice<UInt8>, at index: Int) -> Int {
    let lead = data[index]
    let count: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, low) = (3, 0xA0)
    case 0xED: (count, high) = (3, 0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, low) = (4, 0x90)
    case 0xF1...0xF3: count = 4
    case 0xF4: (count, high) = (4, 0x8F)
    default: return -1
    }
    var position = 1
    while position < count {
      guard index + position < data.endIndex, data[index + position] >= low, data[index + position] <= high else { return -position }
      low = 0x80
      high = 0xBF
      position += 1
    }
    return count
  }
}

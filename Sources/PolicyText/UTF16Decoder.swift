/// Decodes UTF-16 of either byte order.
enum UTF16Decoder {
  /// Decodes, with U+FFFD for each unpaired surrogate and for an odd last byte. O(n).
  static func decode(_ data: ArraySlice<UInt8>, bigEndian: Bool) -> DecodedText {
    var text = DecodedText()
    text.bytes.reserveCapacity(data.count + data.count / 2)
    var index = data.startIndex
    while index + 1 < data.endIndex {
      let unit = unit(data, at: index, bigEndian: bigEndian)
      index += 2
      if unit & 0xF800 != 0xD800, let scalar = Unicode.Scalar(unit) {
        text.append(scalar)
        continue
      }
      guard unit < 0xDC00, index + 1 < data.endIndex else {
        text.appendReplacement()
        continue
      }
      let next = self.unit(data, at: index, bigEndian: bigEndian)
      guard next & 0xFC00 == 0xDC00, let scalar = Unicode.Scalar(0x10000 + ((unit & 0x3FF) << 10) + (next & 0x3FF)) else {
        text.appendReplacement()
        continue
      }
      text.append(scalar)
      index += 2
    }
    if index < data.endIndex { text.appendReplacement() }
    return text
  }

  private static func unit(_ data: ArraySlice<UInt8>, at index: Int, bigEndian: Bool) -> UInt32 {
    let first = UInt32(data[index])
    let second = UInt32(data[index + 1])
    return bigEndian ? first << 8 | second : second << 8 | first
  }
}

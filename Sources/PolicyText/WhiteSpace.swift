/// White space and characters without width, told from UTF-8 bytes.
enum WhiteSpace {
  /// The length in bytes of the white space character at `index`, 0 where there is none.
  ///
  /// Control characters count, as do U+0085, U+00A0, U+00AD, U+1680, U+2000–U+200F, U+2028–U+202F, U+205F–U+2064, U+3000 and U+FEFF.
  static func length(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return lead.isASCIIWhiteSpace ? 1 : 0 }
    switch lead {
    case 0xC2:
      let next = bytes[index + 1]
      return next <= 0xA0 || next == 0xAD ? 2 : 0
    case 0xE1: return bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80 ? 3 : 0
    case 0xE2:
      let (second, third) = (bytes[index + 1], bytes[index + 2])
      if second == 0x80 { return third <= 0x8F || (third >= 0xA8 && third <= 0xAF) ? 3 : 0 }
      return second == 0x81 && third >= 0x9F && third <= 0xA4 ? 3 : 0
    case 0xE3: return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    case 0xEF: return bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Whether a white space character of `length` at `index` takes no room, so that none is noted for it.
  static func isZeroWidth(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0xC2: bytes[index + 1] == 0xAD
    case 0xE2:
      (bytes[index + 1] == 0x80 && bytes[index + 2] >= 0x8B && bytes[index + 2] <= 0x8F)
        || (bytes[index + 1] == 0x81 && bytes[index + 2] >= 0xA0)
    case 0xEF: true
    default: false
    }
  }
}

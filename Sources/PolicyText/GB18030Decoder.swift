internal import Foundation

/// Decodes GB18030 (and so GBK and GB 2312).
///
/// Foundation knows the table but gives up on a whole file for one bad byte. So the byte structure (one, two or four bytes) is walked here,
/// and Foundation is asked for each character once.
struct GB18030Decoder {
  /// `CFStringConvertEncodingToNSStringEncoding(kCFStringEncodingGB_18030_2000)`, which Linux does not export.
  private static let encoding = String.Encoding(rawValue: 0x8000_0632)
  /// Second bytes that a lead byte can have in a two-byte character: 40 to FE.
  private static let rowCount = 0xBF
  private static let unknown: UInt32 = 0xFFFF_FFFF
  /// What Foundation has no character for.
  private static let refused: UInt32 = 0xFFFF_FFFE

  /// Scalar values of two-byte characters by lead and second byte, as far as they were met.
  private var pairs = [UInt32](repeating: unknown, count: 0x7E * rowCount)
  /// Scalar values of four-byte characters, as far as they were met.
  private var quads: [UInt32: UInt32] = [:]

  /// Decodes, with one U+FFFD for each byte outside the structure and each character outside the table. O(n).
  static func decode(_ data: ArraySlice<UInt8>) -> DecodedText {
    var decoder = GB18030Decoder()
    return decoder.text(of: data)
  }

  private mutating func text(of data: ArraySlice<UInt8>) -> DecodedText {
    var text = DecodedText()
    text.bytes.reserveCapacity(data.count + data.count / 2)
    var index = data.startIndex
    while index < data.endIndex {
      if data[index] < 0x80 {
        text.bytes.append(data[index])
        index += 1
        continue
      }
      let length = Self.characterLength(data, at: index)
      let value = length == 0 ? Self.refused : length == 2 ? pair(data, at: index) : quad(data, at: index)
      if let scalar = Unicode.Scalar(value) { text.append(scalar) } else { text.appendReplacement() }
      index += max(length, 1)
    }
    return text
  }

  /// The length of the well-formed character at `index`: 1, 2 or 4, or 0 where there is none.
  static func characterLength(_ data: ArraySlice<UInt8>, at index: Int) -> Int {
    let lead = data[index]
    if lead < 0x80 { return 1 }
    guard lead >= 0x81, lead <= 0xFE, index + 1 < data.endIndex else { return 0 }
    let second = data[index + 1]
    if second >= 0x40, second <= 0xFE, second != 0x7F { return 2 }
    guard second.isASCIIDigit, index + 3 < data.endIndex else { return 0 }
    let third = data[index + 2]
    return third >= 0x81 && third <= 0xFE && data[index + 3].isASCIIDigit ? 4 : 0
  }

  private mutating func pair(_ data: ArraySlice<UInt8>, at index: Int) -> UInt32 {
    let slot = Int(data[index] - 0x81) * Self.rowCount + Int(data[index + 1] - 0x40)
    if pairs[slot] == Self.unknown { pairs[slot] = Self.look(up: data[index..<(index + 2)]) }
    return pairs[slot]
  }

  private mutating func quad(_ data: ArraySlice<UInt8>, at index: Int) -> UInt32 {
    let key = data[index..<(index + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if let value = quads[key] { return value }
    let value = Self.look(up: data[index..<(index + 4)])
    quads[key] = value
    return value
  }

  private static func look(up character: ArraySlice<UInt8>) -> UInt32 {
    guard let scalars = String(bytes: character, encoding: encoding)?.unicodeScalars, scalars.count == 1 else { return refused }
    return scalars.first?.value ?? refused
  }
}

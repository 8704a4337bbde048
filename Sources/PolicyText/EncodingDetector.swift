/// Chooses the encoding of some data and decodes it.
enum EncodingDetector {
  /// How far into a page a `charset` declaration is looked for, in bytes.
  private static let declarationBytesMax = 4096
  /// Valid sequences for each bad one above which data is UTF-8 with damage: GB18030 text read as UTF-8 stays far below one.
  private static let damagedRatioMin = 8

  /// Decodes by: byte order mark, `given`, a page's `charset`, strict UTF-8, GB18030; where none is clean, the likelier of the last two.
  ///
  /// A `charset` of GB is not believed where the data is valid UTF-8 with several multi-byte sequences: pages are often converted and keep it.
  static func decode(_ data: [UInt8], given: SourceEncoding?) -> (text: DecodedText, encoding: SourceEncoding) {
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { return (UTF8Decoder.decode(data[3...]), .utf8) }
    if data.starts(with: [0xFF, 0xFE]) { return (UTF16Decoder.decode(data[2...], bigEndian: false), .utf16LittleEndian) }
    if data.starts(with: [0xFE, 0xFF]) { return (UTF16Decoder.decode(data[2...], bigEndian: true), .utf16BigEndian) }
    if let given { return (decode(data[...], as: given), given) }
    let census = UTF8Decoder.census(data[...])
    let declared = FormatDetector.looksLikeHTML(data[...]) ? declaredEncoding(data) : nil
    if declared == .gb18030, census.badCount > 0 || census.multibyteCount < 3 { return (GB18030Decoder.decode(data[...]), .gb18030) }
    if census.badCount == 0 { return (DecodedText(bytes: data), .utf8) }
    if declared == .utf8, census.multibyteCount > census.badCount { return (UTF8Decoder.decode(data[...]), .utf8) }
    if census.multibyteCount > damagedRatioMin * census.badCount { return (UTF8Decoder.decode(data[...]), .utf8) }
    let chinese = GB18030Decoder.decode(data[...])
    if chinese.undecodable.isEmpty || census.multibyteCount <= census.badCount { return (chinese, .gb18030) }
    return (UTF8Decoder.decode(data[...]), .utf8)
  }

  private static func decode(_ data: ArraySlice<UInt8>, as encoding: SourceEncoding) -> DecodedText {
    switch encoding {
    case .utf8: UTF8Decoder.decode(data)
    case .utf16LittleEndian: UTF16Decoder.decode(data, bigEndian: false)
    case .utf16BigEndian: UTF16Decoder.decode(data, bigEndian: true)
    case .gb18030: GB18030Decoder.decode(data)
    }
  }

  /// The encoding that a page declares by `charset=…` or `encoding="…"` near its start.
  private static func declaredEncoding(_ data: [UInt8]) -> SourceEncoding? {
    let head = data.prefix(declarationBytesMax).map { $0.lowercasedASCII }
    for key in ["charset", "encoding"] {
      guard var index = head.firstIndex(of: Array(key.utf8)) else { continue }
      index += key.utf8.count
      while index < head.count, head[index].isASCIIWhiteSpace || head[index] == 0x3D || head[index] == 0x22 || head[index] == 0x27 {
        index += 1
      }
      let label = head[index...].prefix { $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x5F }
      if let encoding = SourceEncoding(label: String(decoding: label, as: UTF8.self)) { return encoding }
    }
    return nil
  }
}

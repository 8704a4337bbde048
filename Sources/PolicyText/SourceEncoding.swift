/// A character encoding that the engine reads.
public enum SourceEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case gb18030 = "gb18030"

  /// Reads a label as users and web pages write it (`GBK`, `gb2312`, `UTF8`, `utf-16`); `nil` where it names none of the four.
  ///
  /// GBK and GB 2312 are read as GB18030, which contains both.
  public init?(label: String) {
    let name = label.utf8.filter { $0.isASCIILetterOrDigit }.map { $0.lowercasedASCII }
    switch String(decoding: name, as: UTF8.self) {
    case "utf8", "unicode11utf8", "ascii", "usascii": self = .utf8
    case "utf16", "utf16le", "unicode", "ucs2": self = .utf16LittleEndian
    case "utf16be", "unicodefffe": self = .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "gb231280", "xgbk", "cp936", "ms936", "windows936", "euccn", "hzgb2312", "chinese", "csgb2312":
      self = .gb18030
    default: return nil
    }
  }
}

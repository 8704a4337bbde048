extension UInt8 {
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isASCIIDigit: Bool { self &- 0x30 < 10 }
  var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
  /// Space and the control characters: all that takes no ink below U+0080.
  var isASCIIWhiteSpace: Bool { self <= 0x20 || self == 0x7F }
  var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

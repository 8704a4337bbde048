/// Character references of HTML.
enum HTMLEntities {
  /// The longest reference read, `&` and `;` included.
  private static let lengthBytesMax = 12

  /// The character that the reference at `index` (an `&`) stands for and where it ends; `nil` leaves the text as it is.
  static func decode(_ bytes: [UInt8], at index: Int, end: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    let limit = min(end, index + lengthBytesMax)
    var stop = index + 1
    guard stop < limit else { return nil }
    if bytes[stop] == 0x23 { return decodeNumber(bytes, from: stop + 1, limit: limit) }
    while stop < limit, bytes[stop].isASCIILetterOrDigit { stop += 1 }
    let isClosed = stop < limit && bytes[stop] == 0x3B
    let name = String(decoding: bytes[(index + 1)..<stop], as: UTF8.self)
    guard let value = named[name], isClosed || unclosed.contains(name), let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, isClosed ? stop + 1 : stop)
  }

  private static func decodeNumber(_ bytes: [UInt8], from start: Int, limit: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard start < limit else { return nil }
    let isHexadecimal = bytes[start].lowercasedASCII == 0x78
    var index = isHexadecimal ? start + 1 : start
    let digitsStart = index
    var value: UInt32 = 0
    while index < limit, value < 0x110000, let digit = digit(bytes[index], isHexadecimal: isHexadecimal) {
      value = value * (isHexadecimal ? 16 : 10) + digit
      index += 1
    }
    guard index > digitsStart else { return nil }
    if value >= 0x80, value < 0xA0 { value = windows1252[Int(value) - 0x80] }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, index < limit && bytes[index] == 0x3B ? index + 1 : index)
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte) - 0x30 }
    let letter = byte.lowercasedASCII
    return isHexadecimal && letter >= 0x61 && letter <= 0x66 ? UInt32(letter) - 0x57 : nil
  }

  /// Names that pages write without the semicolon.
  private static let unclosed: Set<String> = ["amp", "lt", "gt", "quot", "nbsp"]

  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "iexcl": 0xA1, "cent": 0xA2, "pound": 0xA3,
    "yen": 0xA5, "sect": 0xA7, "copy": 0xA9, "laquo": 0xAB, "not": 0xAC, "shy": 0xAD, "reg": 0xAE, "deg": 0xB0, "plusmn": 0xB1,
    "sup2": 0xB2, "sup3": 0xB3, "micro": 0xB5, "para": 0xB6, "middot": 0xB7, "sup1": 0xB9, "raquo": 0xBB, "frac14": 0xBC,
    "frac12": 0xBD, "frac34": 0xBE, "times": 0xD7, "divide": 0xF7, "alpha": 0x3B1, "beta": 0x3B2, "gamma": 0x3B3, "delta": 0x3B4,
    "mu": 0x3BC, "Omega": 0x3A9, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E,
    "rlm": 0x200F, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A, "ldquo": 0x201C,
    "rdquo": 0x201D, "bdquo": 0x201E, "dagger": 0x2020, "bull": 0x2022, "hellip": 0x2026, "permil": 0x2030, "prime": 0x2032,
    "Prime": 0x2033, "lsaquo": 0x2039, "rsaquo": 0x203A, "euro": 0x20AC, "trade": 0x2122, "larr": 0x2190, "uarr": 0x2191,
    "rarr": 0x2192, "darr": 0x2193, "harr": 0x2194, "minus": 0x2212, "infin": 0x221E, "asymp": 0x2248, "ne": 0x2260, "le": 0x2264,
    "ge": 0x2265, "sum": 0x2211, "radic": 0x221A, "loz": 0x25CA, "lang": 0x27E8, "rang": 0x27E9, "zwsp": 0x200B,
  ]

  /// What pages mean by the references 128 to 159, which name control characters (HTML standard, numeric character reference end state).
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}

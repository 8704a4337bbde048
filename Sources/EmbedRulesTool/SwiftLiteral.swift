/// Swift string literals that stand for a text byte by byte.
enum SwiftLiteral {
  /// A raw literal over several lines. Raw, because the compiler then copies the text and need not look into it; with enough `#` that no `"""` or `\` of the
  /// text counts. Carriage returns and other control characters are escaped, for the compiler turns CR LF into LF inside a literal.
  ///
  /// - Complexity: O(n) in the length of the text.
  static func multiline(_ text: String) -> String {
    let hashes = String(repeating: "#", count: longestHashRun(in: text) + 1)
    var literal = "\(hashes)\"\"\"\n"
    literal.reserveCapacity(text.utf8.count + 64)
    for scalar in text.unicodeScalars {
      if isVerbatim(scalar) {
        literal.unicodeScalars.append(scalar)
      } else {
        literal += "\\\(hashes)u{\(String(scalar.value, radix: 16))}"
      }
    }
    return literal + "\n\"\"\"\(hashes)"
  }

  /// Tab, line feed and all that is no control character; a byte-order mark is escaped to keep it visible.
  private static func isVerbatim(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: false
    default: true
    }
  }

  private static func longestHashRun(in text: String) -> Int {
    var longest = 0
    var current = 0
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}

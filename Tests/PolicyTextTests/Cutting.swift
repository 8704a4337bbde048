@testable import PolicyText

/// Reads a cut of the source the slow and obvious way, to check the mapping against.
enum Cutting {
  /// The text of a cut: entities decoded where the format has them.
  static func read(_ cut: ArraySlice<UInt8>, format: SourceFormat) -> String {
    let text = String(decoding: cut, as: UTF8.self)
    guard format != .text else { return text }
    let entities = [
      "&nbsp;": " ", "&ldquo;": "“", "&rdquo;": "”", "&lsquo;": "‘", "&rsquo;": "’", "&quot;": "\"", "&lt;": "<", "&gt;": ">",
      "&hellip;": "…", "&mdash;": "—", "&middot;": "·", "&times;": "×", "&emsp;": " ", "&ensp;": " ", "&deg;": "°", "&permil;": "‰",
      "&amp;": "&",
    ]
    var decoded = text.replacing(/&#(x?)([0-9A-Fa-f]+);/) { match in
      UInt32(match.2, radix: match.1.isEmpty ? 10 : 16).flatMap(Unicode.Scalar.init).map(String.init) ?? String(match.0)
    }
    for (name, value) in entities.sorted(by: { $0.key > $1.key }) where name != "&amp;" { decoded = decoded.replacing(name, with: value) }
    return decoded.replacing("&amp;", with: "&")
  }

  /// White space and zero-width characters removed, full-width ASCII folded as reading does.
  static func squash(_ text: String) -> String {
    var squashed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF05, 0xFF0E, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
        squashed.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0...0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: continue
      default: if !scalar.properties.isWhitespace { squashed.append(scalar) }
      }
    }
    return String(squashed)
  }
}

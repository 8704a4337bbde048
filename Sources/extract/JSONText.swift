/// A small JSON value for what the commands about rules print, its fields in the order given.
indirect enum JSONText {
  case text(String)
  case number(Int)
  case list([JSONText])
  case fields([(String, JSONText)])

  /// An object in JSON (RFC 8259), on one line.
  static func object(_ fields: [(String, JSONText)]) -> String { JSONText.fields(fields).description }

  var description: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
    case .fields(let fields): "{" + fields.map { Self.quoted($0) + ":" + $1.description }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

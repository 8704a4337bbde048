/// Appends JSON to bytes (RFC 8259). Linear in the output, and without a copy of any text.
enum JSONEncoding {
  /// A value on one line, without white space between its parts.
  static func appendCompact(_ value: JSONValue, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .decimal(let digits): bytes.append(contentsOf: digits.utf8)
    case .string(let text): appendString(text, to: &bytes)
    case .strings(let texts): appendList(texts, to: &bytes, appendString)
    case .inline(let fields): appendCompact(fields, to: &bytes)
    case .inlines(let objects), .objects(let objects): appendList(objects, to: &bytes, appendCompact)
    }
  }

  /// An object on one line.
  static func appendCompact(_ fields: [JSONField], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      appendString(field.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      appendCompact(field.value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// An object with one field a line, its braces at `depth` steps of two spaces. Nothing is written before the opening or after the closing brace.
  static func appendIndented(_ fields: [JSONField], depth: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      appendLineBreak(depth: depth + 1, to: &bytes)
      appendName(field.name, to: &bytes)
      appendIndented(field.value, depth: depth + 1, to: &bytes)
    }
    appendLineBreak(depth: depth, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  /// A line break and the indentation of the next line.
  static func appendLineBreak(depth: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { bytes.append(contentsOf: "  ".utf8) }
  }

  /// A field's name and colon as the indented layout has them.
  static func appendName(_ name: String, to bytes: inout [UInt8]) {
    appendString(name, to: &bytes)
    bytes.append(contentsOf: ": ".utf8)
  }

  private static func appendIndented(_ value: JSONValue, depth: Int, to bytes: inout [UInt8]) {
    switch value {
    case .inlines(let objects) where !objects.isEmpty:
      appendLines(objects, depth: depth, to: &bytes) { object, bytes in appendCompact(object, to: &bytes) }
    case .objects(let objects) where !objects.isEmpty:
      appendLines(objects, depth: depth, to: &bytes) { object, bytes in appendIndented(object, depth: depth + 1, to: &bytes) }
    default: appendCompact(value, to: &bytes)
    }
  }

  private static func appendLines(
    _ objects: [[JSONField]], depth: Int, to bytes: inout [UInt8], _ append: ([JSONField], inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for (place, object) in objects.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      appendLineBreak(depth: depth + 1, to: &bytes)
      append(object, &bytes)
    }
    appendLineBreak(depth: depth, to: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }

  private static func appendList<Element>(_ list: [Element], to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (place, element) in list.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

/// Appends CSV cells and lines to bytes (RFC 4180).
struct CSVEncoding: Sendable {
  let options: CSVOptions

  /// What separates the entries of a list in one cell. Inside an entry it is written `\|`, and `\` is written `\\`.
  static let listSeparator = "|"

  /// A line of cells.
  func appendLine(_ cells: [Cell], to bytes: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell, to: &bytes)
    }
    if options.forExcel { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func append(_ cell: Cell, to bytes: inout [UInt8]) {
    switch cell {
    case .empty: break
    case .text(let text): appendQuoted(text, guarded: !options.isRaw, to: &bytes)
    case .list(let entries):
      let joined = entries.map(Self.escapedEntry).joined(separator: Self.listSeparator)
      appendQuoted(joined, guarded: !options.isRaw, to: &bytes)
    case .literal(let text): appendQuoted(text, guarded: false, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }
  }

  private func appendQuoted(_ text: String, guarded: Bool, to bytes: inout [UInt8]) {
    let isNeutralised = guarded && Self.runsAsFormula(text)
    guard text.utf8.contains(where: Self.needsQuotes) else {
      if isNeutralised { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isNeutralised { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Whether a spreadsheet would run a cell that begins like this, or might after folding full-width signs
  /// (https://owasp.org/www-community/attacks/CSV_Injection).
  private static func runsAsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func escapedEntry(_ entry: String) -> String {
    guard entry.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") }) else { return entry }
    var escaped = ""
    for scalar in entry.unicodeScalars {
      if scalar == "|" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}

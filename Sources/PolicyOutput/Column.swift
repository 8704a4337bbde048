import PolicyRecords

/// One column of a CSV table: its name in the header and how a record fills it. A column is added to a table by adding one of these to its list.
struct Column<Record: Sendable>: Sendable {
  let name: String
  let cell: @Sendable (Row<Record>) -> Cell

  init(_ name: String, _ cell: @escaping @Sendable (Row<Record>) -> Cell) {
    self.name = name
    self.cell = cell
  }
}

/// A record with the document around it, so that a table makes sense alone.
struct Row<Record: Sendable>: Sendable {
  let record: Record
  let context: DocumentContext
}

/// What stands in a cell.
enum Cell: Sendable, Hashable {
  /// The source states nothing.
  case empty
  /// Text from a source, which a spreadsheet must not run as a formula.
  case text(String)
  /// Texts from a source, joined in one cell.
  case list([String])
  /// A number, an id or a word of the record contract: left alone.
  case literal(String)
  case integer(Int)
  case boolean(Bool)
}

extension Cell {
  static func text(_ text: String?) -> Cell {
    text.map { .text($0) } ?? .empty
  }

  static func literal(_ text: String?) -> Cell {
    text.map { .literal($0) } ?? .empty
  }

  static func boolean(_ flag: Bool?) -> Cell {
    flag.map { .boolean($0) } ?? .empty
  }

  static func decimal(_ value: ExactDecimal?) -> Cell {
    value.map { .literal($0.description) } ?? .empty
  }

  /// The pieces of a span as `12-15|20-25` in code points; empty where there is one piece.
  static func segments(_ span: RecordSpan) -> Cell {
    span.segments.isEmpty ? .empty : .literal(span.segments.map { "\($0.start)-\($0.end)" }.joined(separator: CSVEncoding.listSeparator))
  }
}

public import PolicyRecords

/// Writes one table of a run as CSV (RFC 4180, with LF unless for Excel): a header, then a line for each record of the table's type.
///
/// Lists in a cell are joined by `|`. Text that a spreadsheet would run as a formula gets an apostrophe before it, unless the options say raw.
public struct CSVWriter: RecordWriter {
  /// The type of record the table holds.
  public let table: RecordType

  private let encoding: CSVEncoding
  private var header = ExtractionHeader(packs: [])

  /// A writer of one table.
  public init(table: RecordType, options: CSVOptions = CSVOptions()) {
    self.table = table
    self.encoding = CSVEncoding(options: options)
  }

  /// The names of a table's columns in their order.
  public static func columnNames(of table: RecordType) -> [String] {
    switch table {
    case .document: Column<DocumentRecord>.table.map(\.name)
    case .item: Column<ItemRecord>.table.map(\.name)
    case .measure: Column<MeasureRecord>.table.map(\.name)
    case .target: Column<TargetRecord>.table.map(\.name)
    case .body: Column<BodyRecord>.table.map(\.name)
    case .beneficiary: Column<BeneficiaryRecord>.table.map(\.name)
    case .gap: Column<GapRecord>.table.map(\.name)
    }
  }

  /// Writes the header line, after a byte-order mark where it is for Excel.
  public mutating func begin(_ header: ExtractionHeader, into bytes: inout [UInt8]) {
    self.header = header
    if encoding.options.forExcel { bytes.append(contentsOf: "\u{FEFF}".utf8) }
    encoding.appendLine(Self.columnNames(of: table).map { .literal($0) }, to: &bytes)
  }

  /// Writes a line for each of the document's records of the table's type.
  public func append(_ document: DocumentRecord, into bytes: inout [UInt8]) {
    let context = DocumentContext(document, header: header)
    switch table {
    case .document: append([document], of: context, columns: Column.table, to: &bytes)
    case .item: append(document.items, of: context, columns: Column.table, to: &bytes)
    case .measure: append(document.measures, of: context, columns: Column.table, to: &bytes)
    case .target: append(document.targets, of: context, columns: Column.table, to: &bytes)
    case .body: append(document.bodies, of: context, columns: Column.table, to: &bytes)
    case .beneficiary: append(document.beneficiaries, of: context, columns: Column.table, to: &bytes)
    case .gap: append(document.gaps, of: context, columns: Column.table, to: &bytes)
    }
  }

  /// Writes nothing: a table has no foot.
  public func end(into bytes: inout [UInt8]) {}

  private func append<Record>(_ records: [Record], of context: DocumentContext, columns: [Column<Record>], to bytes: inout [UInt8]) {
    for record in records {
      let row = Row(record: record, context: context)
      encoding.appendLine(columns.map { $0.cell(row) }, to: &bytes)
    }
  }
}

import ArgumentParser
import PolicyOutput
import PolicyRecords

/// The forms of output, by the names they have on the command line.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case json
  case jsonl
  case csv

  /// A writer of this form.
  func writer(table: RecordType, options: CSVOptions) -> any RecordWriter {
    switch self {
    case .json: JSONWriter()
    case .jsonl: JSONLinesWriter()
    case .csv: CSVWriter(table: table, options: options)
    }
  }
}

/// A table by its name on the command line: `measures`, `bodies`.
struct TableName: ExpressibleByArgument {
  let type: RecordType

  init?(argument: String) {
    guard let type = RecordType.allCases.first(where: { $0.plural == argument }) else { return nil }
    self.type = type
  }

  static var allValueStrings: [String] { RecordType.allCases.map(\.plural) }
}

extension RunCommand {
  var csvOptions: CSVOptions { CSVOptions(forExcel: excel, isRaw: csvRaw) }
}

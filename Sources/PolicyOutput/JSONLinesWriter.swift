public import PolicyRecords

/// Writes JSON Lines (https://jsonlines.org): one record a line with its `type` and the id of its `document` first, and before all a line of type `extraction`
/// that says how the run was made.
///
///     {"type":"extraction","document":null,"schema_version":"1","engine":"extract 0.1.0","packs":[…]}
///     {"type":"document","document":"dc5ac36832f28","id":"dc5ac36832f28","source":{…},"title":…}
///     {"type":"measure","document":"dc5ac36832f28","id":"mfd413642622f",…}
public struct JSONLinesWriter: RecordWriter {
  /// A writer for one run.
  public init() {}

  /// Writes the line that says how the run was made.
  public func begin(_ header: ExtractionHeader, into bytes: inout [UInt8]) {
    appendLine(type: "extraction", document: .null, header.jsonFields, to: &bytes)
  }

  /// Writes a line for the document and one for each of its records.
  public func append(_ document: DocumentRecord, into bytes: inout [UInt8]) {
    let id = JSONValue.string(document.id.rawValue)
    appendLine(type: RecordType.document.rawValue, document: id, document.jsonFields, to: &bytes)
    for (type, records) in document.jsonRecords {
      for fields in records { appendLine(type: type.rawValue, document: id, fields, to: &bytes) }
    }
  }

  /// Writes nothing: the last line ended with its line break.
  public func end(into bytes: inout [UInt8]) {}

  private func appendLine(type: String, document: JSONValue, _ fields: [JSONField], to bytes: inout [UInt8]) {
    JSONEncoding.appendCompact([JSONField("type", .string(type)), JSONField("document", document)] + fields, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }
}

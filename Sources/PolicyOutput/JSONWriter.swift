public import PolicyRecords

/// Writes one JSON object: how the run was made, then its documents, each holding its records.
///
///     {
///       "schema_version": "1",
///       "engine": "extract 0.1.0",
///       "packs": [
///         {"id":"zh","version":"1.0.0","sha256":"9f2c…"}
///       ],
///       "documents": [
///         {
///           "id": "dc5ac36832f28",
///           …
///           "measures": [
///             {
///               "id": "mfd413642622f",
///               …
///               "span": {"start":120,"end":130,"byte_start":344,"byte_end":374},
///               "rule": "measure.clause"
///             }
///           ],
///           …
public struct JSONWriter: RecordWriter {
  private var isFirst = true

  /// A writer for one run.
  public init() {}

  /// Opens the object and its list of documents.
  public mutating func begin(_ header: ExtractionHeader, into bytes: inout [UInt8]) {
    JSONEncoding.appendIndented(header.jsonFields, depth: 0, to: &bytes)
    // The object stays open for the documents: its last line break and brace go.
    bytes.removeLast(2)
    bytes.append(UInt8(ascii: ","))
    JSONEncoding.appendLineBreak(depth: 1, to: &bytes)
    JSONEncoding.appendName("documents", to: &bytes)
    bytes.append(UInt8(ascii: "["))
    isFirst = true
  }

  /// Writes a document with its records inside.
  public mutating func append(_ document: DocumentRecord, into bytes: inout [UInt8]) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    JSONEncoding.appendLineBreak(depth: 2, to: &bytes)
    let lists = document.jsonRecords.map { JSONField($0.type.plural, .objects($0.records)) }
    JSONEncoding.appendIndented(document.jsonFields + lists, depth: 2, to: &bytes)
  }

  /// Closes the list and the object.
  public mutating func end(into bytes: inout [UInt8]) {
    if !isFirst { JSONEncoding.appendLineBreak(depth: 1, to: &bytes) }
    bytes.append(contentsOf: "]\n}\n".utf8)
  }
}

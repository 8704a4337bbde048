public import PolicyRecords

/// Writes a run's records in one format, document by document, so that a corpus never stands in memory whole.
///
/// Call ``begin(_:into:)`` once, ``append(_:into:)`` for each document in order, ``end(into:)`` once. Each appends to the bytes it is given, which the caller may
/// empty between the calls. The same records give the same bytes on every machine.
public protocol RecordWriter: Sendable {
  /// Writes what stands before the documents.
  mutating func begin(_ header: ExtractionHeader, into bytes: inout [UInt8])
  /// Writes a document and its records.
  mutating func append(_ document: DocumentRecord, into bytes: inout [UInt8])
  /// Writes what stands after the documents.
  mutating func end(into bytes: inout [UInt8])
}

extension RecordWriter {
  /// A whole run as bytes.
  public consuming func write(_ extraction: Extraction) -> [UInt8] {
    var bytes: [UInt8] = []
    begin(extraction.header, into: &bytes)
    for document in extraction.documents { append(document, into: &bytes) }
    end(into: &bytes)
    return bytes
  }
}

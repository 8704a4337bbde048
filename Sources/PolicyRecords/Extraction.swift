/// What every output says of how it was made, before its documents.
public struct ExtractionHeader: Sendable, Hashable {
  /// The version of the record contract; changes when a field changes its name or meaning.
  public static let schemaVersion = "1"

  /// Name and version of the engine.
  public static let engine = "extract 0.1.0"

  /// The rule packs used, in the order they were loaded.
  public let packs: [PackReference]

  /// A header for output made with these packs.
  public init(packs: [PackReference]) {
    self.packs = packs
  }
}

/// A rule pack by name, version and content.
public struct PackReference: Sendable, Hashable {
  /// The pack's id, such as `zh`.
  public let id: String
  /// The pack's version as it declares it.
  public let version: String
  /// SHA-256 over the pack's files, in lower-case hexadecimal.
  public let sha256: String

  /// A reference from its fields.
  public init(id: String, version: String, sha256: String) {
    self.id = id
    self.version = version
    self.sha256 = sha256
  }
}

/// The documents of a run with the header they are written under. Where a corpus streams, header and documents travel apart.
public struct Extraction: Sendable, Hashable {
  /// How the documents were made.
  public let header: ExtractionHeader
  /// The documents, in the order of their sources and of the text.
  public let documents: [DocumentRecord]

  /// A run from its parts.
  public init(header: ExtractionHeader, documents: [DocumentRecord]) {
    self.header = header
    self.documents = documents
  }
}

/// One document found in a source, with all records read from it, each list in text order.
public struct DocumentRecord: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// The source it was found in.
  public let source: SourceReference
  /// The document's own title; `nil` where the source has none.
  public var title: String?
  /// The document number as printed; `nil` where the source has none.
  public var documentNumber: String?
  /// The bodies that issued it, in order, by full name; empty for news, readouts and commentary.
  public var issuers: [String] = []
  /// What sort of document it is.
  public var genre: Genre
  /// Date of issue: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `--MM-DD` where no year is printed; `nil` where there is no date.
  public var date: String?
  /// The bodies it is addressed to, as printed.
  public var addressees: [String] = []
  /// The language of its text.
  public var language: LanguageTag
  /// Whether the text stops before the document ends.
  public var truncated: Bool = false
  /// Where it stands in the source.
  public let span: RecordSpan
  /// The units of its outline.
  public var items: [ItemRecord] = []
  /// What it sets out to do.
  public var measures: [MeasureRecord] = []
  /// The quantities and calendar points it states.
  public var targets: [TargetRecord] = []
  /// The public bodies it names.
  public var bodies: [BodyRecord] = []
  /// Who is to benefit or is regulated.
  public var beneficiaries: [BeneficiaryRecord] = []
  /// What gave no record though it might have.
  public var gaps: [GapRecord] = []

  /// A document from what every one has; the rest is filled in by later stages.
  public init(id: RecordID, source: SourceReference, genre: Genre, language: LanguageTag, span: RecordSpan) {
    self.id = id
    self.source = source
    self.genre = genre
    self.language = language
    self.span = span
  }
}

/// The file a document was found in.
public struct SourceReference: Sendable, Hashable {
  /// The path as it was given, never made absolute; `-` for standard input.
  public let path: String
  /// How the text was read: `text`, `markdown` or `html`.
  public let format: String
  /// The encoding the bytes were decoded from, by its IANA name in lower case: `utf-8`, `gb18030`.
  public let encoding: String
  /// SHA-256 of the file's bytes, in lower-case hexadecimal.
  public let sha256: String

  /// A reference from its fields.
  public init(path: String, format: String, encoding: String, sha256: String) {
    self.path = path
    self.format = format
    self.encoding = encoding
    self.sha256 = sha256
  }
}

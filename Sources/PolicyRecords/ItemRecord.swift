/// A numbered unit of a document's outline.
public struct ItemRecord: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// Numbers from the outermost unit down, joined by `/`.
  public let path: String
  /// The number as printed, white space removed.
  public let number: String
  /// Depth in this document, 1 for the outermost in use.
  public let level: Int
  /// The heading after the number, without its closing mark; `nil` where number and sentence run on.
  public let heading: String?
  /// The unit's own text after number and heading, without the units below it; empty where it has none.
  public let text: String
  /// The domains the unit's measures act on, in the taxonomy's order.
  public var domains: [DomainID]
  /// Major topics of the Comparative Agendas Project that the domains belong to, by their numbers.
  public var capMajors: [String] = []
  /// Subject classes of the State Council's document library that the domains belong to.
  public var govSubjects: [String] = []
  /// Where the unit stands.
  public let span: RecordSpan

  /// An item from its fields.
  public init(
    id: RecordID, path: String, number: String, level: Int, heading: String?, text: String, domains: [DomainID] = [], span: RecordSpan
  ) {
    self.id = id
    self.path = path
    self.number = number
    self.level = level
    self.heading = heading
    self.text = text
    self.domains = domains
    self.span = span
  }
}

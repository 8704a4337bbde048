/// A public body or generic addressee in one role within one item.
public struct BodyRecord: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// The path of the innermost item that holds it; `nil` before the first.
  public let item: String?
  /// The id of the measure that names it; `nil` where none does.
  public var measure: RecordID?
  /// The name as printed; a shared suffix of a list is expanded.
  public let name: String
  /// The full name the pack knows the body by; `nil` where it does not know it.
  public var canonical: String?
  /// The level of government; `nil` where neither name nor pack tells.
  public var level: BodyLevel?
  /// What the body does.
  public var role: Role
  /// Whether the role is said of the body where it stands.
  public var evidence: Evidence
  /// Where the name was read. A name whose suffix is shared has the pieces it was put together from as segments.
  public let span: RecordSpan
  /// The rule that made it.
  public let rule: RuleID

  /// A body from its fields.
  public init(
    id: RecordID, item: String?, measure: RecordID? = nil, name: String, canonical: String? = nil, level: BodyLevel? = nil, role: Role,
    evidence: Evidence = .explicit, span: RecordSpan, rule: RuleID
  ) {
    self.id = id
    self.item = item
    self.measure = measure
    self.name = name
    self.canonical = canonical
    self.level = level
    self.role = role
    self.evidence = evidence
    self.span = span
    self.rule = rule
  }
}

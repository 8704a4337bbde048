/// Who is to benefit or is regulated: persons, households, enterprises, farms.
public struct BeneficiaryRecord: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// The path of the innermost item that holds it; `nil` in a document without items.
  public let item: String?
  /// The id of the measure that names it; `nil` where none does.
  public var measure: RecordID?
  /// The name as printed, without suffix expansion.
  public let name: String
  /// The pack's group for the name, such as `older-people`; `nil` where it has none.
  public var group: String?
  /// Where the name was read.
  public let span: RecordSpan
  /// The rule that made it.
  public let rule: RuleID

  /// A beneficiary from its fields.
  public init(
    id: RecordID, item: String?, measure: RecordID? = nil, name: String, group: String? = nil, span: RecordSpan, rule: RuleID
  ) {
    self.id = id
    self.item = item
    self.measure = measure
    self.name = name
    self.group = group
    self.span = span
    self.rule = rule
  }
}

/// A quantity or calendar point that the text states, whether goal or fact.
public struct TargetRecord: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// The path of the innermost item that holds it; `nil` outside any item.
  public let item: String?
  /// The id of the measure that holds it; `nil` where none does.
  public var measure: RecordID?
  /// The expression as printed, from its comparator to its unit or bound word.
  public let raw: String
  /// The number, multipliers applied; the lower bound of a range. `nil` for a date.
  public var value: ExactDecimal?
  /// The upper bound of a range; `nil` for a single value.
  public var valueTo: ExactDecimal?
  /// The unit as printed, without multiplier; empty for a bare number, `nil` for a date.
  public var unit: String?
  /// The pack's code of the unit, such as `%` or `CNY`; `nil` where it has none.
  public var unitCode: String?
  /// How the thing measured stands to the value; `nil` for a date.
  public var comparator: Comparator?
  /// What is measured.
  public let kind: TargetKind
  /// The ISO form of a date's point: `2025-03-02`, `2027`, `--02-26`; `nil` for other kinds and where no point can be told.
  public var normal: String?
  /// Whether a date is a deadline; `nil` for other kinds.
  public var by: Bool?
  /// The name of what is measured; `nil` where nothing is.
  public var object: String?
  /// What the value is compared with, as printed; `nil` where nothing is.
  public var baseline: String?
  /// The time over which the value is counted, as printed (each year); `nil` where none is stated.
  public var period: String?
  /// The date by which the value is to be reached in ISO form; `nil` where none is stated.
  public var deadline: String?
  /// Whether the target obliges; `nil` where the source does not say.
  public var binding: Binding?
  /// Whether the value is a fact already reached and not a goal.
  public var past: Bool = false
  /// Where it was read.
  public let span: RecordSpan
  /// The rule that made it.
  public let rule: RuleID

  /// A target from what every one has; the rest is filled in by kind and by later stages.
  public init(id: RecordID, item: String?, raw: String, kind: TargetKind, span: RecordSpan, rule: RuleID) {
    self.id = id
    self.item = item
    self.raw = raw
    self.kind = kind
    self.span = span
    self.rule = rule
  }
}

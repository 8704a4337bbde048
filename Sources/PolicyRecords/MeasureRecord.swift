/// One thing a policy sets out to do: a clause with its own policy verb and the modifiers that belong to it.
public struct MeasureRecord: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// The path of the innermost item that holds it; `nil` outside any item.
  public let item: String?
  /// The clause with its modifiers, closing punctuation dropped.
  public let text: String
  /// The head policy verb as printed.
  public let action: String
  /// What the action acts on, as printed; `nil` where the verb has no object.
  public var object: String?
  /// Who is to act, as printed; `nil` where the clause does not name it.
  public var actor: String?
  /// How binding the wording is; `nil` where the clause has no mark of it.
  public var force: Force?
  /// Conditions the measure depends on, as printed.
  public var conditions: [String] = []
  /// The ways in which it is to be done, as printed.
  public var means: [String] = []
  /// The policy instruments it uses, such as subsidies, as the pack names them.
  public var instruments: [String] = []
  /// The domains it acts on, in the taxonomy's order.
  public var domains: [DomainID] = []
  /// Major topics of the Comparative Agendas Project that the domains belong to, by their numbers.
  public var capMajors: [String] = []
  /// Subject classes of the State Council's document library that the domains belong to.
  public var govSubjects: [String] = []
  /// The ids of its targets.
  public var targets: [RecordID] = []
  /// The ids of its bodies.
  public var bodies: [RecordID] = []
  /// The ids of its beneficiaries.
  public var beneficiaries: [RecordID] = []
  /// The date by which it is to be done in ISO form (`2027`, `2025-12`); `nil` where none is stated.
  public var deadline: String?
  /// Where it was read.
  public let span: RecordSpan
  /// The rule that made it.
  public let rule: RuleID

  /// A measure from what every one has; the rest is filled in by later stages.
  public init(id: RecordID, item: String?, text: String, action: String, span: RecordSpan, rule: RuleID) {
    self.id = id
    self.item = item
    self.text = text
    self.action = action
    self.span = span
    self.rule = rule
  }
}

import PolicyRules

/// What a rule marked, where a later step of the engine made no record of it.
struct Drop: Hashable {
  let rule: String
  /// Byte offsets in the reading text.
  let range: Range<Int>
  let step: DropStep
}

/// The step of the engine, behind the rules, that dropped a mention.
public enum DropStep: String, Sendable, Hashable, CaseIterable {
  case preamble, cover, void, closedGate, headline, heading, contents, joined, ended
  case inTitle, noQuantity, noDate
  case fact, repeated
  case covered, needsRole, undirected

  /// What the step says of the mention.
  public var explanation: String {
    switch self {
    case .preamble: "it stands in a preamble, which states no measures"
    case .cover: "it stands in a covering notice, which this clause does not make ask for anything"
    case .void: "a clause of its sentence says that the sentence states no measure (`voids: sentence`)"
    case .closedGate: "the gate of the document's genre is closed here: no clause before it opened it (`measures_in_…` in pack.yaml)"
    case .headline: "its line heads what follows and is no text"
    case .heading: "it stands in a heading"
    case .contents: "it stands in a list of contents (`list.content`)"
    case .joined: "the measure before it runs on over it (`joins: next`)"
    case .ended: "a clause before it ends the sentence for measures (`ends: sentence`)"
    case .inTitle: "it stands in a name or title (`aspect.title`, `aspect.heading`)"
    case .noQuantity: "its number or date cannot be read"
    case .noDate: "no such day is in the calendar"
    case .fact: "it stands in no measure, and in no clause in which those who benefit count (`beneficiaries_in_…` in pack.yaml)"
    case .repeated: "the same record stands before it in its unit"
    case .covered: "a longer name covers it, or the note has bodies with a part to play"
    case .needsRole: "its rule sets `needs: role`, and no rule of the role phase gives it one"
    case .undirected: "the part holds only where something is to be done (`directed`)"
    }
  }
}

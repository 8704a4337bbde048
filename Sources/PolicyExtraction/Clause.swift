import PolicyRules

/// A clause of a sentence with what the rules say of it.
struct Clause: Sendable {
  /// What a clause does for the measures of its sentence.
  enum Kind: Sendable {
    /// Opens a measure.
    case verb
    /// Belongs to the next measure.
    case modifier
    /// Has no verb of its own and belongs to the previous measure.
    case continuation
    /// Is no part of a measure: fact, praise, formula.
    case none
    /// Names who said what follows.
    case attribution
  }

  let kind: Kind
  /// Byte range in the reading text, without the closing mark.
  let range: Range<Int>
  /// Where the measure's own text begins: behind an attribution that opens the clause.
  let textStart: Int
  /// The rule that classed the clause; `nil` where none did.
  let mention: Mention?
  /// The mark that closes the clause; `nil` at the end of a passage.
  let close: UInt32?

  /// What the clause opens in a text that does not state measures throughout (see `DirectiveGate`); `nil` where it opens nothing.
  let opener: String?

  /// Whether the clause's measure runs on to the end of the next clause with a verb, as the clause itself holds only a modifier.
  var joinsNext: Bool { mention?.rule.fields["joins"] == "next" }

  /// Whether the clause turns to what is no longer to be done: past, background.
  var closes: Bool { mention?.rule.fields["closes"] == "true" }
}

/// A sentence as its clauses.
struct Sentence: Sendable {
  let unit: Int?
  let range: Range<Int>
  var clauses: [Clause]

  /// Whether a clause says that the whole sentence states no measure, as a definition does.
  var isVoid: Bool { clauses.contains { $0.mention?.rule.fields["voids"] == "sentence" } }

  /// Whether the sentence hands another document down, as a covering notice does.
  var transmits: Bool { clauses.contains { $0.mention?.rule.fields["transmits"] == "true" } }
}

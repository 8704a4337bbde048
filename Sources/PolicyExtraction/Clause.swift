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

  /// Whether the clause says that something is to be done, as news does: a modal verb heads it.
  var isTriggered: Bool { mention?.range(of: "trigger") != nil }
}

/// A sentence as its clauses.
struct Sentence: Sendable {
  let unit: Int?
  let range: Range<Int>
  var clauses: [Clause]
}

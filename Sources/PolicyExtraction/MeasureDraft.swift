/// A measure before it becomes a record: the clauses it is made of.
struct MeasureDraft: Sendable {
  let unit: Int?
  /// The modifiers before the clause that opens the measure.
  let modifiers: [Clause]
  /// The clause whose verb is the action.
  let head: Clause
  /// Clauses without a verb of their own that follow it.
  var continuations: [Clause]

  /// From the first modifier to the last continuation.
  var start: Int { modifiers.first?.textStart ?? head.textStart }
  var end: Int { continuations.last?.range.upperBound ?? head.range.upperBound }
}

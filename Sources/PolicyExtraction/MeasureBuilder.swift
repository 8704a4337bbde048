import PolicyRecords
import PolicyRules

/// Puts the clauses of sentences together to measures.
///
/// A clause with a verb opens a measure; modifiers before it belong to it, clauses without a verb after it too.
struct MeasureBuilder {
  let bytes: [UInt8]
  let layout: Layout

  /// The measures of clauses that follow each other in a sentence.
  func measures(in clauses: ArraySlice<Clause>, of sentence: Sentence) -> [MeasureDraft] {
    var drafts: [MeasureDraft] = []
    var modifiers: [Clause] = []
    var isOpen = false
    for clause in clauses {
      if isOpen, clause.kind != .none, clause.kind != .attribution {
        drafts[drafts.count - 1].continuations.append(clause)
        if clause.kind == .verb { isOpen = clause.joinsNext }
        continue
      }
      isOpen = false
      switch clause.kind {
      case .verb:
        // Where an attribution opens the clause, what stands before it belongs to the attribution.
        let own = clause.textStart > clause.range.lowerBound ? [] : modifiers
        drafts.append(MeasureDraft(unit: sentence.unit, modifiers: own, head: clause, continuations: []))
        modifiers = []
        isOpen = clause.joinsNext
      case .modifier:
        modifiers.append(clause)
      case .continuation:
        if modifiers.isEmpty, !drafts.isEmpty {
          drafts[drafts.count - 1].continuations.append(clause)
        } else {
          modifiers.append(clause)
        }
      case .attribution:
        modifiers = []
      case .none:
        modifiers = []
        if clause.mention?.rule.fields["ends"] == "sentence" { return drafts }
      }
    }
    // Modifiers with nothing after them belong to what stands before them, unless the text breaks off; alone, one with a verb is a measure.
    guard let last = modifiers.last, !layout.clauseEnds.contains(last.close ?? 0) else { return drafts }
    if !drafts.isEmpty {
      drafts[drafts.count - 1].continuations += modifiers
    } else if let head = modifiers.lastIndex(where: { $0.kind == .modifier && $0.mention?.range(of: "action") != nil }) {
      drafts.append(
        MeasureDraft(
          unit: sentence.unit, modifiers: Array(modifiers[..<head]), head: modifiers[head], continuations: Array(modifiers[(head + 1)...])))
    }
    return drafts
  }

  /// The ranges a measure's text is made of: notes and marks at its edges left out.
  func ranges(of draft: MeasureDraft) -> [Range<Int>] {
    let clauses = draft.modifiers + [draft.head] + draft.continuations
    var result: [Range<Int>] = []
    for (number, clause) in clauses.enumerated() {
      let start = number == 0 ? clause.textStart : clause.range.lowerBound
      let range = start..<clause.range.upperBound
      // Between two clauses stands the mark that closes the first; anything else is a note.
      if let last = result.last, clauses[number - 1].close != nil {
        result[result.count - 1] = last.lowerBound..<range.upperBound
      } else {
        result.append(range)
      }
    }
    return trimmed(result)
  }

  /// Drops quotation marks whose partner is not in the text, and trailing marks, at both edges.
  private func trimmed(_ ranges: [Range<Int>]) -> [Range<Int>] {
    guard var first = ranges.first else { return ranges }
    var result = ranges
    while !first.isEmpty {
      let (scalar, length) = Scalars.decode(bytes[...], at: first.lowerBound)
      guard layout.quotes.contains(scalar), !isClosedInside(scalar, first.lowerBound + length..<first.upperBound) else { break }
      first = first.lowerBound + length..<first.upperBound
    }
    result[0] = first
    guard var last = result.last else { return result }
    while !last.isEmpty, let scalar = Scalars.last(of: bytes[last]) {
      let length = String(UnicodeScalar(scalar) ?? " ").utf8.count
      let inner = last.lowerBound..<last.upperBound - length
      let isQuote = layout.quotes.contains(scalar) && !isOpenedInside(scalar, inner)
      guard isQuote || layout.trailing.contains(scalar) || layout.enumeration.contains(scalar) else { break }
      last = inner
    }
    result[result.count - 1] = last
    return result
  }

  private func isClosedInside(_ opening: UInt32, _ range: Range<Int>) -> Bool {
    let closing = layout.brackets[opening] ?? layout.quotePairs[opening] ?? opening
    return contains(closing, range) && Scalars.last(of: bytes[range]) != closing || count(closing, range) > 1
  }

  private func isOpenedInside(_ closing: UInt32, _ range: Range<Int>) -> Bool {
    let opening = layout.quotePairs.first { $0.value == closing }?.key ?? closing
    return contains(opening, range)
  }

  private func contains(_ scalar: UInt32, _ range: Range<Int>) -> Bool { count(scalar, range) > 0 }

  private func count(_ wanted: UInt32, _ range: Range<Int>) -> Int {
    var count = 0
    Scalars.forEach(bytes, in: range) { scalar, _ in if scalar == wanted { count += 1 } }
    return count
  }
}

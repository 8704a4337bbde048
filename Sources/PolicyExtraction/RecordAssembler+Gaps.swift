import PolicyRecords
import PolicyRules

extension RecordAssembler {
  /// The shortest sentence that is reported as not understood, in bytes: shorter ones are names in a list.
  private static let unmatchedLengthBytesMin = 18

  /// Notes what gave no record though it might have: sentences past a limit, numbers that no rule explains, and sentences of an item that
  /// states measures of which no clause is described by a rule and which hold no quantity either.
  func addGaps(_ readings: [Reading], _ record: inout DocumentRecord) {
    var contents = ContentList()
    for reading in readings {
      for sentence in reading.sentences where sentence.range.count > PackEngine.markedScopeBytesMax {
        record.gaps.append(GapRecord(span: factory.span([sentence.range]), reason: .limit))
      }
      for mention in reading.mentions where mention.isA("gap") {
        record.gaps.append(GapRecord(span: factory.span([mention.range]), reason: .unmatchedNumber))
      }
      let isContent = contents.holds(reading.passage, of: outline, mentions: reading.mentions)
      guard gate.isAlwaysOpen, !isContent, !reading.passage.isHeading, reading.passage.unit != nil else { continue }
      let unmatched = reading.sentences.filter { isUnmatched($0, reading.mentions) }
      if unmatched.isEmpty || isPreamble(reading.passage, isFirst: false) { continue }
      record.gaps += unmatched.map { GapRecord(span: factory.span([$0.range]), reason: .unmatchedClause) }
    }
  }

  private func isUnmatched(_ sentence: Sentence, _ mentions: [Mention]) -> Bool {
    guard sentence.range.count >= Self.unmatchedLengthBytesMin, sentence.clauses.allSatisfy({ $0.mention == nil }) else { return false }
    let first = mentions.partitioningIndex { $0.range.lowerBound >= sentence.range.lowerBound }
    let inside = mentions[first...].prefix { $0.range.upperBound <= sentence.range.upperBound }
    // A name that is the whole sentence is explained by itself: it signs the document.
    return !inside.contains { $0.isA("quantity") || $0.isA("date") || $0.isA("gap") || $0.range == sentence.range }
  }
}

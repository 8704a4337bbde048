import PolicyRecords
import PolicyRules

extension RecordAssembler {
  /// Adds who is to benefit or is regulated: one record per name and innermost unit.
  ///
  /// Where every sentence is read for measures, a name counts in any clause that is not plain fact and in headings, preambles left out,
  /// and where a setting of the pack says so for the genre; elsewhere it counts inside a measure only.
  mutating func addBeneficiaries(_ readings: [Reading], _ drafts: [MeasureDraft], _ record: inout DocumentRecord) {
    var seen: Set<[String?]> = []
    var seenUnit = false
    let spans = drafts.map { $0.start..<$0.end }.sorted { $0.lowerBound < $1.lowerBound }
    for reading in readings {
      if reading.passage.unit != nil { seenUnit = true }
      if reading.beneficiaries.isEmpty { continue }
      if isPreamble(reading.passage, isFirst: !seenUnit) {
        for mention in reading.beneficiaries { engine.note(dropped: mention, .preamble) }
        continue
      }
      let item = path(reading.passage.unit)
      for mention in reading.beneficiaries {
        guard counts(mention, in: reading, measures: spans) else {
          engine.note(dropped: mention, .fact)
          continue
        }
        let range = mention.range(of: "name") ?? mention.range
        let name = factory.string(range)
        guard seen.insert([item, name]).inserted else {
          engine.note(dropped: mention, .repeated)
          continue
        }
        record.beneficiaries.append(
          BeneficiaryRecord(
            id: factory.id(.beneficiary, name), item: item, name: name, group: quantities.attribute("group", of: "head", mention, bytes),
            span: factory.span([range]), rule: RuleID(rawValue: mention.rule.id)))
      }
    }
  }

  /// Whether a mention stands where a document says what is to be done.
  private func counts(_ mention: Mention, in reading: Reading, measures: [Range<Int>]) -> Bool {
    let start = mention.range.lowerBound
    let next = measures.partitioningIndex { $0.lowerBound > start }
    if next > 0, measures[next - 1].contains(start) { return true }
    if !gate.isAlwaysOpen, engine.pack.settings["beneficiaries_in_" + header.genre.rawValue] != "text" { return false }
    if reading.passage.isHeading { return true }
    let following = reading.sentences.partitioningIndex { $0.range.lowerBound > start }
    guard following > 0 else { return false }
    let clause = reading.sentences[following - 1].clauses.first { $0.range.contains(start) }
    return clause.map { $0.kind != .none && $0.kind != .attribution } ?? false
  }
}

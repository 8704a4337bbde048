import PolicyRecords
import PolicyRules

extension RecordAssembler {
  /// Adds who is to benefit or is regulated: one record per name and innermost unit.
  ///
  /// Where every sentence is read for measures, a name counts in any clause that is not plain fact and in the headings of innermost units,
  /// preambles left out, and where a setting of the pack says so for the genre; elsewhere it counts inside a measure only.
  mutating func addBeneficiaries(_ readings: [Reading], _ drafts: [MeasureDraft], _ record: inout DocumentRecord) {
    var seen: Set<[String?]> = []
    var seenUnit = false
    let parents = Set(outline.units.compactMap(\.parent))
    let spans = drafts.map { $0.start..<$0.end }.sorted { $0.lowerBound < $1.lowerBound }
    for reading in readings {
      if reading.passage.unit != nil { seenUnit = true }
      if reading.beneficiaries.isEmpty { continue }
      let drop = dropStep(reading.passage, isFirst: !seenUnit, parents)
      let item = path(reading.passage.unit)
      for beneficiary in reading.beneficiaries {
        let mention = beneficiary.mention
        let name = factory.string(beneficiary.name)
        if let step = drop ?? (counts(mention, in: reading, measures: spans) ? nil : .fact) {
          engine.note(dropped: mention, step)
          continue
        }
        guard seen.insert([item, name]).inserted else {
          engine.note(dropped: mention, .repeated)
          continue
        }
        record.beneficiaries.append(
          BeneficiaryRecord(
            id: factory.id(.beneficiary, name), item: item, name: name, group: quantities.attribute("group", of: "head", mention, bytes),
            span: factory.span([beneficiary.name]), rule: RuleID(rawValue: mention.rule.id)))
      }
    }
  }

  /// Why no name in a passage counts: it stands in a preamble, or heads a unit that has units below it.
  private func dropStep(_ passage: Outline.Passage, isFirst: Bool, _ parents: Set<Int>) -> DropStep? {
    if isPreamble(passage, isFirst: isFirst) { return .preamble }
    return passage.isHeading && passage.unit.map(parents.contains) == true ? .heading : nil
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

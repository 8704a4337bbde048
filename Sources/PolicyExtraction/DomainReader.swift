import PolicyRecords
import PolicyRules

/// Labels the units of an outline and the measures in them with domains, by their own words and those of the units below them.
struct DomainReader {
  /// What a reading says of its unit.
  struct Source {
    let unit: Int?
    let range: Range<Int>
    let isHeading: Bool
    /// Stretches whose words do not count, sorted and apart: notes and the names of bodies.
    let excluded: [Range<Int>]
    /// Whether the stretch stands under a heading without measures.
    let isPreamble: Bool
  }

  /// The outermost levels; units below them have no domains of their own.
  private static let levelMax = 2

  let engine: PackEngine
  let bytes: [UInt8]
  let scorer: DomainScorer
  let taxonomy: DomainTaxonomy
  private let outline: Outline
  private var tallies: [DomainScorer.Tally]
  private var document: [String: Double] = [:]
  private var preambles: Set<Int> = []
  private var domainless: Set<Int> = []

  init(engine: PackEngine, bytes: [UInt8], outline: Outline, title: String?, sources: [Source]) {
    self.engine = engine
    self.bytes = bytes
    self.outline = outline
    scorer = DomainScorer(engine.pack)
    taxonomy = DomainTaxonomy(engine.pack)
    tallies = Array(repeating: .init(), count: outline.units.count)
    var rest = DomainScorer.Tally()
    for source in sources {
      let mentions = engine.mentions("domain", in: bytes, scope: source.range)
      let words = terms(mentions, in: bytes, excluded: source.excluded)
      guard let unit = source.unit else {
        rest.text.merge(words) { $0 + $1 }
        continue
      }
      if source.isHeading {
        tallies[unit].heading.merge(words) { $0 + $1 }
      } else {
        tallies[unit].text.merge(words) { $0 + $1 }
      }
      if source.isPreamble { preambles.insert(unit) }
      if mentions.contains(where: { $0.isA("none") }) { domainless.insert(unit) }
    }
    // What stands below a unit counts for it as well; children come after their parents.
    for number in outline.units.indices.reversed() {
      if let parent = outline.units[number].parent { tallies[parent].addBelow(tallies[number]) }
    }
    for number in outline.units.indices where outline.units[number].parent == nil {
      rest.addBelow(tallies[number])
    }
    let titleBytes = Array((title ?? "").utf8)
    let titleWords = terms(engine.mentions("domain", in: titleBytes, scope: titleBytes.indices), in: titleBytes, excluded: [])
    document = scorer.shares(title: .init(text: titleWords), text: rest)
  }

  private func terms(_ mentions: [Mention], in bytes: [UInt8], excluded: [Range<Int>]) -> [[UInt8]: Int] {
    var result: [[UInt8]: Int] = [:]
    for mention in mentions where mention.isA("domain") {
      let next = excluded.partitioningIndex { $0.upperBound > mention.range.lowerBound }
      if next < excluded.count, excluded[next].overlaps(mention.range) { continue }
      result[engine.pack.folded(bytes[mention.range]), default: 0] += 1
    }
    return result
  }

  /// The domains of each unit; `withMeasures` are the units that hold a measure.
  func domains(withMeasures: Set<Int>) -> [[DomainID]] {
    let main = scorer.domains([:], document: document)
    return outline.units.indices.map { number in
      if outline.units[number].level > Self.levelMax { return [] }
      if preambles.contains(number) { return main }
      if domainless.contains(number), !withMeasures.contains(number) { return [] }
      return scorer.domains(scorer.score(tallies[number]), document: document)
    }
  }

  /// The domains of a measure in the taxonomy's order: by its own words, else the main one of its unit.
  func domains(ofMeasure ranges: [Range<Int>], unit: [DomainID]) -> [DomainID] {
    var tally = DomainScorer.Tally()
    for range in ranges {
      tally.text.merge(terms(engine.mentions("domain", in: bytes, scope: range), in: bytes, excluded: [])) { $0 + $1 }
    }
    let own = scorer.domains(scorer.score(tally), document: [:])
    return own.isEmpty ? Array(unit.prefix(1)) : taxonomy.inOrder(own)
  }
}

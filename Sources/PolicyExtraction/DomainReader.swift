import PolicyRules
import PolicyRecords

/// Labels the units of an outline with domains, by the words of their own text and that of the units below them.
struct DomainReader {
  let engine: PackEngine
  let bytes: [UInt8]
  let outline: Outline

  /// How much more a word counts in a heading.
  private var headingFactor: Double { engine.pack.settings["domain_heading_factor"].flatMap { Double($0) } ?? 3 }

  /// The domains of each unit.
  func domains() -> [[DomainID]] {
    let scorer = DomainScorer(engine.pack, bytes: bytes)
    var scores: [[String: Double]] = Array(repeating: [:], count: outline.units.count)
    func fold(_ range: Range<Int>) -> [UInt8] { engine.pack.folded(bytes[range]) }
    for (number, unit) in outline.units.enumerated() {
      if let heading = unit.heading {
        scorer.add(engine.mentions("domain", in: bytes, scope: heading), factor: headingFactor, fold: fold, to: &scores[number])
      }
      for range in unit.content {
        scorer.add(engine.mentions("domain", in: bytes, scope: range), factor: 1, fold: fold, to: &scores[number])
      }
    }
    // What stands below a unit counts for it as well; children come after their parents.
    for number in outline.units.indices.reversed() {
      guard let parent = outline.units[number].parent else { continue }
      scores[parent].merge(scores[number]) { $0 + $1 }
    }
    let whole = outline.units.indices.filter { outline.units[$0].parent == nil }.reduce(into: [String: Double]()) { sum, number in
      sum.merge(scores[number]) { $0 + $1 }
    }
    let main = scorer.domains(whole)
    return scores.map { score in
      let own = scorer.domains(score)
      return own.isEmpty ? Array(main.prefix(1)) : own
    }
  }
}

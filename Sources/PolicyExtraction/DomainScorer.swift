import PolicyRecords
import PolicyRules

/// Labels texts with the domains of the taxonomy by the words of the `domain-words` lexicon.
struct DomainScorer {
  private let domains: [[UInt8]: (domain: String, weight: Double)]
  let bytes: [UInt8]

  /// The part of the best domain's score that a further one must reach.
  let shareMin: Double
  /// The score below which a text has no domain.
  let scoreMin: Double
  /// How many domains a text may have.
  let countMax: Int

  init(_ pack: Pack, bytes: [UInt8]) {
    var domains: [[UInt8]: (domain: String, weight: Double)] = [:]
    for entry in pack.lexicon("domain-words")?.entries ?? [] {
      guard let domain = entry.attributes["domain"] else { continue }
      domains[Array(entry.term.utf8)] = (domain, entry.attributes["weight"].flatMap { Double($0) } ?? 1)
    }
    self.domains = domains
    self.bytes = bytes
    shareMin = pack.settings["domain_share_min"].flatMap { Double($0) } ?? 0.4
    scoreMin = pack.settings["domain_score_min"].flatMap { Double($0) } ?? 2
    countMax = pack.settings["domain_count_max"].flatMap { Int($0) } ?? 3
  }

  /// Adds the weights of a text's domain words to a score; a heading's words count `factor` times.
  func add(_ mentions: some Sequence<Mention>, factor: Double, fold: (Range<Int>) -> [UInt8], to scores: inout [String: Double]) {
    for mention in mentions where mention.isA("domain") {
      guard let (domain, weight) = domains[fold(mention.range)] else { continue }
      scores[domain, default: 0] += weight * factor
    }
  }

  /// The domains of a score, the strongest first.
  func domains(_ scores: [String: Double]) -> [DomainID] {
    let ranked = scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    guard let best = ranked.first, best.value >= scoreMin else { return [] }
    return ranked.prefix(countMax).filter { $0.value >= best.value * shareMin }.map { DomainID(rawValue: $0.key) }
  }
}

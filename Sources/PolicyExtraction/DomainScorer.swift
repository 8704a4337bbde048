import PolicyRecords
import PolicyRules

/// Labels texts with the domains of the taxonomy by the words of the `domain-words` lexicon.
struct DomainScorer {
  /// How often each word stands in the heading and in the text of something.
  struct Tally {
    var heading: [[UInt8]: Int] = [:]
    var text: [[UInt8]: Int] = [:]

    /// Adds the words of something that stands below: its heading is text here.
    mutating func addBelow(_ other: Tally) {
      text.merge(other.heading) { $0 + $1 }
      text.merge(other.text) { $0 + $1 }
    }
  }

  private let words: [[UInt8]: (domains: [String], weight: Double)]
  private let headingFactor: Double
  private let repeatsMax: Int
  private let shareMin: Double
  private let furtherShareMin: Double
  private let scoreMin: Double
  private let countMax: Int
  private let documentWeight: Double
  private let titleShare: Double

  init(_ pack: Pack) {
    var words: [[UInt8]: (domains: [String], weight: Double)] = [:]
    for entry in pack.lexicon("domain-words")?.entries ?? [] {
      let domains = entry.attributes["domain", default: ""].split(separator: "|").map(String.init)
      words[pack.folded(Array(entry.term.utf8)[...])] = (domains, entry.attributes["weight"].flatMap { Double($0) } ?? 1)
    }
    self.words = words
    func setting(_ name: String, _ standard: Double) -> Double { pack.settings["domain_" + name].flatMap { Double($0) } ?? standard }
    headingFactor = setting("heading_factor", 2)
    repeatsMax = pack.settings["domain_repeats_max"].flatMap { Int($0) } ?? 3
    shareMin = setting("share_min", 0.45)
    furtherShareMin = setting("further_share_min", 0.6)
    scoreMin = setting("score_min", 1)
    countMax = pack.settings["domain_count_max"].flatMap { Int($0) } ?? 3
    documentWeight = setting("document_weight", 8)
    titleShare = setting("title_share", 0.5)
  }

  /// What the words of a tally weigh for each domain; each counts a few times at most, more in a heading.
  func score(_ tally: Tally) -> [String: Double] {
    score(tally.text, repeatsMax: repeatsMax).merging(score(tally.heading, repeatsMax: repeatsMax).mapValues { $0 * headingFactor }) {
      $0 + $1
    }
  }

  private func score(_ counts: [[UInt8]: Int], repeatsMax: Int) -> [String: Double] {
    var result: [String: Double] = [:]
    // In a fixed order, because sums of floating-point numbers depend on it.
    for (term, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let (domains, weight) = words[term] else { continue }
      for domain in domains { result[domain, default: 0] += weight * Double(min(count, repeatsMax)) }
    }
    return result
  }

  /// The part each domain has in a document, by its title and its whole text; sums to 1 where it has domain words at all.
  func shares(title: Tally, text: Tally) -> [String: Double] {
    func normal(_ scores: [String: Double]) -> [String: Double] {
      let sum = scores.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
      return sum > 0 ? scores.mapValues { $0 / sum } : [:]
    }
    let whole = score(text.heading, repeatsMax: .max).mapValues { $0 * headingFactor }
      .merging(score(text.text, repeatsMax: .max)) { $0 + $1 }
    return normal(normal(whole).merging(normal(score(title)).mapValues { $0 * titleShare }) { $0 + $1 })
  }

  /// The domains of a score, the strongest first: a text of few words takes after its document.
  func domains(_ own: [String: Double], document: [String: Double]) -> [DomainID] {
    // The power lets the main domains of a document count and its side issues hardly.
    let scores = own.merging(document.mapValues { $0 * $0.squareRoot() * documentWeight }) { $0 + $1 }
    let ranked = scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    guard let best = ranked.first, best.value >= scoreMin else { return [] }
    return ranked.prefix(countMax).enumerated().filter { place, domain in
      domain.value >= best.value * (place < 2 ? shareMin : furtherShareMin)
    }.map { DomainID(rawValue: $0.element.key) }
  }
}

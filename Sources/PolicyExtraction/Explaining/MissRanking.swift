import PolicyRules

/// The misses of the rule that was asked for, or of the rules that came nearest.
///
/// Where no rule was asked for, what matched and gave no record all the same comes first, and rules that only keep others from matching are left
/// out. Where no phase was asked for either, so are those of the `line` phase, which is about lay-out, and those whose kind of mention (the label up
/// to its first full stop) stands over the whole place already: nothing is missing there.
struct MissRanking {
  private var finder: MissFinder
  private let drops: [Drop.Key: DropStep]
  private let rule: (phase: String, rule: CompiledRule)?
  private let isOpen: Bool
  private var best: [String: RuleMiss] = [:]

  init(_ finder: MissFinder, drops: [Drop.Key: DropStep], rule: (phase: String, rule: CompiledRule)?, isOpen: Bool) {
    self.finder = finder
    self.drops = drops
    self.rule = rule
    self.isOpen = isOpen
    if let rule { best[rule.rule.id] = RuleMiss(rule.rule, phase: rule.phase, .notRun) }
  }

  /// Adds the misses of a scope.
  ///
  /// - Parameter found: the matches that touch the place. Rules with one that covers it are not missed there, but for the one asked for.
  mutating func add(_ visit: PhaseVisit, _ place: Range<Int>, _ found: [Candidate]) {
    if let rule, best[rule.rule.id]?.reason == .notRun { best[rule.rule.id] = RuleMiss(rule.rule, phase: rule.phase, .nothing) }
    for candidate in found where rule.map({ $0.rule.id == candidate.mention.rule.id }) ?? isDropped(candidate) {
      add(outcome(of: candidate, visit))
    }
    if isOpen, visit.phase == LineClassifier.phase { return }
    let covering = found.filter { $0.mention.range.lowerBound <= place.lowerBound && $0.mention.range.upperBound >= place.upperBound }
    let matching = Set(covering.map(\.mention.rule.id))
    let settled = isOpen ? Set(covering.filter { $0.loss == nil }.map { Self.family($0.mention.label) }) : []
    let misses = finder.misses(of: visit, at: place) { candidate in
      if let rule { return rule.rule.id == candidate.id && !matching.contains(candidate.id) }
      let family = Self.family(candidate.labelName)
      return !matching.contains(candidate.id) && !settled.contains(family) && !EngineVocabulary.fillers.contains(String(family))
    }
    for miss in misses where rule != nil || miss.nearness >= Self.nearnessMin { add(miss) }
  }

  /// Below it a rule only shares a character with the text.
  private static let nearnessMin = 1.5

  private mutating func add(_ miss: RuleMiss) {
    if let known = best[miss.rule], Self.precedes(known, miss) { return }
    best[miss.rule] = miss
  }

  private func isDropped(_ candidate: Candidate) -> Bool { candidate.loss == nil && drops[Drop.Key(candidate.mention)] != nil }

  private func outcome(of candidate: Candidate, _ visit: PhaseVisit) -> RuleMiss {
    let match = Explanation.Match(candidate, visit.bytes, drop: drops[Drop.Key(candidate.mention)])
    var result = RuleMiss(
      candidate.mention.rule, phase: visit.phase, match.loss != nil ? .lost : match.drop != nil ? .dropped : .stands)
    result.matched = [RuleMiss.Piece(text: match.text, part: "match")]
    result.detail = match.loss?.explanation ?? match.drop?.explanation ?? ""
    return result
  }

  private static func family(_ label: String) -> Substring { label.prefix { $0 != "." } }

  /// The nearest first.
  func nearest(_ count: Int) -> [RuleMiss] { Array(best.values.sorted(by: Self.precedes).prefix(count)) }

  private static func precedes(_ a: RuleMiss, _ b: RuleMiss) -> Bool {
    if a.reason.rank != b.reason.rank { return a.reason.rank < b.reason.rank }
    return (b.nearness, a.rule) < (a.nearness, b.rule)
  }
}

extension RuleMiss.Reason {
  /// What a rule did comes before what it nearly did.
  fileprivate var rank: Int {
    switch self {
    case .stands: 0
    case .dropped: 1
    case .lost: 2
    case .leftContext, .rightContext, .slot, .stopped: 3
    case .nothing: 4
    case .notRun: 5
    }
  }
}

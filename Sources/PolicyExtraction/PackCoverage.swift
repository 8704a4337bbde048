import PolicyPatterns
import PolicyRules

/// The counts of one pack.
struct PackCoverage {
  let pack: Pack
  private(set) var rules: [String: Tally] = [:]
  private(set) var conflicts: [CoverageReport.Conflict.Key: Int] = [:]
  private var alternativeTallies: [Tally]
  private var termTallies: [String: [[UInt8]: Tally]] = [:]
  private var tracers: [String: PhaseTracer] = [:]
  private let alternatives: [PatternAlternative]
  /// Alternatives that stand in a traced phase: those of named patterns that no rule uses do not.
  private var reachable: Set<Int> = []
  private var lexicons: Set<String> = []

  init(_ pack: Pack) {
    self.pack = pack
    var tracer = PatternTracer(pack)
    for phase in pack.phases {
      guard let traced = try? tracer.trace(phase) else { continue }
      tracers[phase.id] = PhaseTracer(traced)
      for site in traced.sites {
        switch site {
        case .alternative(let number): reachable.insert(number)
        case .term(let lexicon): lexicons.insert(lexicon)
        case .none: break
        }
      }
    }
    alternatives = tracer.alternatives
    alternativeTallies = alternatives.map { _ in Tally() }
  }

  /// Counts the matches of a phase in a scope.
  ///
  /// - Returns: whether a match stands.
  /// - Complexity: linear in the scope for given rules, plus sorting the matches; see `PhaseTracer` for contexts.
  mutating func count(_ visit: PhaseVisit, _ runner: PhaseRunner) -> Bool {
    guard let (stream, matches) = runner.matches(in: visit.bytes, scope: visit.scope, earlier: visit.earlier) else { return false }
    let losses = runner.settle(matches)
    let isAlone = Self.isAlone(matches)
    for (number, match) in matches.enumerated() {
      let outcome: Tally.Outcome = losses[number] != nil ? .lost : isAlone[number] ? .alone : .stood
      let rule = runner.phase.rules[match.rule].id
      rules[rule, default: Tally()].add(outcome)
      if let loss = losses[number] {
        let winner = runner.phase.rules[matches[loss.winner].rule].id
        conflicts[CoverageReport.Conflict.Key(winner: winner, loser: rule, step: loss.step), default: 0] += 1
      }
      guard let trace = tracers[visit.phase]?.trace(match, in: stream.bytes) else { continue }
      for alternative in trace.alternatives { alternativeTallies[alternative].add(outcome) }
      for (lexicon, term) in trace.terms { termTallies[lexicon, default: [:]][term, default: Tally()].add(outcome) }
    }
    return losses.contains { $0 == nil }
  }

  /// Which matches no other overlaps. The matches are sorted by their starts.
  private static func isAlone(_ matches: [Match]) -> [Bool] {
    var alone = [Bool](repeating: true, count: matches.count)
    var end = 0
    for (number, match) in matches.enumerated() {
      if match.range.lowerBound < end { alone[number] = false }
      if number + 1 < matches.count, matches[number + 1].range.lowerBound < match.range.upperBound { alone[number] = false }
      end = max(end, match.range.upperBound)
    }
    return alone
  }

  // MARK: Report

  /// Every rule in the order of phases and files.
  var ruleCounts: [CoverageReport.Rule] {
    pack.phases.flatMap { phase in
      phase.rules.map { rule in
        CoverageReport.Rule(
          pack: pack.id, phase: phase.id, id: rule.id, location: "\(rule.file):\(rule.line)", tally: rules[rule.id] ?? Tally())
      }
    }
  }

  /// Every alternative of the patterns that rules use, by named patterns and then by rules in the order of phases and files.
  var alternativeCounts: [CoverageReport.Alternative] {
    alternatives.indices.filter(reachable.contains).map { number in
      CoverageReport.Alternative(pack: pack.id, alternatives[number], tally: alternativeTallies[number])
    }
  }

  /// Every term of the lexicons that patterns refer to, by lexicon in the order of its file.
  var termCounts: [CoverageReport.Term] {
    lexicons.sorted().flatMap { name in
      (pack.lexicon(name)?.entries ?? []).map { entry in
        let folded = pack.folded(Array(entry.term.utf8))
        return CoverageReport.Term(pack: pack.id, lexicon: name, term: entry.term, tally: termTallies[name]?[folded] ?? Tally())
      }
    }
  }
}

import PolicyRecords
public import PolicyRules
public import PolicyText

/// Counts how often the rules of a set match, stand and lose, and so the alternatives of their patterns and the terms of lexicons.
public struct CoverageCounter {
  private let session: ExtractionSession
  private var packs: [PackCoverage]
  private var unmatched = UnmatchedCounter()

  /// For the rules of a set.
  public init(rules: RuleSet) {
    session = ExtractionSession(rules: rules)
    packs = session.engines.map { PackCoverage($0.pack) }
  }

  /// Counts what a source holds, each scope of a phase once.
  ///
  /// - Complexity: linear in the length of the source for given rules, plus sorting the matches of each scope.
  public mutating func add(_ source: SourceText) {
    guard let engine = session.read(source)?.engine, let number = session.engines.firstIndex(where: { $0 === engine }) else { return }
    var visits: [PhaseVisit] = []
    var seen: Set<VisitKey> = []
    engine.observer = { visit in
      // A scope may be looked at for several reasons.
      if seen.insert(VisitKey(visit)).inserted { visits.append(visit) }
    }
    let documents = session.extract(source)
    engine.observer = nil
    for visit in visits {
      let stands = count(visit, engine, number)
      if !stands, visit.phase == "clause" { unmatched.add(clause: visit.bytes[visit.scope]) }
    }
    unmatched.add(documents, source)
  }

  /// Counts the matches in the examples of every rule, each in the phase of its rule.
  public mutating func addExamples() {
    for (number, engine) in session.engines.enumerated() {
      for phase in engine.pack.phases {
        for example in phase.rules.flatMap(\.examples) where !example.isTodo {
          let bytes = Array(example.text.utf8)
          let scope = 0..<bytes.count
          let earlier = phase.reads.isEmpty ? [] : engine.mentions(PackEngine.markingPhase, in: bytes, scope: scope)
          _ = count(PhaseVisit(phase: phase.id, bytes: bytes, scope: scope, earlier: earlier), engine, number)
        }
      }
    }
  }

  /// Whether a match stands in a scope, all its matches counted.
  private mutating func count(_ visit: PhaseVisit, _ engine: PackEngine, _ number: Int) -> Bool {
    guard let runner = engine.runner(visit.phase) else { return false }
    return packs[number].count(visit, runner)
  }

  /// What was counted so far.
  public var report: CoverageReport {
    CoverageReport(
      rules: packs.flatMap(\.ruleCounts), alternatives: packs.flatMap(\.alternativeCounts), terms: packs.flatMap(\.termCounts),
      conflicts: conflicts, unmatched: unmatched.counts)
  }

  private var conflicts: [CoverageReport.Conflict] {
    let all = packs.flatMap { coverage in
      coverage.conflicts.map { key, count in
        CoverageReport.Conflict(pack: coverage.pack.id, winner: key.winner, loser: key.loser, step: key.step, count: count)
      }
    }
    return all.sorted { a, b in
      a.count != b.count
        ? a.count > b.count : (a.pack, a.winner, a.loser, a.step.rawValue) < (b.pack, b.winner, b.loser, b.step.rawValue)
    }
  }
}

/// Tells whether two visits of a source look at the same text.
private struct VisitKey: Hashable {
  let phase: String
  let length: Int
  let scope: Range<Int>
  let hash: Int

  init(_ visit: PhaseVisit) {
    phase = visit.phase
    length = visit.bytes.count
    scope = visit.scope
    hash = visit.bytes[visit.scope].hashValue
  }
}

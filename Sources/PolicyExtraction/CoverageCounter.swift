public import PolicyRules
public import PolicyText

/// Counts how often each rule matches, stands and loses.
public struct CoverageCounter {
  private let session: ExtractionSession
  private var counts: [String: RuleCoverage] = [:]

  /// For the rules of a set.
  public init(rules: RuleSet) {
    session = ExtractionSession(rules: rules)
  }

  /// Counts the matches of every rule in a source, each scope of a phase once.
  ///
  /// - Complexity: quadratic in the matches of each scope.
  public mutating func add(_ source: SourceText) {
    guard let engine = session.read(source)?.engine else { return }
    var visits: [PhaseVisit] = []
    var seen: Set<String> = []
    engine.observer = { visit in
      // A scope may be looked at for several reasons.
      let key = "\(visit.phase) \(visit.bytes.count) \(visit.scope) \(visit.bytes[visit.scope].hashValue)"
      if seen.insert(key).inserted { visits.append(visit) }
    }
    _ = session.extract(source)
    engine.observer = nil
    for visit in visits { count(visit, engine) }
  }

  /// Counts the matches of every rule in its own examples.
  public mutating func addExamples() {
    for engine in session.engines {
      for phase in engine.pack.phases {
        for example in phase.rules.flatMap(\.examples) {
          let bytes = Array(example.text.utf8)
          let scope = 0..<bytes.count
          let earlier = phase.reads.isEmpty ? [] : engine.mentions(PackEngine.markingPhase, in: bytes, scope: scope)
          count(PhaseVisit(phase: phase.id, bytes: bytes, scope: scope, earlier: earlier), engine)
        }
      }
    }
  }

  private mutating func count(_ visit: PhaseVisit, _ engine: PackEngine) {
    for candidate in engine.candidates(visit.phase, in: visit.bytes, scope: visit.scope, earlier: visit.earlier) {
      let key = engine.pack.id + " " + candidate.mention.rule.id
      counts[key, default: RuleCoverage(pack: engine.pack.id, phase: visit.phase, rule: candidate.mention.rule)].count(candidate)
    }
  }

  /// Every rule of every pack in the order of packs, phases and files, those that never matched too.
  public var rules: [RuleCoverage] {
    session.engines.flatMap { engine in
      engine.pack.phases.flatMap { phase in
        phase.rules.map { counts[engine.pack.id + " " + $0.id] ?? RuleCoverage(pack: engine.pack.id, phase: phase.id, rule: $0) }
      }
    }
  }
}

/// How often a rule matched.
public struct RuleCoverage: Sendable {
  /// The pack's id.
  public let pack: String
  /// The phase's id.
  public let phase: String
  /// The rule's id.
  public let rule: String
  /// File and line of the rule.
  public let place: String
  /// Matches that stand.
  public private(set) var standing = 0
  /// Matches that lost to another rule.
  public private(set) var lost = 0
  private var winners: [String: Int] = [:]

  init(pack: String, phase: String, rule: CompiledRule) {
    self.pack = pack
    self.phase = phase
    self.rule = rule.id
    place = "\(rule.file):\(rule.line)"
  }

  mutating func count(_ candidate: Candidate) {
    guard let loss = candidate.loss else {
      standing += 1
      return
    }
    lost += 1
    winners[loss.winner.rule.id, default: 0] += 1
  }

  /// The rules it lost to with how often, the most frequent first.
  public var lostTo: [(rule: String, count: Int)] {
    winners.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

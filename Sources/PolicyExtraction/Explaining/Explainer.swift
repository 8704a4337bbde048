import PolicyRecords
public import PolicyRules
public import PolicyText

/// Tells which rules matched at a place of a source, which of them lost, what became of it, and why others gave nothing.
public struct Explainer {
  private let session: ExtractionSession

  /// For the rules of a set.
  public init(rules: RuleSet) {
    session = ExtractionSession(rules: rules)
  }

  /// What is asked besides the place.
  public struct Question: Sendable, Hashable {
    /// The rule whose absence is to be explained; `nil` for those that came nearest.
    public var rule: String?
    /// The phase to be told of; `nil` for all.
    public var phase: String?
    /// How many of the nearest misses are told where no rule is named.
    public var missCountMax = 5

    /// A question for all rules and phases.
    public init(rule: String? = nil, phase: String? = nil) {
      self.rule = rule
      self.phase = phase
    }
  }

  /// What happened at a place.
  ///
  /// - Throws: where the source has no such place, or the rules no such rule or phase.
  /// - Complexity: linear in the source for given rules, plus the work on the scopes that hold the place.
  public func explain(_ source: SourceText, at place: Place, _ question: Question = Question()) throws(ExplainFault) -> Explanation {
    guard let (engine, marked, _, reading) = session.read(source) else { throw .noPacks }
    let rule = try rule(question.rule, of: engine.pack)
    if let phase = question.phase, engine.pack.phase(phase) == nil { throw .unknownPhase(phase, known: engine.pack.phases.map(\.id)) }
    let (documents, visits, drops) = observe(engine, source, reading.text)
    let subjects = documents.flatMap(RecordStory.subjects)
    let finder = PlaceFinder(source: source, text: reading.text, fold: engine.pack.fold)
    let range = try finder.range(of: place, records: subjects)
    let spans = reading.text.segments(for: range)
    var here = visits.filter { $0.scope.overlaps(range) }.map { (visit: $0, place: range) }
    here.insert(contentsOf: Self.lineVisits(marked.lines, spans), at: 0)
    here.removeAll { visit, _ in (question.phase.map { $0 != visit.phase }) ?? (rule.map { $0.phase != visit.phase } ?? false) }

    var steps: [Explanation.Step] = []
    var misses = MissRanking(MissFinder(engine), drops: drops, rule: rule, isOpen: rule == nil && question.phase == nil)
    for (visit, place) in here {
      let found = engine.candidates(visit.phase, in: visit.bytes, scope: visit.scope, earlier: visit.earlier)
        .filter { $0.mention.range.overlaps(place) }
      misses.add(visit, place, found)
      let matches = found.map { Explanation.Match($0, visit.bytes, drop: drops[Drop.Key($0.mention)]) }
      let step = Explanation.Step(phase: visit.phase, scope: String(decoding: visit.bytes[visit.scope], as: UTF8.self), matches: matches)
      if !found.isEmpty, !steps.contains(step) { steps.append(step) }
    }
    var teller = RecordTeller(engine: engine, text: reading.text, visits: visits)
    let hits = subjects.filter { subject in spans.contains { span in subject.pieces.contains { $0.overlaps(span) } } }
    var phases: [String] = []
    for (visit, _) in here where !phases.contains(visit.phase) { phases.append(visit.phase) }
    return Explanation(
      text: reading.text.string(range), phases: phases, steps: steps, records: hits.map { teller.story(of: $0) },
      misses: misses.nearest(question.missCountMax))
  }

  /// Extracts, and collects every scope of the reading text that a phase was run on, each once, and what the engine dropped.
  private func observe(
    _ engine: PackEngine, _ source: SourceText, _ text: MappedText
  ) -> (documents: [DocumentRecord], visits: [PhaseVisit], drops: [Drop.Key: DropStep]) {
    var visits: [PhaseVisit] = []
    var seen: Set<PhaseVisit.Key> = []
    var drops: [Drop.Key: DropStep] = [:]
    engine.observer = { visit in
      // The bytes are those of the reading text itself, or of a line or title: where they are the same, comparing them takes no time.
      if visit.bytes == text.bytes, seen.insert(PhaseVisit.Key(visit)).inserted { visits.append(visit) }
    }
    engine.dropObserver = { drop in drops[Drop.Key(drop)] = drop.step }
    let documents = session.extract(source)
    engine.observer = nil
    engine.dropObserver = nil
    return (documents, visits, drops)
  }

  /// The `line` phase's scopes at a place: source lines, which have a text of their own.
  private static func lineVisits(_ lines: [SourceLine], _ spans: [Range<Int>]) -> [(visit: PhaseVisit, place: Range<Int>)] {
    lines.compactMap { line in
      guard let low = spans.first?.lowerBound, let high = spans.last?.upperBound, let place = line.text.range(ofSource: low..<high),
        !place.isEmpty
      else { return nil }
      let visit = PhaseVisit(phase: LineClassifier.phase, bytes: line.text.bytes, scope: line.text.bytes.indices, earlier: [])
      return (visit, place)
    }
  }

  private func rule(_ id: String?, of pack: Pack) throws(ExplainFault) -> (phase: String, rule: CompiledRule)? {
    guard let id else { return nil }
    for phase in pack.phases {
      if let rule = phase.rules.first(where: { $0.id == id }) { return (phase.id, rule) }
    }
    let packs = session.engines.map(\.pack)
    if packs.contains(where: { $0.phases.contains { $0.rules.contains { $0.id == id } } }) { throw .otherPack(rule: id, readBy: pack.id) }
    throw .unknownRule(id, nearest: pack.nearestRule(to: id))
  }
}

extension Drop {
  /// What was dropped.
  struct Key: Hashable {
    let rule: String
    let range: Range<Int>

    init(_ drop: Drop) { (rule, range) = (drop.rule, drop.range) }
    init(_ mention: Mention) { (rule, range) = (mention.rule.id, mention.range) }
  }
}

extension PhaseVisit {
  /// A scope may be looked at for several reasons.
  struct Key: Hashable {
    let phase: String
    let scope: Range<Int>

    init(_ visit: PhaseVisit) { (phase, scope) = (visit.phase, visit.scope) }
  }
}

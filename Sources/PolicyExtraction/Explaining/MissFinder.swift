import PolicyPatterns
import PolicyRules

/// Finds out why rules gave nothing at a place.
struct MissFinder {
  private let engine: PackEngine
  private var probes: [String: PhaseProbe] = [:]

  /// How much of the text before or behind a place is shown, in code points.
  private static let shownCodePointsMax = 12

  init(_ engine: PackEngine) {
    self.engine = engine
  }

  /// Why the rules of a phase that `includes` accepts have no match that covers a place in a scope; those of which nothing matches left out.
  ///
  /// - Complexity: linear in the text around the place for given rules.
  mutating func misses(of visit: PhaseVisit, at place: Range<Int>, includes: (CompiledRule) -> Bool) -> [RuleMiss] {
    guard let phase = engine.pack.phase(visit.phase), let stream = engine.stream(visit), let probe = probe(phase) else { return [] }
    return phase.rules.enumerated().filter { includes($0.element) }.compactMap { number, rule in
      switch probe.diagnose(rule: number, in: stream, place: place) {
      case .context(let isLeft, let core, let nearness): context(rule, visit, isLeft: isLeft, core, nearness)
      case .miss(let miss): self.miss(rule, visit, miss, probe)
      case nil: nil
      }
    }
  }

  private mutating func probe(_ phase: CompiledPhase) -> PhaseProbe? {
    if let known = probes[phase.id] { return known }
    probes[phase.id] = try? PhaseProbe(phase, of: engine.pack)
    return probes[phase.id]
  }

  private func context(_ rule: CompiledRule, _ visit: PhaseVisit, isLeft: Bool, _ core: Range<Int>, _ nearness: Double) -> RuleMiss {
    var result = RuleMiss(rule, phase: visit.phase, isLeft ? .leftContext : .rightContext)
    let text = Self.string(visit, core)
    result.matched = [RuleMiss.Piece(text: text, part: rule.patterns.count == 1 ? rule.patterns[0].text : "match")]
    if let pattern = isLeft ? rule.left : rule.right {
      let (line, column) = pattern.place.place(of: 0)
      result.wanted = [
        RuleMiss.Wanted(
          part: pattern.text, slot: nil, place: "\(pattern.place.file):\(line):\(column)", via: [], context: isLeft ? "left" : "right")
      ]
    }
    result.found = isLeft ? shown(before: core.lowerBound, visit) : shown(from: core.upperBound, visit)
    result.nearness = nearness
    return result
  }

  private func miss(_ rule: CompiledRule, _ visit: PhaseVisit, _ miss: NearMiss, _ probe: PhaseProbe) -> RuleMiss {
    var result = RuleMiss(rule, phase: visit.phase, miss.isSkip ? .slot : .stopped)
    result.nearness = miss.nearness
    for piece in miss.matched where miss.isSkip || piece.range.lowerBound < miss.firmEnd {
      guard let element = probe.outermost(piece.path) else { continue }
      let text = Self.string(visit, piece.range)
      if let last = result.matched.last, last.part == element.text {
        result.matched[result.matched.count - 1] = RuleMiss.Piece(text: last.text + text, part: last.part)
      } else {
        result.matched.append(RuleMiss.Piece(text: text, part: element.text))
      }
    }
    if !miss.isSkip, miss.firmEnd < miss.failure.lowerBound { result.passed = Self.string(visit, miss.firmEnd..<miss.failure.lowerBound) }
    result.wanted = miss.wanted.compactMap { probe.element($0) }.map { element in
      RuleMiss.Wanted(
        part: element.text, slot: element.slot, place: element.location, via: element.via,
        context: element.part == .core ? nil : "\(element.part)")
    }
    result.found = miss.failure.isEmpty ? shown(from: miss.failure.lowerBound, visit) : Self.string(visit, miss.failure)
    return result
  }

  private static func string(_ visit: PhaseVisit, _ range: Range<Int>) -> String {
    String(decoding: visit.bytes[range], as: UTF8.self)
  }

  private func shown(from start: Int, _ visit: PhaseVisit) -> String {
    let rest = Self.string(visit, start..<max(start, visit.scope.upperBound)).unicodeScalars
    return String(rest.prefix(Self.shownCodePointsMax)) + (rest.count > Self.shownCodePointsMax ? "…" : "")
  }

  private func shown(before end: Int, _ visit: PhaseVisit) -> String {
    let rest = Self.string(visit, min(end, visit.scope.lowerBound)..<end).unicodeScalars
    return (rest.count > Self.shownCodePointsMax ? "…" : "") + String(rest.suffix(Self.shownCodePointsMax))
  }
}

/// Runs the rules from every start.
struct CoreScan {
  private(set) var steps = 0
  private var automaton: LazyAutomaton
  private var collector: MatchCollector
  private let hasLeftContext: [Bool]
  private let hasRightContext: [Bool]
  /// The state to begin with, by number of the set of rules whose left context holds.
  private var initials: [Int32: Int32] = [:]

  init(_ automaton: Automaton, cacheStatesMax: Int) {
    self.automaton = LazyAutomaton(automaton.core, automaton.alphabet, isUnanchored: false, cacheStatesMax: cacheStatesMax)
    collector = MatchCollector(ruleCount: automaton.rules.count)
    hasLeftContext = automaton.hasLeftContext
    hasRightContext = automaton.hasRightContext
  }

  mutating func scan(_ units: UnitBuffer, left: ContextScan?, right: ContextScan?) -> [Match] {
    collector.removeAll()
    for start in 0..<units.count {
      if automaton.isOverfull {
        _ = automaton.reset(keeping: [])
        initials.removeAll()
      }
      var state = initial(start, left)
      var unit = start
      while state != LazyAutomaton.dead {
        let info = automaton.infos[Int(state)]
        let accepts = unit == units.count ? info.endAccepts : info.accepts
        if accepts != 0, unit > start {
          for rule in automaton.acceptSets[Int(accepts)] where !hasRightContext[Int(rule)] || right?.rules(at: unit).contains(rule) == true
          {
            collector.note(rule: rule, start: Int32(start), end: Int32(unit))
          }
        }
        guard unit < units.count else { break }
        steps += 1
        let marks = units.marks.isEmpty ? UnitBuffer.Marks(open: .max, close: .max) : units.marks[unit]
        state = automaton.step(state, units.classes[unit], open: marks.open, close: marks.close)
        unit += 1
      }
      collector.endStart()
    }
    return collector.candidates.map { candidate in
      Match(
        rule: Int(candidate.rule), range: units.range(Int(candidate.start)..<Int(candidate.end)), isAtStart: candidate.start == 0,
        isAtEnd: Int(candidate.end) == units.count)
    }
  }

  private mutating func initial(_ start: Int, _ left: ContextScan?) -> Int32 {
    let number = left?.accepts[start] ?? 0
    let key = start == 0 ? -1 - number : number
    if let state = initials[key] { return state }
    let rules = left?.rules(at: start) ?? []
    let state = automaton.initial(atStart: start == 0) { !hasLeftContext[Int($0)] || rules.contains($0) }
    initials[key] = state
    return state
  }
}

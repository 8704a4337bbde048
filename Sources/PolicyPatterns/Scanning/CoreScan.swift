/// Runs the rules from every start, and rules that can only begin at the start of the range from there alone.
///
/// The latter, which as a rule describe a whole clause with gaps in it, are run one after the other: side by side their states would
/// multiply, as each of them may be anywhere in its gaps, and almost every text would need states of its own.
///
/// A run that goes deep is handed to the frontier, where runs from all starts go on side by side and meet: once two are in the
/// same state, the later one can only find what lies inside the matches of the earlier one, and ends.
struct CoreScan {
  private(set) var steps = 0
  private var automaton: LazyAutomaton
  private var collector: MatchCollector
  private var frontier = RunFrontier()
  private let hasRightContext: [Bool]
  private let hasLeftContext: [Bool]
  /// The state to begin with inside the range if no rule has a left context to look at; nil until it is needed.
  private var plainInitial: Int32?
  /// By class, the state after the first character from `plainInitial`; -1 until it is needed.
  private var firstStates: ContiguousArray<Int32>
  /// The states to begin with otherwise, by number of the set of rules whose left context holds.
  private var initials: [Int32: Int32] = [:]
  /// The rules that begin only at the start of the range, without a left context.
  private let isAnchored: [Bool]
  /// The states to begin with for each of them that may lead anywhere; nil until they are needed.
  private var anchoredInitials: [Int32]?

  /// Most runs end within a few characters; only longer ones are worth the bookkeeping of the frontier.
  private static let shallowUnitsMax = 12

  init(_ automaton: Automaton, cacheStatesMax: Int) {
    var lazy = LazyAutomaton(automaton.core, automaton.alphabet, isUnanchored: false, cacheStatesMax: cacheStatesMax)
    isAnchored = automaton.rules.indices.map { rule in
      !automaton.hasLeftContext[rule] && lazy.initial(atStart: false) { Int($0) == rule } == LazyAutomaton.dead
    }
    self.automaton = lazy
    collector = MatchCollector(ruleCount: automaton.rules.count)
    firstStates = ContiguousArray(repeating: -1, count: automaton.alphabet.classCount)
    hasLeftContext = automaton.hasLeftContext
    hasRightContext = automaton.hasRightContext
  }

  mutating func scan(_ units: UnitBuffer, left: ContextScan?, right: ContextScan?) -> [Match] {
    collector.removeAll()
    runAnchored(units, right)
    for start in 0..<units.count {
      run(from: start, units, left, right)
      if automaton.isOverfull { reset() }
    }
    advance(to: units.count, units, right)
    frontier.removeAll()
    collector.finish()
    return collector.candidates.map { candidate in
      Match(
        rule: Int(candidate.rule), range: units.range(Int(candidate.start)..<Int(candidate.end)), isAtStart: candidate.start == 0,
        isAtEnd: Int(candidate.end) == units.count)
    }
  }

  /// Runs the anchored rules, one after the other, over the whole range.
  private mutating func runAnchored(_ units: UnitBuffer, _ right: ContextScan?) {
    for initial in anchoredInitials ?? makeAnchoredInitials() {
      var state = initial
      for unit in 0..<units.count {
        state = step(state, units, unit)
        if state == LazyAutomaton.dead { break }
        note(state, start: 0, end: unit + 1, units, right)
      }
    }
    if automaton.isOverfull { reset() }
  }

  private mutating func makeAnchoredInitials() -> [Int32] {
    let made = isAnchored.indices.filter { isAnchored[$0] }.map { rule in automaton.initial(atStart: true) { Int($0) == rule } }
      .filter { $0 != LazyAutomaton.dead }
    anchoredInitials = made
    return made
  }

  /// Notes what the rules accept in a state.
  @inline(__always)
  private mutating func note(_ state: Int32, start: Int, end: Int, _ units: UnitBuffer, _ right: ContextScan?) {
    let info = automaton.infos[Int(state)]
    let accepts = end == units.count ? info.endAccepts : info.accepts
    guard accepts != 0 else { return }
    for rule in automaton.acceptSets[Int(accepts)] where isAllowed(rule, at: end, right) {
      collector.note(rule: rule, start: Int32(start), end: Int32(end))
    }
  }

  @inline(__always)
  private mutating func run(from start: Int, _ units: UnitBuffer, _ left: ContextScan?, _ right: ContextScan?) {
    var state = first(start, units, left)
    var unit = start + 1
    let deep = min(start + Self.shallowUnitsMax, units.count)
    while state != LazyAutomaton.dead {
      note(state, start: start, end: unit, units, right)
      guard unit < deep else { break }
      state = step(state, units, unit)
      unit += 1
    }
    collector.endStart()
    guard state != LazyAutomaton.dead, unit < units.count else { return }
    // The frontier may empty the cache on its way, and state numbers with it.
    let members = automaton.sets[Int(state)]
    let resets = automaton.resets
    advance(to: unit, units, right)
    if automaton.resets != resets { state = automaton.intern(members) }
    frontier.add(RunFrontier.Run(state: state, start: Int32(start)))
    if frontier.isCrowded { frontier.thin(&automaton) }
  }

  /// The state after the first character: looked up in a plain array where possible, as most starts end there.
  @inline(__always)
  private mutating func first(_ start: Int, _ units: UnitBuffer, _ left: ContextScan?) -> Int32 {
    guard left == nil, start > 0, units.marks.isEmpty else { return step(initial(start, left), units, start) }
    let symbol = Int(units.classes[start])
    if firstStates[symbol] < 0 { firstStates[symbol] = step(initial(start, left), units, start) } else { steps &+= 1 }
    return firstStates[symbol]
  }

  @inline(__always)
  private mutating func step(_ state: Int32, _ units: UnitBuffer, _ unit: Int) -> Int32 {
    steps &+= 1
    guard !units.marks.isEmpty else { return automaton.next(state, units.classes[unit]) }
    let marks = units.marks[unit]
    return automaton.step(state, units.classes[unit], open: marks.open, close: marks.close)
  }

  @inline(__always)
  private func isAllowed(_ rule: Int32, at unit: Int, _ right: ContextScan?) -> Bool {
    guard let right, hasRightContext[Int(rule)] else { return true }
    return right.rules(at: unit).contains(rule)
  }

  /// Moves all deep runs on to a unit, earliest start first, so that the earliest survives where runs meet.
  private mutating func advance(to unit: Int, _ units: UnitBuffer, _ right: ContextScan?) {
    while frontier.unit < unit, !frontier.runs.isEmpty {
      frontier.beginRound()
      let end = frontier.unit + 1
      for run in frontier.takeRuns() {
        let state = step(run.state, units, frontier.unit)
        guard state != LazyAutomaton.dead, frontier.meet(state, run) else { continue }
        let info = automaton.infos[Int(state)]
        let accepts = end == units.count ? info.endAccepts : info.accepts
        for rule in automaton.acceptSets[Int(accepts)] where isAllowed(rule, at: end, right) {
          collector.noteDeep(rule: rule, start: run.start, end: Int32(end))
        }
      }
      frontier.unit = end
      if frontier.isCrowded { frontier.thin(&automaton) }
      if automaton.isOverfull { reset() }
    }
    frontier.unit = unit
  }

  /// Empties the cache but for the states that deep runs are in.
  private mutating func reset() {
    frontier.states = automaton.reset(keeping: frontier.states)
    initials.removeAll()
    plainInitial = nil
    anchoredInitials = nil
    for index in firstStates.indices { firstStates[index] = -1 }
  }

  @inline(__always)
  private mutating func initial(_ start: Int, _ left: ContextScan?) -> Int32 {
    if left == nil, start > 0, let plainInitial { return plainInitial }
    return makeInitial(start, left)
  }

  private mutating func makeInitial(_ start: Int, _ left: ContextScan?) -> Int32 {
    let number = left?.accepts[start] ?? 0
    let key = start == 0 ? -1 - number : number
    if let state = initials[key] { return state }
    let rules = left?.rules(at: start) ?? []
    let state = automaton.initial(atStart: start == 0) { rule in
      hasLeftContext[Int(rule)] ? rules.contains(rule) : !isAnchored[Int(rule)]
    }
    initials[key] = state
    if left == nil, start > 0 { plainInitial = state }
    return state
  }
}

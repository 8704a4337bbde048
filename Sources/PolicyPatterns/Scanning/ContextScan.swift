/// Finds, for every boundary between units, the rules whose context holds there.
struct ContextScan {
  /// By boundary, an index into `acceptSets`.
  private(set) var accepts: ContiguousArray<Int32> = []
  private(set) var steps = 0
  private var automaton: LazyAutomaton

  init(_ program: Program, _ alphabet: Alphabet, cacheStatesMax: Int) {
    automaton = LazyAutomaton(program, alphabet, isUnanchored: true, cacheStatesMax: cacheStatesMax)
  }

  func rules(at boundary: Int) -> [Int32] { automaton.acceptSets[Int(accepts[boundary])] }

  /// Complexity: linear in the units.
  mutating func scan(_ units: UnitBuffer, backward: Bool) {
    accepts.removeAll(keepingCapacity: true)
    var state = automaton.initial(atStart: true, isIncluded: { _ in true })
    accepts.append(automaton.infos[Int(state)].accepts)
    for index in 0..<units.count {
      let unit = backward ? units.count - 1 - index : index
      state = step(state, units, unit, backward: backward)
      accepts.append(automaton.infos[Int(state)].accepts)
      if automaton.isOverfull { state = automaton.reset(keeping: [state])[0] }
    }
    if backward { accepts.reverse() }
  }

  private mutating func step(_ state: Int32, _ units: UnitBuffer, _ unit: Int, backward: Bool) -> Int32 {
    steps += 1
    let symbol = units.classes[unit]
    guard !units.marks.isEmpty else { return automaton.next(state, symbol) }
    let marks = units.marks[unit]
    return automaton.step(state, symbol, open: backward ? marks.close : marks.open, close: backward ? marks.open : marks.close)
  }
}

extension LazyAutomaton {
  /// The transition over a character with its marks.
  mutating func step(_ state: Int32, _ symbol: UInt16, open: UInt16, close: UInt16) -> Int32 {
    var state = state
    if open != UnitBuffer.Marks.none, open > 0, infos[Int(state)].awaitsMention {
      state = transition(state, alphabet.openSymbol(open))
    }
    state = next(state, symbol)
    if close != UnitBuffer.Marks.none, infos[Int(state)].isInside { state = transition(state, alphabet.closeSymbol) }
    return state
  }
}

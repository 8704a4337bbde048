/// Which captures the states of a program stand in, and what is still to be matched from each.
///
/// Captures nest as the syntax does and every use of a pattern has states of its own, so each state stands in one chain of them.
struct ElementMap: Sendable {
  /// One use of a capture.
  struct Element: Sendable {
    let name: String
    /// The element around it, or -1.
    let parent: Int32
    /// The state behind it.
    var exit: Int32
  }

  private(set) var elements: [Element] = []
  /// By state, the innermost element it stands in, or -1.
  private(set) var ofState: [Int32]
  /// By use of a lexicon, the same.
  private(set) var ofUse: [Int32]
  /// By state, the least weight of a way to the end of its rule.
  private(set) var remaining: [Int32]
  /// By state, the element that it opens, or -1.
  private(set) var opened: [Int32]
  /// By set of characters, its weight.
  let setWeights: [Int32]

  private static let never = Int32.max / 2

  init(_ program: Program, captureNames: [String]) {
    ofState = Array(repeating: -1, count: program.states.count)
    opened = ofState
    ofUse = Array(repeating: -1, count: program.uses.count)
    remaining = Array(repeating: Self.never, count: program.states.count)
    setWeights = program.sets.map { Int32(PatternWeights.weight($0)) }
    place(program, captureNames)
    weigh(program)
  }

  private mutating func place(_ program: Program, _ names: [String]) {
    var seen = Array(repeating: false, count: program.states.count)
    var pending = program.entries.map { (state: $0.state, element: Int32(-1)) }
    while let (state, element) = pending.popLast() {
      if seen[Int(state)] { continue }
      seen[Int(state)] = true
      ofState[Int(state)] = element
      switch program.states[Int(state)] {
      case .dead, .accept: break
      case .scalars(_, let next), .start(let next), .end(let next), .inside(let next): pending.append((next, element))
      case .mention(_, let inside): pending.append((inside, element))
      case .lexicon(let use):
        ofUse[Int(use)] = element
        pending.append((program.uses[Int(use)].exit, element))
      case .split(let first, let second):
        pending.append((first, element))
        pending.append((second, element))
      case .open(let name, let next):
        opened[Int(state)] = Int32(elements.count)
        elements.append(Element(name: names[Int(name)], parent: element, exit: -1))
        pending.append((next, opened[Int(state)]))
      case .close(_, let next):
        guard element >= 0 else { continue }
        elements[Int(element)].exit = next
        pending.append((next, elements[Int(element)].parent))
      }
    }
  }

  /// States are compiled back to front, so one pass settles all but loops, and few more passes those.
  private mutating func weigh(_ program: Program) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (state, kind) in program.states.enumerated() {
        let least = least(from: kind, program)
        if least < remaining[state] {
          remaining[state] = least
          isSettled = false
        }
      }
    }
  }

  private func least(from state: Program.State, _ program: Program) -> Int32 {
    switch state {
    case .dead: Self.never
    case .accept: 0
    case .scalars(let set, let next): setWeights[Int(set)] + remaining[Int(next)]
    case .lexicon(let use): Int32(PatternWeights.word) + remaining[Int(program.uses[Int(use)].exit)]
    case .inside(let next): Int32(PatternWeights.word) + remaining[Int(next)]
    case .mention(_, let inside): remaining[Int(inside)]
    case .split(let first, let second): min(remaining[Int(first)], remaining[Int(second)])
    case .open(_, let next), .close(_, let next), .start(let next): remaining[Int(next)]
    case .end(let next): Int32(PatternWeights.character) + remaining[Int(next)]
    }
  }

  /// The least weight of a way through an element that a state opens.
  func weight(ofElementOpenedBy state: Int32) -> Int32 {
    let exit = elements[Int(opened[Int(state)])].exit
    return exit < 0 ? 0 : remaining[Int(state)] - remaining[Int(exit)]
  }

  /// The least weight of a way from one state to another that every way to the end leads through.
  func weight(from state: Int32, to exit: Int32) -> Int32 { max(0, remaining[Int(state)] - remaining[Int(exit)]) }

  /// The element with all around it, innermost first.
  func chain(_ element: Int32) -> [Int32] {
    var result: [Int32] = []
    var next = element
    while next >= 0 {
      result.append(next)
      next = elements[Int(next)].parent
    }
    return result
  }

  /// The elements of a pattern that could stand in the place of one: the branches of an alternation, itself included.
  func alternatives(to element: Int32) -> [Int32] {
    let wanted = elements[Int(element)]
    return elements.indices.filter { elements[$0].parent == wanted.parent && elements[$0].exit == wanted.exit }.map(Int32.init)
  }

  /// The names of the element and all around it, outermost first.
  func path(_ element: Int32) -> [String] { chain(element).reversed().map { elements[Int($0)].name } }
}

/// Which sets of a program hold the characters of one class.
///
/// Made once a class is first met: a transition asks for many states of few sets.
struct SetMemberships {
  private var bits: [UInt64]

  init(of scalar: UInt32, in sets: [ScalarSet]) {
    bits = [UInt64](repeating: 0, count: (sets.count + 63) / 64)
    for (number, set) in sets.enumerated() where set.contains(scalar) { bits[number >> 6] |= 1 << UInt64(number & 63) }
  }

  @inline(__always)
  func contains(_ set: Int32) -> Bool { bits[Int(set) >> 6] &>> UInt64(set & 63) & 1 != 0 }
}

/// Collects the program states that are reached without a character, without captures and priorities.
struct Closure {
  private var atStart = false
  private var atEnd = false
  /// The round in which a state was last seen.
  private var seen: ContiguousArray<UInt32>
  private var round: UInt32 = 0
  private var pending: [Int32] = []
  private var members: [Int32] = []
  private var nodes: [Int32] = []

  init(_ program: Program) {
    seen = ContiguousArray(repeating: 0, count: program.states.count)
  }

  mutating func begin(atStart: Bool, atEnd: Bool) {
    self.atStart = atStart
    self.atEnd = atEnd
    members.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    if round == .max {
      for index in seen.indices { seen[index] = 0 }
      round = 0
    }
    round += 1
  }

  /// Adds one state as it is.
  mutating func keep(_ state: Int32, _ program: Program) {
    if program.isLexiconNode(state) {
      nodes.append(state)
    } else if seen[Int(state)] != round {
      seen[Int(state)] = round
      members.append(state)
    }
  }

  /// Adds what a state leads to over a character of a class.
  mutating func step(_ state: Int32, over scalar: UInt32, _ program: Program, _ memberships: SetMemberships) {
    if program.isLexiconNode(state) {
      let (use, node) = program.lexiconNode(state)
      let trie = Int(use.trie)
      guard let child = program.tries[trie].child(of: node, by: scalar) else { return }
      if !program.tries[trie].children[Int(child)].isEmpty { nodes.append(use.base + child) }
      if program.tries[trie].isTerm[Int(child)] { follow(use.exit, program) }
      return
    }
    switch program.states[Int(state)] {
    case .scalars(let set, let next) where memberships.contains(set): follow(next, program)
    case .inside: keep(state, program)
    default: break
    }
  }

  /// Adds a state with everything it leads to without a character.
  mutating func follow(_ state: Int32, _ program: Program) {
    pending.append(state)
    while let state = pending.popLast() {
      guard seen[Int(state)] != round else { continue }
      seen[Int(state)] = round
      switch program.states[Int(state)] {
      case .dead: break
      case .scalars, .mention, .inside, .accept: members.append(state)
      case .lexicon(let use): nodes.append(program.uses[Int(use)].base)
      case .split(let first, let second):
        pending.append(first)
        pending.append(second)
      case .open(_, let next), .close(_, let next): pending.append(next)
      case .start(let next):
        if atStart { pending.append(next) }
      case .end(let next):
        if atEnd { pending.append(next) } else { members.append(state) }
      }
    }
  }

  /// The states collected, each once.
  mutating func sorted() -> [Int32] {
    members.sort()
    nodes.sort()
    var result = members
    for node in nodes where result.last != node { result.append(node) }
    return result
  }

  func coreMembers(_ program: Program) -> some Sequence<Program.State> {
    members.lazy.map { program.states[Int($0)] }
  }
}

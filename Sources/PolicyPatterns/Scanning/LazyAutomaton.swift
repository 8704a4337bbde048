/// The deterministic automaton of a program, made state by state as texts ask for it.
///
/// A state is a sorted set of program states. State 0 is dead. The number of states kept is bounded: past the bound
/// `isOverfull` asks the owner to call `reset` as soon as it can say which states it still needs.
struct LazyAutomaton {
  struct StateInfo {
    /// Bit (class mod 64) is set for each class that may lead on; a clear bit is a proof that the character leads nowhere.
    var mask: UInt64
    /// Index into `acceptSets`: what matches here, and what matches if the text ends here.
    var accepts: Int32
    var endAccepts: Int32
    /// The first transition found, kept beside the mask: most states of a trie have no other.
    var firstNext: Int32 = -1
    var firstSymbol: UInt16 = 0
    /// Whether opening and closing marks can change the state.
    var awaitsMention: Bool
    var isInside: Bool
  }

  static let dead: Int32 = 0

  let program: Program
  let alphabet: Alphabet
  /// Whether a match may begin anywhere; then every state holds the beginnings as well.
  let isUnanchored: Bool
  let cacheStatesMax: Int
  private(set) var infos: ContiguousArray<StateInfo> = []
  private(set) var sets: ContiguousArray<[Int32]> = []
  /// Sorted rule numbers; number 0 is the empty set. Kept over resets, as positions refer to them.
  private(set) var acceptSets: [[Int32]] = [[]]
  private(set) var resets = 0
  var table = TransitionTable()
  private var numbers: [StateKey: Int32] = [:]
  private var memberships: [UInt16: SetMemberships] = [:]
  private var acceptNumbers: [[Int32]: Int32] = [[]: 0]
  private var membersTotal = 0
  private var setMasks: [UInt64] = []
  private var nodeMasks: [[UInt64]] = []
  private var injection: [Int32] = []
  var closure: Closure

  init(_ program: Program, _ alphabet: Alphabet, isUnanchored: Bool, cacheStatesMax: Int) {
    self.program = program
    self.alphabet = alphabet
    self.isUnanchored = isUnanchored
    self.cacheStatesMax = cacheStatesMax
    closure = Closure(program)
    setMasks = program.sets.map { set in
      var mask: UInt64 = 0
      for (number, scalar) in alphabet.representatives.enumerated() where set.contains(scalar) { mask |= 1 << (UInt64(number) & 63) }
      return mask
    }
    nodeMasks = program.tries.map { trie in
      trie.children.map { range in
        range.reduce(0) { $0 | 1 << (UInt64(alphabet.scalarClass(trie.scalars[Int($1)])) & 63) }
      }
    }
    _ = intern([])
    if isUnanchored { injection = startSet(atStart: false, isIncluded: { _ in true }) }
  }

  var isOverfull: Bool { infos.count > cacheStatesMax || table.count > 1 << 19 || membersTotal > 1 << 23 }

  /// The state in which the rules picked may begin.
  mutating func initial(atStart: Bool, isIncluded: (Int32) -> Bool) -> Int32 {
    intern(startSet(atStart: atStart, isIncluded: isIncluded))
  }

  private mutating func startSet(atStart: Bool, isIncluded: (Int32) -> Bool) -> [Int32] {
    closure.begin(atStart: atStart, atEnd: false)
    for entry in program.entries where isIncluded(entry.rule) { closure.follow(entry.state, program) }
    return closure.sorted()
  }

  /// Forgets all states but these, which get new numbers. Complexity: as many members as they have.
  mutating func reset(keeping states: [Int32]) -> [Int32] {
    let kept = states.map { sets[Int($0)] }
    infos.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    table = TransitionTable()
    membersTotal = 0
    resets += 1
    _ = intern([])
    return kept.map { intern($0) }
  }

  /// The transition over a character class.
  @inline(__always)
  mutating func next(_ state: Int32, _ symbol: UInt16) -> Int32 {
    let info = infos[Int(state)]
    if info.mask &>> UInt64(symbol & 63) & 1 == 0 { return Self.dead }
    if info.firstSymbol == symbol, info.firstNext >= 0 { return info.firstNext }
    return transition(state, symbol)
  }

  /// The transition over any symbol.
  @inline(__always)
  mutating func transition(_ state: Int32, _ symbol: UInt16) -> Int32 {
    table.lookup(state, symbol) ?? makeTransition(state, symbol)
  }

  @inline(never)
  private mutating func makeTransition(_ state: Int32, _ symbol: UInt16) -> Int32 {
    let members = sets[Int(state)]
    closure.begin(atStart: false, atEnd: false)
    if Int(symbol) < alphabet.classCount {
      stepCharacter(members, symbol)
    } else if symbol == alphabet.closeSymbol {
      stepClose(members)
    } else {
      stepOpen(members, alphabet.labels[Int(symbol - alphabet.closeSymbol) - 1])
    }
    let next = intern(closure.sorted())
    table.insert(state, symbol, next)
    if infos[Int(state)].firstNext < 0 {
      infos[Int(state)].firstNext = next
      infos[Int(state)].firstSymbol = symbol
    }
    return next
  }

  private mutating func stepCharacter(_ members: [Int32], _ symbol: UInt16) {
    let scalar = alphabet.representatives[Int(symbol)]
    let held = memberships[symbol] ?? SetMemberships(of: scalar, in: program.sets)
    memberships[symbol] = held
    for member in members { closure.step(member, over: scalar, program, held) }
    for member in injection { closure.keep(member, program) }
  }

  /// After an opening mark, only what waits for a character or for this label goes on.
  private mutating func stepOpen(_ members: [Int32], _ label: UInt16) {
    for member in members {
      if program.isLexiconNode(member) {
        closure.keep(member, program)
        continue
      }
      switch program.states[Int(member)] {
      case .scalars: closure.keep(member, program)
      case .mention(let labels, let inside) where program.labelSets[Int(labels)].contains(label): closure.keep(inside, program)
      default: break
      }
    }
  }

  /// After a closing mark everything stays, as the mark belongs to the character before it, and mentions are complete.
  private mutating func stepClose(_ members: [Int32]) {
    for member in members {
      if !program.isLexiconNode(member), case .inside(let next) = program.states[Int(member)] {
        closure.follow(next, program)
      } else {
        closure.keep(member, program)
      }
    }
  }

  /// The number of a state with these members, which are sorted.
  mutating func intern(_ members: [Int32]) -> Int32 {
    let key = StateKey(members)
    if let number = numbers[key] { return number }
    let number = Int32(infos.count)
    numbers[key] = number
    sets.append(members)
    membersTotal += members.count
    infos.append(info(members))
    return number
  }

  private mutating func info(_ members: [Int32]) -> StateInfo {
    var info = StateInfo(mask: 0, accepts: 0, endAccepts: 0, awaitsMention: false, isInside: false)
    var accepts: [Int32] = []
    var ends: [Int32] = []
    for member in members {
      if program.isLexiconNode(member) {
        let (use, node) = program.lexiconNode(member)
        info.mask |= nodeMasks[Int(use.trie)][Int(node)]
        continue
      }
      switch program.states[Int(member)] {
      case .scalars(let set, _): info.mask |= setMasks[Int(set)]
      case .inside:
        info.isInside = true
        info.mask = .max
      case .mention: info.awaitsMention = true
      case .accept(let rule): accepts.append(rule)
      case .end(let next): ends.append(next)
      default: break
      }
    }
    if isUnanchored { info.mask = .max }
    accepts.sort()
    info.accepts = acceptNumber(accepts)
    info.endAccepts = info.accepts
    guard !ends.isEmpty else { return info }
    var atEnd = Set(accepts)
    closure.begin(atStart: false, atEnd: true)
    for next in ends { closure.follow(next, program) }
    for case .accept(let rule) in closure.coreMembers(program) { atEnd.insert(rule) }
    info.endAccepts = acceptNumber(atEnd.sorted())
    return info
  }

  private mutating func acceptNumber(_ rules: [Int32]) -> Int32 {
    if let number = acceptNumbers[rules] { return number }
    let number = Int32(acceptSets.count)
    acceptSets.append(rules)
    acceptNumbers[rules] = number
    return number
  }
}

/// A set of program states as a dictionary key: hashed by a digest of its members, which is much cheaper to make than the standard hash of
/// an array and only decides the speed, as equality still compares the members.
private struct StateKey: Hashable {
  let members: [Int32]
  private let digest: UInt64

  init(_ members: [Int32]) {
    self.members = members
    digest = members.reduce(UInt64(members.count)) { ($0 ^ UInt64(truncatingIfNeeded: $1)) &* 0x9E37_79B9_7F4A_7C15 ^ $0 &>> 29 }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

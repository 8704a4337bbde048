/// Runs one rule over the range it matched, with ordered threads, so that priorities decide and captures come out.
///
/// A thread's captures are a linked list of events that threads share; every iteration of a repeated capture is kept.
struct CaptureMachine {
  private struct Thread {
    let state: Int32
    let log: Int32
  }

  private struct Event {
    let name: Int32
    let isOpen: Bool
    let unit: Int32
    let previous: Int32
  }

  private let program: Program
  private let alphabet: Alphabet
  private let entries: [Int32]
  private var events: [Event] = []
  private var seen: ContiguousArray<UInt32>
  private var seenNodes: Set<Int32> = []
  private var round: UInt32 = 0
  private var pending: [Thread] = []
  private var threads: [Thread] = []
  private var following: [Thread] = []

  init(_ automaton: Automaton) {
    program = automaton.core
    alphabet = automaton.alphabet
    entries = automaton.core.entries.map(\.state)
    seen = ContiguousArray(repeating: 0, count: automaton.core.states.count)
  }

  /// The captures of a rule that matches all units, ordered by where they open, outer before inner; none if it does not match.
  ///
  /// Complexity: units times states of the rule.
  mutating func captures(rule: Int, _ units: UnitBuffer, isAtStart: Bool, isAtEnd: Bool) -> [Capture] {
    guard entries.indices.contains(rule) else { return [] }
    events.removeAll(keepingCapacity: true)
    following.removeAll(keepingCapacity: true)
    beginRound()
    follow(Thread(state: entries[rule], log: -1), unit: 0, atStart: isAtStart, atEnd: isAtEnd && units.count == 0)
    for unit in 0..<units.count {
      swap(&threads, &following)
      following.removeAll(keepingCapacity: true)
      beginRound()
      let atEnd = isAtEnd && unit + 1 == units.count
      let scalar = alphabet.representatives[Int(units.classes[unit])]
      let marks = units.marks.isEmpty ? nil : units.marks[unit]
      for thread in threads { step(thread, unit, scalar, marks, atEnd: atEnd) }
    }
    for thread in following where !program.isLexiconNode(thread.state) {
      if case .accept = program.states[Int(thread.state)] { return captures(thread.log, units) }
    }
    return []
  }

  private mutating func beginRound() {
    if round == .max {
      for index in seen.indices { seen[index] = 0 }
      round = 0
    }
    round += 1
    seenNodes.removeAll(keepingCapacity: true)
  }

  private mutating func step(_ thread: Thread, _ unit: Int, _ scalar: UInt32, _ marks: UnitBuffer.Marks?, atEnd: Bool) {
    func advance(_ state: Int32, _ machine: inout CaptureMachine) {
      machine.follow(Thread(state: state, log: thread.log), unit: unit + 1, atStart: false, atEnd: atEnd)
    }
    if program.isLexiconNode(thread.state) {
      let (use, node) = program.lexiconNode(thread.state)
      let trie = program.tries[Int(use.trie)]
      guard let child = trie.child(of: node, by: scalar) else { return }
      // The longer term comes first.
      if !trie.children[Int(child)].isEmpty, seenNodes.insert(use.base + child).inserted {
        following.append(Thread(state: use.base + child, log: thread.log))
      }
      if trie.isTerm[Int(child)] { advance(use.exit, &self) }
      return
    }
    let closes = marks.map { $0.close != UnitBuffer.Marks.none } ?? false
    switch program.states[Int(thread.state)] {
    case .scalars(let set, let next) where program.sets[Int(set)].contains(scalar): advance(next, &self)
    case .inside(let next): advance(closes ? next : thread.state, &self)
    case .mention(let labels, let inside):
      guard let open = marks?.open, open != UnitBuffer.Marks.none, open > 0,
        program.labelSets[Int(labels)].contains(alphabet.labels[Int(open) - 1])
      else { return }
      if closes, case .inside(let next) = program.states[Int(inside)] { advance(next, &self) } else { advance(inside, &self) }
    default: break
    }
  }

  /// Adds a thread with everything it leads to without a character, in order of priority.
  private mutating func follow(_ thread: Thread, unit: Int, atStart: Bool, atEnd: Bool) {
    pending.append(thread)
    while let thread = pending.popLast() {
      guard seen[Int(thread.state)] != round else { continue }
      seen[Int(thread.state)] = round
      switch program.states[Int(thread.state)] {
      case .dead: break
      case .scalars, .mention, .inside, .accept: following.append(thread)
      case .lexicon(let use):
        let root = program.uses[Int(use)].base
        if seenNodes.insert(root).inserted { following.append(Thread(state: root, log: thread.log)) }
      case .split(let first, let second):
        pending.append(Thread(state: second, log: thread.log))
        pending.append(Thread(state: first, log: thread.log))
      case .open(let name, let next): pending.append(log(name, isOpen: true, unit, thread, next))
      case .close(let name, let next): pending.append(log(name, isOpen: false, unit, thread, next))
      case .start(let next):
        if atStart { pending.append(Thread(state: next, log: thread.log)) }
      case .end(let next):
        if atEnd { pending.append(Thread(state: next, log: thread.log)) }
      }
    }
  }

  private mutating func log(_ name: Int32, isOpen: Bool, _ unit: Int, _ thread: Thread, _ next: Int32) -> Thread {
    events.append(Event(name: name, isOpen: isOpen, unit: Int32(unit), previous: thread.log))
    return Thread(state: next, log: Int32(events.count - 1))
  }

  /// Reads a log from its end: captures nest, so a close belongs to the open that brings the stack back.
  private func captures(_ log: Int32, _ units: UnitBuffer) -> [Capture] {
    var result: [Capture] = []
    var ends: [Int32] = []
    var index = log
    while index >= 0 {
      let event = events[Int(index)]
      if !event.isOpen {
        ends.append(event.unit)
      } else if let end = ends.popLast() {
        result.append(Capture(name: Int(event.name), range: units.range(Int(event.unit)..<Int(end))))
      }
      index = event.previous
    }
    return result.reversed()
  }
}

/// One pass of a rule over the units around a place, which keeps the attempt that came nearest to a match that covers the place.
///
/// Attempts from all starts go on side by side. Of those that come to the same state at the same unit the one with the most weight goes on:
/// what the others could still reach, it reaches too. Besides plain attempts there are those that passed over one element of the pattern,
/// with the text that stands in its place; they count if they come to the end of the pattern, and of the place.
struct ProbeRun {
  /// Where the run begins and what it must come to.
  struct Course {
    let entry: Int32
    /// The state that ends the run; states behind it are not entered.
    let goal: Int32
  }

  /// The attempt that came nearest.
  struct Attempt {
    let start: Int32
    let end: Int32
    let weight: Int32
    let missing: Int32
    let log: Int32
    /// What was wanted where it ended: states, or the element that was passed over.
    let wanted: [Int32]
    let skipped: Int32?
  }

  /// What took a stretch of units; runs share the events behind them.
  struct Event {
    let element: Int32
    let units: Range<Int32>
    let isSkip: Bool
    let weight: Int32
    let previous: Int32
  }

  private struct Thread {
    let state: Int32
    let start: Int32
    let weight: Int32
    let log: Int32
    /// The element passed over, or -1.
    var skipped: Int32 = -1
    /// The weight of the element passed over.
    var lost: Int32 = 0
  }

  /// An attempt on its way over the text that stands where an element should.
  private struct Skip {
    let thread: Thread
    let from: Int32
  }

  /// How far before and behind the place is looked, in units.
  static let reachUnits = 200
  /// The longest text that is taken for a failed element, in units.
  static let skipUnitsMax = 10

  private let program: Program
  private let map: ElementMap
  private let alphabet: Alphabet
  private let units: UnitBuffer
  private let place: Range<Int>
  private let course: Course
  private(set) var events: [Event] = []
  private(set) var best: Attempt?
  /// The longest match that covers the place.
  private(set) var match: Range<Int>?
  private var threads: [Thread] = []
  private var following: [Thread] = []
  private var skips: [Int32: Skip] = [:]
  /// States entered at the current boundary, by plain attempts and by those that passed over an element; those to be cleared.
  private var seen: [[Bool]]
  private var seenNodes: [Set<Int32>] = [[], []]
  private var entered: [(layer: Int, state: Int)] = []

  init(_ program: Program, _ map: ElementMap, _ alphabet: Alphabet, _ units: UnitBuffer, place: Range<Int>, _ course: Course) {
    self.program = program
    self.map = map
    self.alphabet = alphabet
    self.units = units
    self.place = place
    self.course = course
    seen = Array(repeating: Array(repeating: false, count: program.states.count), count: 2)
  }

  /// Complexity: linear in the units around the place for a given rule.
  mutating func run() {
    let first = max(0, place.lowerBound - Self.reachUnits)
    let last = min(units.count, place.upperBound + Self.reachUnits)
    for boundary in first...last {
      if boundary > first { step(boundary - 1) }
      if boundary <= place.lowerBound {
        following.append(Thread(state: course.entry, start: Int32(boundary), weight: 0, log: -1))
      }
      settle(at: boundary)
      if threads.isEmpty, skips.isEmpty, boundary >= place.lowerBound { break }
    }
  }

  // MARK: Over a character

  private mutating func step(_ unit: Int) {
    let scalar = alphabet.representatives[Int(units.classes[unit])]
    let marks = units.marks.isEmpty ? nil : units.marks[unit]
    for thread in threads { step(thread, Int32(unit), scalar, marks) }
    for (element, skip) in skips.sorted(by: { $0.key < $1.key }) {
      let end = Int32(unit + 1)
      if end - skip.from >= Int32(Self.skipUnitsMax) { skips[element] = nil }
      if Int(end) >= place.lowerBound { land(skip, element, at: end) }
    }
  }

  /// Goes on behind an element that was passed over.
  private mutating func land(_ skip: Skip, _ element: Int32, at end: Int32) {
    events.append(Event(element: element, units: skip.from..<end, isSkip: true, weight: 0, previous: skip.thread.log))
    following.append(
      Thread(
        state: map.elements[Int(element)].exit, start: skip.thread.start, weight: skip.thread.weight, log: Int32(events.count - 1),
        skipped: element, lost: map.weight(ofElementOpenedBy: skip.thread.state)))
  }

  private mutating func step(_ thread: Thread, _ unit: Int32, _ scalar: UInt32, _ marks: UnitBuffer.Marks?) {
    if program.isLexiconNode(thread.state) {
      let (use, node) = program.lexiconNode(thread.state)
      let trie = program.tries[Int(use.trie)]
      guard let child = trie.child(of: node, by: scalar) else { return }
      let element = self.element(of: thread.state)
      if !trie.children[Int(child)].isEmpty { advance(thread, to: use.base + child, unit, element, 0) }
      if trie.isTerm[Int(child)] { advance(thread, to: use.exit, unit, element, Int32(PatternWeights.word)) }
      return
    }
    let element = map.ofState[Int(thread.state)]
    let closes = marks.map { $0.close != UnitBuffer.Marks.none } ?? false
    switch program.states[Int(thread.state)] {
    case .scalars(let set, let next) where program.sets[Int(set)].contains(scalar):
      advance(thread, to: next, unit, element, map.setWeights[Int(set)])
    case .inside(let next): advance(thread, to: closes ? next : thread.state, unit, element, closes ? Int32(PatternWeights.word) : 0)
    case .mention(let labels, let inside):
      guard let open = marks?.open, open != UnitBuffer.Marks.none, open > 0,
        program.labelSets[Int(labels)].contains(alphabet.labels[Int(open) - 1])
      else { return }
      if closes, case .inside(let next) = program.states[Int(inside)] {
        advance(thread, to: next, unit, element, Int32(PatternWeights.word))
      } else {
        advance(thread, to: inside, unit, element, 0)
      }
    default: break
    }
  }

  private mutating func advance(_ thread: Thread, to state: Int32, _ unit: Int32, _ element: Int32, _ weight: Int32) {
    events.append(Event(element: element, units: unit..<unit + 1, isSkip: false, weight: weight, previous: thread.log))
    following.append(
      Thread(
        state: state, start: thread.start, weight: thread.weight + weight, log: Int32(events.count - 1), skipped: thread.skipped,
        lost: thread.lost))
  }

  /// The innermost element that a state or a node of a lexicon stands in.
  func element(of state: Int32) -> Int32 {
    guard program.isLexiconNode(state) else { return map.ofState[Int(state)] }
    var low = 0
    var high = program.uses.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if program.uses[middle].base <= state { low = middle } else { high = middle - 1 }
    }
    return map.ofUse[low]
  }

  // MARK: Between characters

  /// Enters the states that are reached without a character, the weightiest attempt first, and looks which is nearest.
  private mutating func settle(at boundary: Int) {
    let arrivals = following.sorted { ($1.weight, $0.start) < ($0.weight, $1.start) }
    following.removeAll(keepingCapacity: true)
    threads.removeAll(keepingCapacity: true)
    seenNodes = [[], []]
    for thread in arrivals where thread.skipped < 0 { follow(thread, boundary) }
    for thread in arrivals where thread.skipped >= 0 { follow(thread, boundary) }
    // An element that is not there at all: passed over without a character.
    for (element, skip) in skips.sorted(by: { $0.key < $1.key }) where Int(skip.from) == boundary && boundary >= place.lowerBound {
      land(skip, element, at: skip.from)
      if let landed = following.popLast() { follow(landed, boundary) }
    }
    if boundary >= place.lowerBound { note(boundary) }
    for (layer, state) in entered { seen[layer][state] = false }
    entered.removeAll(keepingCapacity: true)
  }

  private mutating func follow(_ thread: Thread, _ boundary: Int) {
    let layer = thread.skipped < 0 ? 0 : 1
    var pending = [thread.state]
    while let state = pending.popLast() {
      func at(_ state: Int32) -> Thread {
        Thread(
          state: state, start: thread.start, weight: thread.weight, log: thread.log, skipped: thread.skipped, lost: thread.lost)
      }
      if program.isLexiconNode(state) {
        if seenNodes[layer].insert(state).inserted { threads.append(at(state)) }
        continue
      }
      guard !seen[layer][Int(state)] else { continue }
      seen[layer][Int(state)] = true
      entered.append((layer, Int(state)))
      if state == course.goal {
        arrive(at(state), boundary)
        continue
      }
      switch program.states[Int(state)] {
      case .dead, .accept: break
      case .scalars, .mention, .inside: threads.append(at(state))
      case .lexicon(let use):
        let root = program.uses[Int(use)].base
        if seenNodes[layer].insert(root).inserted { threads.append(at(root)) }
      case .split(let first, let second): pending += [second, first]
      case .open(_, let next):
        if layer == 0 { begin(at(state), boundary) }
        pending.append(next)
      case .close(_, let next): pending.append(next)
      case .start(let next):
        if boundary == 0 { pending.append(next) }
      case .end(let next):
        if boundary == units.count { pending.append(next) } else { threads.append(at(state)) }
      }
    }
  }

  /// Begins to pass over the element that a thread's state opens, if the place is near.
  private mutating func begin(_ thread: Thread, _ boundary: Int) {
    let element = map.opened[Int(thread.state)]
    guard boundary >= place.lowerBound - Self.skipUnitsMax, boundary <= place.upperBound,
      map.elements[Int(element)].name.hasPrefix(PatternProbe.elementMark), map.weight(ofElementOpenedBy: thread.state) > 0
    else { return }
    if let known = skips[element], known.thread.weight > thread.weight { return }
    skips[element] = Skip(thread: thread, from: Int32(boundary))
  }

  private mutating func arrive(_ thread: Thread, _ boundary: Int) {
    guard boundary >= place.upperBound else { return }
    if thread.skipped < 0 {
      let range = Int(thread.start)..<boundary
      if match.map({ range.count > $0.count }) ?? true { match = range }
    } else {
      offer(thread, boundary, missing: thread.lost, wanted: [], skipped: thread.skipped)
    }
  }

  /// Looks which of the attempts under way is nearest to a match.
  private mutating func note(_ boundary: Int) {
    for thread in threads where thread.skipped < 0 && thread.weight > 0 {
      let missing = self.missing(thread.state)
      guard isNearer(thread.weight, missing) else { continue }
      let rivals = threads.filter { $0.skipped < 0 && $0.weight == thread.weight && $0.start == thread.start }
      offer(thread, boundary, missing: missing, wanted: rivals.map(\.state), skipped: nil)
    }
  }

  /// The least weight that is still to be matched from a state or a node of a lexicon.
  func missing(_ state: Int32) -> Int32 {
    if program.isLexiconNode(state) {
      return Int32(PatternWeights.word) + map.weight(from: program.lexiconNode(state).use.exit, to: course.goal)
    }
    return map.weight(from: state, to: course.goal)
  }

  private mutating func offer(_ thread: Thread, _ boundary: Int, missing: Int32, wanted: [Int32], skipped: Int32?) {
    guard isNearer(thread.weight, missing) else { return }
    best = Attempt(
      start: thread.start, end: Int32(boundary), weight: thread.weight, missing: missing, log: thread.log, wanted: wanted, skipped: skipped)
  }

  /// Of equals the later counts, which came further.
  private func isNearer(_ weight: Int32, _ missing: Int32) -> Bool {
    guard let best else { return weight > 0 }
    let old = PatternWeights.nearness(Int(best.weight), missing: Int(best.missing))
    return weight > 0 && PatternWeights.nearness(Int(weight), missing: Int(missing)) >= old
  }
}

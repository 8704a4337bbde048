/// Compares the rules of one automaton: whether one matches wherever another does.
///
/// A yes is certain. A no may also mean that the question would have taken more than `stepsMax` steps, or that it turns on what stands inside a
/// mention: a mention is taken for one symbol, as nothing but the same mention can be told to match it wherever it may stand.
package struct RuleComparison {
  private let program: Program
  private let alphabet: Alphabet
  private let lengths: RuleLengths
  private var closure: Closure
  private var memberships: [Int: SetMemberships] = [:]
  private var witnesses: [Int: [RuleWitness]] = [:]
  /// The states that each rule begins in, by whether it begins at the start of the scope.
  private var entries: [Bool: [Int: [Int32]]] = [:]

  /// The most steps that one question may take.
  private static let stepsMax = 50_000

  package init(_ automaton: Automaton) {
    program = automaton.core
    alphabet = automaton.alphabet
    lengths = RuleLengths(automaton.core)
    closure = Closure(automaton.core)
  }

  /// Whether every text that rule `inner` matches is matched by rule `outer`, contexts left aside.
  package mutating func includes(_ outer: Int, _ inner: Int) -> Bool {
    guard witnesses(of: inner).allSatisfy({ matches($0, outer) }) else { return false }
    var question = Question(rule: Int32(inner))
    for atStart in [true, false] {
      for state in entry(of: inner, atStart) { question.add(state, entry(of: outer, atStart)) }
    }
    while let (state, sets) = question.next() {
      guard question.steps < Self.stepsMax, holds(state, sets, outer, &question) else { return false }
    }
    return true
  }

  /// Whether no text that rule `outer` matches can have one that rule `inner` matches as a part of it that is not all of it.
  package func cannotExceed(_ outer: Int, _ inner: Int) -> Bool {
    let first = program.entries[inner].state
    if lengths.needsStart(first, program), lengths.needsEnd(first) { return true }
    return lengths.longest(program.entries[outer].state).map { $0 <= lengths.shortest(first) } ?? false
  }

  private mutating func witnesses(of rule: Int) -> [RuleWitness] {
    if let known = witnesses[rule] { return known }
    let made = [true, false].map { RuleWitness(rule, of: program, lengths, entersLoops: $0) }
    witnesses[rule] = made
    return made
  }

  private mutating func matches(_ witness: RuleWitness, _ rule: Int) -> Bool {
    var states = entry(of: rule, witness.atStart)
    for symbol in witness.symbols {
      switch symbol {
      case .scalar(let scalar): states = step(states, scalar)
      case .label(let label): states = afterMention(of: label, states)
      }
      if states.isEmpty { return false }
    }
    return accepts(states, rule, atEnd: witness.atEnd)
  }

  /// Whether what can follow a state of the inner rule can follow the states of the outer one too; what remains to be asked is added.
  private mutating func holds(_ state: Int32, _ sets: [Int32], _ outer: Int, _ question: inout Question) -> Bool {
    if program.isLexiconNode(state) {
      let (use, node) = program.lexiconNode(state)
      let trie = program.tries[Int(use.trie)]
      for child in trie.children[Int(node)] {
        guard step(state, sets, trie.scalars[Int(child)], &question) else { return false }
      }
      return true
    }
    switch program.states[Int(state)] {
    case .scalars(let set, _):
      for scalar in alphabet.representatives where program.sets[Int(set)].contains(scalar) {
        guard step(state, sets, scalar, &question) else { return false }
      }
      return true
    case .mention(let labels, let inside):
      for label in program.labelSets[Int(labels)] {
        let after = afterMention(of: label, sets)
        if after.isEmpty { return false }
        for next in afterMention(of: label, [state], inside) { question.add(next, after) }
      }
      return true
    case .accept: return accepts(sets, outer, atEnd: false)
    case .end: return !accepts([state], Int(question.rule), atEnd: true) || accepts(sets, outer, atEnd: true)
    case .dead, .lexicon, .split, .open, .close, .start, .inside: return true
    }
  }

  /// Goes on with one character: false where the outer rule cannot.
  private mutating func step(_ state: Int32, _ sets: [Int32], _ scalar: UInt32, _ question: inout Question) -> Bool {
    question.steps += sets.count
    let after = step(sets, scalar)
    if after.isEmpty || question.steps > Self.stepsMax { return false }
    for next in step([state], scalar) { question.add(next, after) }
    return true
  }

  private mutating func step(_ states: [Int32], _ scalar: UInt32) -> [Int32] {
    let number = Int(alphabet.scalarClass(scalar))
    let membership = memberships[number] ?? SetMemberships(of: scalar, in: program.sets)
    memberships[number] = membership
    closure.begin(atStart: false, atEnd: false)
    for state in states { closure.step(state, over: scalar, program, membership) }
    return closure.sorted()
  }

  private mutating func afterMention(of label: UInt16, _ states: [Int32], _ only: Int32? = nil) -> [Int32] {
    closure.begin(atStart: false, atEnd: false)
    for state in states where !program.isLexiconNode(state) {
      guard case .mention(let labels, let inside) = program.states[Int(state)], only == nil || only == inside,
        program.labelSets[Int(labels)].contains(label), case .inside(let next) = program.states[Int(inside)]
      else { continue }
      closure.follow(next, program)
    }
    return closure.sorted()
  }

  /// Whether one of some states is the end of a rule, or leads to it at the end of the scope.
  private mutating func accepts(_ states: [Int32], _ rule: Int, atEnd: Bool) -> Bool {
    closure.begin(atStart: false, atEnd: atEnd)
    for state in states where !program.isLexiconNode(state) {
      if case .accept(let number) = program.states[Int(state)], number == Int32(rule) { return true }
      if atEnd, case .end = program.states[Int(state)] { closure.follow(state, program) }
    }
    return closure.coreMembers(program).contains { member in
      if case .accept(let number) = member { number == Int32(rule) } else { false }
    }
  }

  private mutating func entry(of rule: Int, _ atStart: Bool) -> [Int32] {
    if let known = entries[atStart]?[rule] { return known }
    closure.begin(atStart: atStart, atEnd: false)
    closure.follow(program.entries[rule].state, program)
    let states = closure.sorted()
    entries[atStart, default: [:]][rule] = states
    return states
  }
}

/// What is still to be asked about a pair of rules: states of the inner one, each with the states that the outer one is in by then.
private struct Question {
  let rule: Int32
  var steps = 0
  private var waiting: [(state: Int32, sets: [Int32])] = []
  private var seen: Set<[Int32]> = []

  init(rule: Int32) {
    self.rule = rule
  }

  mutating func add(_ state: Int32, _ sets: [Int32]) {
    if seen.insert([state] + sets).inserted { waiting.append((state, sets)) }
  }

  mutating func next() -> (state: Int32, sets: [Int32])? {
    steps += 1
    return waiting.popLast()
  }
}

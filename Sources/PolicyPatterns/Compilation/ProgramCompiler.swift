/// Compiles resolved syntax into a `Program`, back to front: every node is emitted with the state that follows it.
struct ProgramCompiler {
  /// Right contexts are scanned from the end of the text: their concatenations, terms and anchors are turned round.
  let reversed: Bool
  private(set) var program = Program()
  /// States and trie nodes, for the limit.
  private(set) var sizeStates = 0
  private(set) var captureNames: [String] = []
  private var setNumbers: [ScalarSet: Int32] = [:]
  private var labelNumbers: [[UInt16]: Int32] = [:]
  private var trieNumbers: [String: Int32] = [:]
  private var captureNumbers: [String: Int32] = [:]

  init(reversed: Bool = false) {
    self.reversed = reversed
  }

  mutating func add(_ syntax: PatternSyntax, rule: Int) {
    let accept = append(.accept(rule: Int32(rule)))
    program.entries.append((Int32(rule), emit(syntax, accept)))
  }

  private mutating func append(_ state: Program.State) -> Int32 {
    program.states.append(state)
    sizeStates += 1
    return Int32(program.states.count - 1)
  }

  private mutating func emit(_ syntax: PatternSyntax, _ next: Int32) -> Int32 {
    switch syntax {
    case .empty: return next
    case .scalars(let set): return append(.scalars(set: number(of: set), next: next))
    case .concatenation(let parts):
      var tail = next
      if reversed {
        for part in parts { tail = emit(part, tail) }
      } else {
        for part in parts.reversed() { tail = emit(part, tail) }
      }
      return tail
    case .alternation(let branches): return emitAlternation(branches, next)
    case .repetition(let body, let minimum, let maximum, let greedy):
      return emitRepetition(body, minimum, maximum, greedy, next)
    case .capture(let name, let body):
      let number = number(ofCapture: name)
      let tail = append(.close(name: number, next: next))
      return append(.open(name: number, next: emit(body, tail)))
    case .lexicon(let id, let terms):
      program.uses.append(Program.LexiconUse(trie: number(ofLexicon: id, terms), exit: next, base: 0))
      return append(.lexicon(use: Int32(program.uses.count - 1)))
    case .mention(let labels):
      let inside = append(.inside(next: next))
      return append(.mention(labels: number(of: labels.sorted()), inside: inside))
    case .start: return append(reversed ? .end(next: next) : .start(next: next))
    case .end: return append(reversed ? .start(next: next) : .end(next: next))
    case .reference, .labels:
      // Only resolved syntax comes here; were it otherwise, the branch would match nothing rather than anything.
      return append(.dead)
    }
  }

  private mutating func emitAlternation(_ branches: [PatternSyntax], _ next: Int32) -> Int32 {
    guard let last = branches.last else { return append(.dead) }
    var entry = emit(last, next)
    for branch in branches.dropLast().reversed() {
      let first = emit(branch, next)
      entry = append(.split(first, entry))
    }
    return entry
  }

  private mutating func emitRepetition(
    _ body: PatternSyntax, _ minimum: Int, _ maximum: Int?, _ greedy: Bool, _ next: Int32
  ) -> Int32 {
    var tail = next
    var copies = minimum
    if let maximum {
      for _ in minimum..<max(minimum, maximum) {
        let entry = emit(body, tail)
        tail = append(greedy ? .split(entry, next) : .split(next, entry))
      }
    } else {
      let loop = append(.dead)
      let entry = emit(body, loop)
      program.states[Int(loop)] = greedy ? .split(entry, next) : .split(next, entry)
      tail = loop
      // A body that consumes something may serve as the last required iteration itself; an empty one must be written out.
      if copies > 0, !body.matchesEmpty {
        tail = entry
        copies -= 1
      }
    }
    for _ in 0..<copies { tail = emit(body, tail) }
    return tail
  }

  private mutating func number(of set: ScalarSet) -> Int32 {
    if let number = setNumbers[set] { return number }
    let number = Int32(program.sets.count)
    program.sets.append(set)
    setNumbers[set] = number
    return number
  }

  private mutating func number(of labels: [UInt16]) -> Int32 {
    if let number = labelNumbers[labels] { return number }
    let number = Int32(program.labelSets.count)
    program.labelSets.append(labels)
    labelNumbers[labels] = number
    return number
  }

  private mutating func number(ofCapture name: String) -> Int32 {
    if let number = captureNumbers[name] { return number }
    let number = Int32(captureNames.count)
    captureNames.append(name)
    captureNumbers[name] = number
    return number
  }

  private mutating func number(ofLexicon id: String, _ terms: [[UInt8]]) -> Int32 {
    if let number = trieNumbers[id] { return number }
    let number = Int32(program.tries.count)
    let trie = LexiconTrie(terms: terms, reversed: reversed)
    program.tries.append(trie)
    sizeStates += trie.nodeCount
    trieNumbers[id] = number
    return number
  }
}

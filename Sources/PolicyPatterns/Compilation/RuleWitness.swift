/// One text that a rule matches, as scalars and labels: a rule that does not match it does not match wherever the other does.
struct RuleWitness {
  enum Symbol {
    case scalar(UInt32)
    case label(UInt16)
  }

  private(set) var symbols: [Symbol] = []
  /// Whether the text is the scope's beginning, its end.
  private(set) var atStart = false
  private(set) var atEnd = false

  /// - Parameter entersLoops: whether each loop is gone round once, which tells more, or passed over.
  init(_ rule: Int, of program: Program, _ lengths: RuleLengths, entersLoops: Bool) {
    var state = program.entries[rule].state
    var entered: Set<Int32> = []
    while true {
      switch program.states[Int(state)] {
      case .accept, .dead: return
      case .scalars(let set, let next):
        let ranges = program.sets[Int(set)].ranges
        // The ends of a set are its oddest members, which few other sets hold.
        if let scalar = entersLoops ? ranges.last?.upperBound : ranges.first?.lowerBound { symbols.append(.scalar(scalar)) }
        state = next
      case .lexicon(let number):
        let use = program.uses[Int(number)]
        symbols += Self.term(of: program.tries[Int(use.trie)]).map { .scalar($0) }
        state = use.exit
      case .split(let first, let second):
        let isLoop = max(first, second) >= state
        if isLoop, entersLoops, entered.insert(state).inserted {
          state = max(first, second)
        } else if isLoop {
          state = min(first, second)
        } else {
          state = lengths.shortest(first) <= lengths.shortest(second) ? first : second
        }
      case .open(_, let next), .close(_, let next): state = next
      case .start(let next):
        atStart = true
        state = next
      case .end(let next):
        atEnd = true
        state = next
      case .mention(let labels, let inside):
        if let label = program.labelSets[Int(labels)].first { symbols.append(.label(label)) }
        state = inside
      case .inside(let next): state = next
      }
    }
  }

  /// The last of a trie's terms in the order of scalars, no longer than it must be.
  private static func term(of trie: LexiconTrie) -> [UInt32] {
    var term: [UInt32] = []
    var node = 0
    while !trie.isTerm[node], let child = trie.children[node].last {
      term.append(trie.scalars[Int(child)])
      node = Int(child)
    }
    return term
  }
}

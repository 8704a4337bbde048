/// A nondeterministic automaton: the compiled form of several rules.
///
/// State numbers below `states.count` are `states`; those above are nodes of lexicon tries, numbered per use of the lexicon
/// (`LexiconUse.base` + node), so that any number of rules share one trie and still go on at their own continuation.
struct Program: Sendable {
  enum State: Sendable {
    /// Never goes on; also the placeholder while a loop is compiled.
    case dead
    case scalars(set: Int32, next: Int32)
    case lexicon(use: Int32)
    /// Both are followed; the first has priority for captures.
    case split(Int32, Int32)
    case open(name: Int32, next: Int32)
    case close(name: Int32, next: Int32)
    case start(next: Int32)
    case end(next: Int32)
    /// Waits for the opening mark of one of the labels, then is `inside`.
    case mention(labels: Int32, inside: Int32)
    /// Passes over characters up to the closing mark.
    case inside(next: Int32)
    case accept(rule: Int32)
  }

  struct LexiconUse: Sendable {
    let trie: Int32
    let exit: Int32
    var base: Int32
  }

  var states: ContiguousArray<State> = []
  var sets: [ScalarSet] = []
  var labelSets: [[UInt16]] = []
  var tries: [LexiconTrie] = []
  var uses: [LexiconUse] = []
  /// Where rules start; `rule` tells the rules with a left context from the others.
  var entries: [(rule: Int32, state: Int32)] = []

  var isEmpty: Bool { entries.isEmpty }

  /// The lexicon use and trie node behind a state number at or above `states.count`.
  func lexiconNode(_ number: Int32) -> (use: LexiconUse, node: Int32) {
    var low = 0
    var high = uses.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if uses[middle].base <= number { low = middle } else { high = middle - 1 }
    }
    return (uses[low], number - uses[low].base)
  }

  func isLexiconNode(_ number: Int32) -> Bool { Int(number) >= states.count }

  /// Gives the lexicon uses their numbers, once all states are there; false if they do not fit into 31 bits.
  mutating func numberLexiconUses() -> Bool {
    var next = states.count
    for index in uses.indices {
      uses[index].base = Int32(next)
      next += tries[Int(uses[index].trie)].nodeCount
      guard next < Int32.max else { return false }
    }
    return true
  }
}

/// How few and how many characters lead from each state of a program to the end of its rule.
///
/// Programs are emitted back to front: what follows a state has a smaller number, but for the way back into a loop.
struct RuleLengths {
  private var least: [Int] = []
  /// `nil` where there is no bound.
  private var most: [Int?] = []
  /// Whether the end of the scope must be met on the way.
  private var meetsEnd: [Bool] = []

  /// Complexity: linear in the states and trie nodes.
  init(_ program: Program) {
    let terms = program.tries.map(Self.lengths)
    for (number, state) in program.states.enumerated() {
      switch state {
      case .dead: append(0, nil, false)
      case .accept: append(0, 0, false)
      case .scalars(_, let next): append(least[Int(next)] + 1, most[Int(next)].map { $0 + 1 }, meetsEnd[Int(next)])
      case .lexicon(let use):
        let (next, term) = (Int(program.uses[Int(use)].exit), terms[Int(program.uses[Int(use)].trie)])
        append(least[next] + term.lowerBound, most[next].map { $0 + term.upperBound }, meetsEnd[next])
      case .split(let first, let second):
        let back = max(first, second) >= number
        let ways = [first, second].filter { $0 < number }.map { Int($0) }
        append(
          ways.map { least[$0] }.min() ?? 0,
          back ? nil : ways.map { most[$0] }.reduce(0) { longest, way in longest.flatMap { known in way.map { max(known, $0) } } },
          ways.allSatisfy { meetsEnd[$0] })
      case .open(_, let next), .close(_, let next), .start(let next): append(least[Int(next)], most[Int(next)], meetsEnd[Int(next)])
      case .end(let next): append(least[Int(next)], most[Int(next)], true)
      case .mention(_, let inside): append(least[Int(inside)] + 1, nil, meetsEnd[Int(inside)])
      case .inside(let next): append(least[Int(next)], nil, meetsEnd[Int(next)])
      }
    }
  }

  func shortest(_ state: Int32) -> Int { least[Int(state)] }
  func longest(_ state: Int32) -> Int? { most[Int(state)] }
  func needsEnd(_ state: Int32) -> Bool { meetsEnd[Int(state)] }

  /// Whether nothing is consumed before the start of the scope is met.
  func needsStart(_ state: Int32, _ program: Program) -> Bool {
    var closure = Closure(program)
    closure.begin(atStart: false, atEnd: true)
    closure.follow(state, program)
    return closure.sorted().isEmpty
  }

  private mutating func append(_ least: Int, _ most: Int?, _ meetsEnd: Bool) {
    self.least.append(least)
    self.most.append(most)
    self.meetsEnd.append(meetsEnd)
  }

  /// The lengths of the shortest and the longest term of a trie, in scalars.
  private static func lengths(_ trie: LexiconTrie) -> ClosedRange<Int> {
    var depths = [Int](repeating: 0, count: trie.nodeCount)
    var lengths: [Int] = []
    for node in 0..<trie.nodeCount {
      if trie.isTerm[node] { lengths.append(depths[node]) }
      for child in trie.children[node] { depths[Int(child)] = depths[node] + 1 }
    }
    return (lengths.min() ?? 0)...(lengths.max() ?? 0)
  }
}

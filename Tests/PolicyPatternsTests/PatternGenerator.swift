@testable import PolicyPatterns

/// Makes patterns over `a`, `b` and label 1, all of a size or at random.
enum PatternGenerator {
  static let terms = ["a", "ab", "abb", "ba"].map { Array($0.utf8) }

  static let leaves: [PatternSyntax] = [
    .empty, .scalars(ScalarSet("a")), .scalars(ScalarSet("b")), .scalars(.allButNewline), .start, .end, .mention([1]),
    .lexicon(id: "terms", terms: terms),
  ]

  static func unary(_ body: PatternSyntax) -> [PatternSyntax] {
    [
      .capture("x", body), .repetition(body, minimum: 0, maximum: nil, greedy: true),
      .repetition(body, minimum: 1, maximum: nil, greedy: true), .repetition(body, minimum: 0, maximum: 1, greedy: true),
      .repetition(body, minimum: 0, maximum: nil, greedy: false), .repetition(body, minimum: 2, maximum: 3, greedy: false),
      .repetition(body, minimum: 2, maximum: nil, greedy: false),
    ]
  }

  /// Every pattern with exactly this many nodes.
  static func all(size: Int) -> [PatternSyntax] {
    if size == 1 { return leaves }
    var result = all(size: size - 1).flatMap(unary)
    for leftSize in 1..<max(size - 1, 1) {
      for left in all(size: leftSize) {
        for right in all(size: size - 1 - leftSize) {
          result.append(.concatenation([left, right]))
          result.append(.alternation([left, right]))
        }
      }
    }
    return result
  }

  static func random(size: Int, _ random: inout SeededGenerator) -> PatternSyntax {
    if size <= 1 { return leaves[random.below(leaves.count)] }
    if size == 2 || random.below(2) == 0 {
      let choices = unary(self.random(size: size - 1, &random))
      return choices[random.below(choices.count)]
    }
    let leftSize = 1 + random.below(size - 2)
    let parts = [self.random(size: leftSize, &random), self.random(size: size - 1 - leftSize, &random)]
    return random.below(3) == 0 ? .alternation(parts) : .concatenation(parts)
  }
}

/// splitmix64, so that a failure can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

import Testing

@testable import PolicyPatterns

/// What is said of two rules holds on every text.
@Suite struct RuleComparisonTests {
  static let pairs: [(outer: String, inner: String, includes: Bool, cannotExceed: Bool)] = [
    ("甲 | 乙", "甲", true, true), ("甲", "甲 | 乙", false, true), ("甲 乙?", "甲", true, false), ("甲*", "甲 甲", true, false),
    (".+", "甲 乙", true, false), ("[^乙]+", "甲 乙", false, false), ("^ .* $", "^ 甲 $", true, true), ("^ 甲 $", "甲", false, true),
    ("甲", "^ 甲 $", true, true), (".* 乙 $", "甲 乙", false, false), (".* 乙", "甲 乙 $", true, false), ("{list}", "甲", true, false),
    ("甲 | 甲乙 | 丙", "{list}", true, false), ("{list}", "甲 丙", false, true), ("<a|b>", "<a>", true, false), ("<a>", "<a|b>", false, false),
    ("\\h", "<a>", false, true), ("<a> 甲*", "<a> 甲", true, false), ("(x: 甲) (y: 乙)?", "(z: 甲 乙)", true, true),
    ("甲{2,4}", "甲{3}", true, false), ("甲{2,4}", "甲{3,5}", false, false),
  ]

  @Test(arguments: pairs)
  func tellsPairsApart(outer: String, inner: String, includes: Bool, cannotExceed: Bool) throws {
    var builder = AutomatonBuilder(
      reference: { _ in .lexicon(id: "list", terms: ["甲", "甲乙", "丙"].map { Array($0.utf8) }) },
      labels: { $0 == "a" ? [1] : [2] })
    try builder.add(rule: "outer", pattern: outer)
    try builder.add(rule: "inner", pattern: inner)
    var comparison = RuleComparison(try builder.build())
    #expect(comparison.includes(0, 1) == includes)
    #expect(comparison.cannotExceed(0, 1) == cannotExceed)
  }

  @Test(arguments: 0..<10) func saysYesOnlyWhereItHolds(seed: UInt64) throws {
    var random = SeededGenerator(seed: 3_000 + seed)
    let texts = EquivalenceTests.texts(lengthMax: 4, marked: true)
    var said = 0
    for _ in 0..<6 {
      let rules = (0..<12).map { _ in PatternGenerator.random(size: 1 + random.below(5), &random) }
      var builder = AutomatonBuilder()
      for rule in rules { try builder.add(rule: "r", rule) }
      let automaton = try builder.build()
      var comparison = RuleComparison(automaton)
      let scanner = Scanner(automaton)
      let matches = texts.map { scanner.matches(in: $0, range: $0.indices) }
      for outer in rules.indices {
        for inner in rules.indices where inner != outer && comparison.includes(outer, inner) {
          said += 1
          for (text, found) in zip(texts, matches) {
            for match in found where match.rule == inner {
              let cover = found.filter { $0.rule == outer && $0.range.lowerBound <= match.range.lowerBound }.map(\.range.upperBound).max()
              #expect((cover ?? 0) >= match.range.upperBound, "\(rules[outer]) does not match with \(rules[inner]) on \(text)")
            }
          }
        }
      }
    }
    #expect(said > 50)
  }
}

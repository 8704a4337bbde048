import Testing

@testable import PolicyPatterns

/// Twice the text takes at most twice the steps, whatever the rules.
@Suite struct LinearityTests {
  static let cases: [(name: String, pattern: String, unit: String)] = [
    ("nested plus without its end", "(a+)+b", "a"), ("short branch, long branch", "a|a*b", "a"),
    ("digits without their unit", "[0-9]+元", "7"), ("nested counts", "((a{1,5}){1,5}b){2}|(a*)*c", "a"),
    ("a lexicon repeated", "{word}+。", "政策"), ("a gap to an end that never comes", "a.*b", "a"),
    ("a counted gap", "a.{0,60}b", "a"), ("many states", "(a|b)*a(a|b){8}c", "ab"),
  ]

  @Test(arguments: cases) func stepsAreLinear(name: String, pattern: String, unit: String) throws {
    let terms = ["政策", "政策政", "策政"].map { Array($0.utf8) }
    var builder = AutomatonBuilder(reference: { _ in .lexicon(id: "word", terms: terms) })
    try builder.add(rule: name, pattern: pattern)
    let automaton = try builder.build()
    func steps(_ count: Int) -> Int {
      let scanner = Scanner(automaton)
      let text = Array(String(repeating: unit, count: count).utf8)
      _ = scanner.matches(in: text, range: text.indices)
      return scanner.steps
    }
    let single = steps(1_000)
    #expect(Double(steps(2_000)) <= 2.2 * Double(single))
  }
}

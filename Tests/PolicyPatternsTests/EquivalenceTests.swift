import Testing

@testable import PolicyPatterns

/// The engine against the naive matcher: matches, captures and contexts.
@Suite struct EquivalenceTests {
  /// Every text over `a`, `b` up to a length, plain and with every single mention marked.
  static func texts(lengthMax: Int, marked: Bool) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for length in 0...lengthMax {
      for bits in 0..<(1 << length) {
        let text = (0..<length).map { bits >> $0 & 1 == 0 ? UInt8(0x61) : UInt8(0x62) }
        result.append(text)
        guard marked else { continue }
        for start in 0..<length {
          for end in start + 1...length {
            let marks: [(range: Range<Int>, label: UInt16)] = [(start..<end, UInt16(1 + (bits + end) % 2))]
            result.append(MarkedStream(bytes: text, range: text.indices, marks: marks).bytes)
          }
        }
      }
    }
    return result
  }

  static func randomText(_ random: inout SeededGenerator, lengthMax: Int) -> [UInt8] {
    let text = (0..<random.below(lengthMax + 1)).map { _ in UInt8(0x61 + random.below(2)) }
    var marks: [(range: Range<Int>, label: UInt16)] = []
    var offset = random.below(3)
    while offset < text.count, random.below(4) > 0 {
      let end = min(offset + 1 + random.below(3), text.count)
      marks.append((offset..<end, UInt16(1 + random.below(2))))
      offset = end + random.below(3)
    }
    return MarkedStream(bytes: text, range: text.indices, marks: marks).bytes
  }

  /// Compares all rules in one automaton over all texts; returns the first few differences.
  static func differences(_ rules: [PatternSyntax], _ texts: [[UInt8]], cacheStatesMax: Int = 60_000) throws -> [String] {
    var builder = AutomatonBuilder()
    for rule in rules { try builder.add(rule: "r", rule) }
    let scanner = Scanner(try builder.build(), cacheStatesMax: cacheStatesMax)
    var result: [String] = []
    for text in texts {
      let found = scanner.matches(in: text, range: text.indices)
      let naive = NaiveMatcher(bytes: text, scope: text.indices)
      for (number, rule) in rules.enumerated() where result.count < 3 {
        let ranges = found.filter { $0.rule == number }
        let expected = naive.matches(rule)
        if ranges.map(\.range) != expected { result.append("\(rule) on \(text): \(ranges.map(\.range)), not \(expected)") }
        for match in ranges {
          let captures = scanner.captures(of: match, in: text)
          // Where loops over bodies that may be empty nest, the split into iterations is left open.
          guard !rule.hasEmptyLoop, let expected = naive.captures(rule, match.range, names: scanner.automaton.captureNames) else {
            continue
          }
          if captures != expected { result.append("\(rule) on \(text) \(match): \(captures), not \(expected)") }
        }
      }
    }
    return result
  }

  @Test(arguments: [(1, 5), (2, 4), (3, 3)])
  func agreesOnAllSmallPatterns(size: Int, lengthMax: Int) throws {
    let texts = Self.texts(lengthMax: lengthMax, marked: true)
    let rules = PatternGenerator.all(size: size)
    for first in stride(from: 0, to: rules.count, by: 64) {
      #expect(try Self.differences(Array(rules[first..<min(first + 64, rules.count)]), texts) == [])
    }
  }

  @Test(arguments: 0..<20) func agreesOnRandomPatterns(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rules = (0..<20).map { _ in PatternGenerator.random(size: 4 + random.below(6), &random) }
    let texts = (0..<8).map { _ in Self.randomText(&random, lengthMax: 7) }
    #expect(try Self.differences(rules, texts, cacheStatesMax: seed % 3 == 0 ? 4 : 60_000) == [])
  }

  /// Texts long enough for runs to meet in the frontier, and caches so small that they are emptied on the way.
  @Test(arguments: 0..<16) func agreesOnLongerTexts(seed: UInt64) throws {
    var random = SeededGenerator(seed: 2_000 + seed)
    let rules = (0..<10).map { _ in PatternGenerator.random(size: 3 + random.below(5), &random) }
    let texts = (0..<3).map { _ in Self.randomText(&random, lengthMax: 40) }
    #expect(try Self.differences(rules, texts, cacheStatesMax: seed % 2 == 0 ? 6 : 60_000) == [])
  }

  @Test(arguments: 0..<20) func agreesOnContexts(seed: UInt64) throws {
    var random = SeededGenerator(seed: 1_000 + seed)
    func context() -> PatternSyntax? {
      if random.below(3) == 0 { return nil }
      var context = PatternGenerator.random(size: 1 + random.below(5), &random)
      while context.firstCapture != nil { context = PatternGenerator.random(size: 1 + random.below(5), &random) }
      return context
    }
    let rules = (0..<10).map { _ in (PatternGenerator.random(size: 1 + random.below(5), &random), context(), context()) }
    var builder = AutomatonBuilder()
    for (rule, left, right) in rules { try builder.add(rule: "r", rule, leftContext: left, rightContext: right) }
    let scanner = Scanner(try builder.build())
    for _ in 0..<20 {
      let text = Self.randomText(&random, lengthMax: 6)
      let found = scanner.matches(in: text, range: text.indices)
      let naive = NaiveMatcher(bytes: text, scope: text.indices)
      for (number, (rule, left, right)) in rules.enumerated() {
        let expected = naive.matches(rule, left: left, right: right)
        #expect(
          found.filter { $0.rule == number }.map(\.range) == expected,
          "\(rule) between \(String(describing: left)) and \(String(describing: right)) on \(text)")
      }
    }
  }
}

extension PatternSyntax {
  /// Whether an unbounded repetition has a body that may be empty.
  var hasEmptyLoop: Bool {
    switch self {
    case .concatenation(let parts), .alternation(let parts): parts.contains(where: \.hasEmptyLoop)
    case .capture(_, let body): body.hasEmptyLoop
    case .repetition(let body, _, let maximum, _): maximum == nil && body.matchesEmpty || body.hasEmptyLoop
    default: false
    }
  }
}

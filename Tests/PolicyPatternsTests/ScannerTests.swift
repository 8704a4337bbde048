import Testing

@testable import PolicyPatterns

@Suite struct ScannerTests {
  struct Case: Sendable {
    let name: String
    let patterns: [String]
    var left: String?
    var right: String?
    /// In the notation of `MarkedText`; label 1 is `date`, 2 is `date.year`.
    let haystack: String
    /// `rule:text`, in order.
    let matches: [String]
    /// `name=text` of the first match.
    var captures: [String] = []
  }

  static let cases: [Case] = [
    Case(
      name: "the longest number with its capture", patterns: ["(value: \\d+(\\.\\d+)?) 亿元"], haystack: "投入13.6亿元",
      matches: ["0:13.6亿元"], captures: ["value=13.6"]),
    Case(name: "white space is insignificant", patterns: ["a b　c", "a\\ b"], haystack: "abc a b", matches: ["0:abc", "1:a b"]),
    Case(name: "longest first, then by rule", patterns: ["政", "政策", "政."], haystack: "政策", matches: ["1:政策", "2:政策", "0:政"]),
    Case(name: "every term of a lexicon, inner ones dropped", patterns: ["{word}"], haystack: "人民政府人民", matches: ["0:人民政府", "0:人民"]),
    Case(name: "literals match through marks", patterns: ["到2025年"], haystack: "到«1:2025年»底", matches: ["0:到2025年"]),
    Case(
      name: "a mention as a whole", patterns: ["<date> 底", "<date.*>", "<date.year|date>"], haystack: "«1:5月»底«2:2025年»末",
      matches: ["0:5月底", "1:5月", "2:5月", "1:2025年", "2:2025年"]),
    Case(name: "part of a mention is no mention", patterns: ["<date>.", "月 <date>"], haystack: "«1:5月»", matches: []),
    Case(
      name: "every iteration of a repeated capture", patterns: ["(item: \\h{2}) (、 (item: \\h{2}))*"], haystack: "粮食、棉花、油料",
      matches: ["0:粮食、棉花、油料"], captures: ["item=粮食", "item=棉花", "item=油料"]),
    Case(
      name: "lazy and greedy captures", patterns: ["(a: .*?) 的 (b: .*)"], haystack: "甲的乙的丙", matches: ["0:甲的乙的丙"],
      captures: ["a=甲", "b=乙的丙"]),
    Case(name: "scope ends", patterns: ["^ 一", "一 $"], haystack: "一二一", matches: ["0:一", "1:一"]),
    Case(name: "contexts are not consumed", patterns: ["\\d+"], left: "，|^", right: "，.*元", haystack: "1，2，3元", matches: ["0:1", "0:2"]),
    Case(
      name: "negated classes leave newlines alone", patterns: ["[^a]+", "[^a\\n]+"], haystack: "b\nc",
      matches: ["0:b", "1:b", "0:c", "1:c"]),
    Case(name: "numeric escapes and ranges", patterns: ["[\\u{4E00}-\\u{4E02}]+"], haystack: "一丁丂七", matches: ["0:一丁丂"]),
    Case(name: "beyond the basic plane", patterns: ["\\h+"], haystack: "a𠀀中", matches: ["0:𠀀中"]),
  ]

  @Test(arguments: cases) func matchesTable(_ test: Case) throws {
    let words = ["人民", "人民政府", "政府"].map { Array($0.utf8) }
    var builder = AutomatonBuilder(
      reference: { $0 == "word" ? .lexicon(id: "word", terms: words) : nil },
      labels: { ["date": [1], "date.year": [2], "date.*": [1, 2]][$0] ?? [] })
    for (number, pattern) in test.patterns.enumerated() {
      try builder.add(rule: "\(number)", pattern: pattern, leftContext: test.left, rightContext: test.right)
    }
    let scanner = Scanner(try builder.build())
    // Behind other text, all offsets shift and nothing else changes.
    for prefix in ["", "前文\n"] where prefix.isEmpty || !(test.patterns + [test.left ?? ""]).contains(where: { $0.contains("^") }) {
      let text = MarkedText(prefix + test.haystack)
      let range = Array(prefix.utf8).count..<text.stream.count
      let matches = scanner.matches(in: text.stream, range: range)
      #expect(matches.map { "\($0.rule):\(text.text($0.range))" } == test.matches)
      if let first = matches.first, !test.captures.isEmpty {
        let captures = scanner.captures(of: first, in: text.stream)
        #expect(captures.map { "\(scanner.automaton.captureNames[$0.name])=\(text.text($0.range))" } == test.captures)
      }
    }
  }

  @Test func neverFailsOnBrokenStreams() throws {
    var builder = AutomatonBuilder(labels: { _ in [1] })
    try builder.add(rule: "r", pattern: "<x>|.+", leftContext: "<x>*", rightContext: ".?")
    let scanner = Scanner(try builder.build())
    var random = SeededGenerator(seed: 5)
    let alphabet: [UInt8] = [0xF8, 0xF9, 0x00, 0x01, 0x61, 0xE4, 0xB8, 0x80, 0xF0, 0xFF]
    for _ in 0..<500 {
      let stream = (0..<random.below(12)).map { _ in alphabet[random.below(alphabet.count)] }
      for match in scanner.matches(in: stream, range: -3..<stream.count + 3) { _ = scanner.captures(of: match, in: stream) }
    }
  }
}

import PolicyExtraction
import PolicyRules
import Testing

/// How often rules, alternatives of patterns and terms match, stand and lose.
@Suite struct CoverageTests {
  private static let manifest = """
    id: mini
    version: 1.0.0
    languages: [zh]
    scripts: ["一-鿿"]
    layout: {sentence_ends: "。"}
    phases: [{id: token}]

    """

  private static let words = """
    phase: token
    patterns:
      mark: '(甲 | 乙)'
    rules:
      - {id: word, label: other, match: '{mark} 子?', examples: [甲, 又甲子丑], rejects: [丙]}
      - {id: word.long, label: other, match: '甲 子 丑', examples: [甲子丑], rejects: [丙]}
      - {id: term, label: other, match: '{things}', examples: [天], rejects: [丙]}
      - {id: sky, label: other, match: '天 空', beats: [term], examples: [天空], rejects: [丙]}
      - id: framed
        label: other
        match: ['丙 (\\h 丁)*', '戊 .*']
        left: '(又 | 再)'
        right: '(。 | $)'
        examples: [又丙。, 再丙己丁]
        rejects: [丙]

    """

  private static func report(exempt: String = "") throws -> CoverageReport {
    let files = [
      "pack.yaml": manifest, "rules/words.yaml": words + exempt, "lexicons/things.tsv": "term\n天\n地\n",
    ]
    let pack = PackFiles(root: "mini", files: files.map { PackFiles.File(path: $0.key, bytes: Array($0.value.utf8)) })
    var counter = CoverageCounter(rules: try RuleSet.load([pack]))
    counter.addExamples()
    return counter.report
  }

  private static func figures(_ tally: Tally?) -> [Int]? { tally.map { [$0.fired, $0.stood, $0.alone, $0.lost] } }

  @Test func rulesAreCounted() throws {
    let report = try Self.report()
    func figures(_ id: String) -> [Int]? { Self.figures(report.rules.first { $0.id == id }?.tally) }
    #expect(figures("word") == [3, 1, 1, 2])
    #expect(figures("word.long") == [2, 2, 0, 0])
    #expect(figures("term") == [2, 1, 1, 1])
    #expect(figures("sky") == [1, 1, 0, 0])
    #expect(report.rules.first?.location == "mini/rules/words.yaml:5")
  }

  @Test func alternativesAreCounted() throws {
    let report = try Self.report()
    func figures(_ owner: String, _ text: String) -> [Int]? {
      Self.figures(report.alternatives.first { $0.owner == owner && $0.text == text }?.tally)
    }
    #expect(figures("{mark}", "甲") == [3, 1, 1, 2])
    #expect(figures("{mark}", "乙") == [0, 0, 0, 0])
    #expect(figures("word", "子?") == [2, 0, 0, 2])
    #expect(figures("framed", "丙 (\\h 丁)*") == [2, 2, 2, 0])
    #expect(figures("framed", "戊 .*") == [0, 0, 0, 0])
    #expect(figures("framed", "(\\h 丁)*") == [1, 1, 1, 0])
    // Those of contexts too, where they match nothing but an end of the scope as well.
    #expect(figures("framed", "又") == [1, 1, 1, 0])
    #expect(figures("framed", "再") == [1, 1, 1, 0])
    #expect(figures("framed", "。") == [1, 1, 1, 0])
    #expect(figures("framed", "$") == [1, 1, 1, 0])
    #expect(report.alternatives.count == 10)
    #expect(report.alternatives.first { $0.text == "乙" }?.location == "mini/rules/words.yaml:3:15")
  }

  @Test func termsAreCounted() throws {
    let report = try Self.report()
    #expect(report.terms.map(\.term) == ["天", "地"])
    #expect(report.terms.map { Self.figures($0.tally) } == [[2, 1, 1, 1], [0, 0, 0, 0]])
  }

  @Test func conflictsNameTheStep() throws {
    let found = try Self.report().conflicts.map { "\($0.winner) \($0.loser) \($0.step) \($0.count)" }
    #expect(found == ["word.long word longer 2", "sky term beats 1"])
  }

  @Test func whatIsMissingIsCountedAndMayBeExempt() throws {
    let report = try Self.report()
    #expect(report.shortfall == 3)
    #expect(report.percent == 80)
    let exempt = "exempt:\n  mark: {乙: seldom}\n  framed: {'戊.*': an old form}\n  word: {子?: only with others}\n"
    let without = try Self.report(exempt: exempt)
    #expect(without.shortfall == 0 && without.percent == 100)
    #expect(without.alternatives.first { $0.text == "乙" }?.exemption == "seldom")
    #expect(without.idleExemptions.isEmpty)
  }

  @Test func anExemptionThatAnExampleTakesIsIdle() throws {
    let idle = try Self.report(exempt: "exempt:\n  mark: {甲: seldom}\n").idleExemptions
    #expect(idle.map(\.code) == [.idleExemption])
    #expect(idle.map(\.line) == [17])
  }

  @Test func aSourceIsCountedWithWhatNoRuleReads() throws {
    var counter = CoverageCounter(rules: try Checkout.rules.get())
    counter.add(try Checkout.source(text: "关于试验工作的意见\n\n一、试验\n\n（一）方法。健全机制，新建1000所学校，蘑菇的颜色，涉及35蘑菇。\n"))
    let report = counter.report
    #expect(report.rules.first { $0.id == "quantity.count" }.map { $0.tally.stood > 0 } == true)
    #expect(report.rules.first { $0.id == "gap.number" }.map { $0.tally.lost > 0 } == true)
    #expect(report.terms.contains { $0.lexicon == "units" && $0.term == "所" && $0.tally.stood > 0 })
    #expect(report.conflicts.contains { $0.winner == "quantity.count" && $0.loser == "gap.number" && $0.step == .longer })
    #expect(report.unmatched.contains { $0.kind == .number && $0.head == "蘑菇" && $0.example.hasPrefix("35蘑菇") && $0.count == 1 })
    #expect(report.unmatched.contains { $0.kind == .clause && $0.head == "蘑菇" && $0.example == "蘑菇的颜色" && $0.count == 1 })
  }
}

import PolicyExtraction
import PolicyRules
import Testing

/// Why a rule gave nothing, each kind of reason on a pack of a few lines.
@Suite struct WhyNotTests {
  private static let files = [
    "pack.yaml": """
    id: mini
    version: 1.0.0
    languages: [zh]
    scripts: ["一-鿿"]
    layout: {sentence_ends: "。", clause_ends: "，", brackets: "（）"}
    phases:
      - {id: token}
      - {id: clause, reads: [verb, noun]}

    """,
    "rules/words.yaml": """
    phase: token
    patterns:
      tail: '(等 {nouns})'
    rules:
      - {id: verb, match: '{verbs}', examples: [推进], rejects: [制度]}
      - {id: noun, match: '{nouns}', beats: [pair], examples: [制度], rejects: [推进]}
      - {id: pair, label: other, match: '制度体系', examples: [], rejects: []}
      - {id: listed, label: other, match: '{verbs} {tail}', examples: [], rejects: []}
      - {id: framed, label: other, left: '新', match: '建设', right: '项目', examples: [], rejects: []}

    """,
    "rules/clause.yaml": """
    phase: clause
    rules:
      - id: clause.verb
        match: '^ (要 | 应)? (action: <verb>) (object: .*) $'
        examples: [推进改革]
        rejects: [制度]
      - id: clause.until
        label: clause.verb
        match: '^ (action: <verb>) [^，]* (end: 为止) $'
        examples: [推进改革为止]
        rejects: [制度]

    """,
    "lexicons/verbs.txt": "推进\n健全\n", "lexicons/nouns.txt": "制度\n体系\n",
  ]

  private func why(_ rule: String?, _ text: String, at place: String, phase: String? = nil) throws -> [RuleMiss] {
    let files = Self.files.map {
      PackFiles.File(path: $0.key, bytes: Array($0.value.replacing("examples: [], rejects: []", with: "examples: [甲], rejects: [乙]").utf8))
    }
    let rules = try RuleSet.load([PackFiles(root: "mini", files: files)])
    let source = try Checkout.source(text: "关于试验工作的意见\n\n" + text + "\n")
    return try Explainer(rules: rules).explain(source, at: .text(place), .init(rule: rule, phase: phase)).misses
  }

  @Test func aPatternThatStoppedTellsWhatItWanted() throws {
    let miss = try #require(try why("listed", "推进等事项", at: "推进").first)
    #expect(miss.reason == .stopped)
    #expect(miss.matched.map(\.text) == ["推进", "等"])
    #expect(miss.matched.map(\.part) == ["{verbs}", "{tail}"])
    #expect(miss.wanted.map(\.part) == ["{nouns}"])
    #expect(miss.wanted.first?.place == "mini/rules/words.yaml:3:13")
    #expect(miss.wanted.first?.via == ["{tail}"])
    #expect(miss.found == "事项")
  }

  @Test func aReferenceThatNothingWasReadOfIsNamedItself() throws {
    let miss = try #require(try why("listed", "推进改革", at: "推进").first)
    #expect(miss.wanted.map(\.part) == ["{tail}"])
    #expect(miss.wanted.first?.place == "mini/rules/words.yaml:8:48")
    #expect(miss.found == "改革")
  }

  @Test func theOnePartThatFailsIsTheSlot() throws {
    let miss = try #require(try why("clause.until", "推广改革为止", at: "推广改革").first)
    #expect(miss.reason == .slot)
    #expect(miss.wanted.map(\.slot) == ["action"])
    #expect(miss.wanted.map(\.part) == ["<verb>"])
    #expect(miss.matched.last?.text == "为止")
  }

  @Test func aGapIsToldApartFromWhatMatched() throws {
    let miss = try #require(try why("clause.until", "推进改革到底", at: "推进改革").first)
    #expect(miss.reason == .stopped || miss.reason == .slot)
    #expect(miss.wanted.contains { $0.part == "为止" && $0.slot == "end" })
  }

  @Test func contextsAreToldApart() throws {
    let left = try #require(try why("framed", "旧建设项目", at: "建设").first)
    #expect(left.reason == .leftContext)
    #expect(left.wanted.map(\.part) == ["新"])
    #expect(left.found == "旧")
    let right = try #require(try why("framed", "新建设任务", at: "建设").first)
    #expect(right.reason == .rightContext)
    #expect(right.wanted.map(\.context) == ["right"])
    #expect(right.found == "任务")
  }

  @Test func aMatchThatLostTellsToWhich() throws {
    let miss = try #require(try why("pair", "制度体系", at: "制度体系").first)
    #expect(miss.reason == .lost)
    #expect(miss.detail.contains("lost to noun on `制度`"))
  }

  @Test func whatStandsAndWhatNeverRanIsSaid() throws {
    #expect(try why("verb", "推进改革", at: "推进").map(\.reason) == [.stands])
    #expect(try why("noun", "推进改革", at: "推进").map(\.reason) == [.nothing])
  }

  @Test func theNearestComesFirst() throws {
    let misses = try why(nil, "推广改革为止", at: "推广改革", phase: "clause")
    #expect(misses.first?.rule == "clause.until")
  }

  @Test func aMatchThatTheEngineDropsComesBeforeAll() throws {
    let source = try Checkout.source(text: "关于试验工作的意见\n\n一、总则\n\n（一）健全机制\n")
    let found = try Explainer(rules: try Checkout.rules.get()).explain(source, at: .text("健全机制"), .init(phase: "clause"))
    #expect(found.misses.first?.reason == .dropped)
    #expect(found.steps.flatMap(\.matches).contains { $0.drop == .heading })
  }
}

import PolicyExtraction
import PolicyRecords
import PolicyRules
import Testing

/// What is told of a place.
@Suite struct ExplainerTests {
  private static let seed = "seeds/004_66c209dab0f48980.txt"

  @Test func aTextIsExplainedWithWinnersLosersAndRecords() throws {
    let explainer = Explainer(rules: try Checkout.rules.get())
    let found = try explainer.explain(try Checkout.source(Self.seed), at: Explainer.Place("1000所以上"))
    let token = try #require(found.steps.first { $0.phase == "token" })
    #expect(token.matches.contains { $0.loss == nil && $0.text == "1000所以上" && $0.yields.contains("number=1000") })
    #expect(token.matches.contains { $0.loss != nil })
    #expect(found.steps.contains { $0.phase == "clause" })
    let target = try #require(found.records.first { $0.type == .target })
    let origins = Dictionary(uniqueKeysWithValues: target.fields.map { ($0.name, $0.origin) })
    #expect(origins["value"]?.hasPrefix("capture `number` of ") == true)
    #expect(origins["kind"]?.contains("in {units}") == true)
    #expect(origins["object"]?.hasPrefix("capture `object` of target.") == true)
  }

  @Test func aRecordAndItsPlaceAreExplainedAlike() throws {
    let explainer = Explainer(rules: try Checkout.rules.get())
    let source = try Checkout.source(text: "关于试验工作的意见\n\n一、试验\n\n（一）方法。健全机制，新建1000所学校。\n")
    let document = try #require(Extractor(rules: try Checkout.rules.get()).extract(source).first)
    let record = try #require(document.targets.first)
    let byRecord = try explainer.explain(source, at: Explainer.Place(record.id.rawValue))
    #expect(byRecord.text == "1000所")
    let byPosition = try explainer.explain(source, at: Explainer.Place("5:14"))
    #expect(byPosition.text == "1")
    #expect(byPosition.records == byRecord.records)
  }

  @Test func whatIsNotThereIsSaid() throws {
    let explainer = Explainer(rules: try Checkout.rules.get())
    let source = try Checkout.source(text: "关于试验工作的意见\n\n一、试验\n")
    func fault(_ place: String, _ question: Explainer.Question = .init()) -> ExplainFault? {
      #expect(throws: ExplainFault.self) { try explainer.explain(source, at: Explainer.Place(place), question) }
    }
    #expect(fault("没有") == .textAbsent("没有"))
    #expect(fault("99:1") == .lineBeyondEnd(99, lineCount: 4))
    #expect(fault("1:99") == .columnBeyondEnd(line: 1, column: 99, columnCount: 10))
    #expect(fault("2:1") == .notRead(line: 2, column: 1))
    #expect(fault("试验", .init(rule: "clause.verb.dirct")) == .unknownRule("clause.verb.dirct", nearest: "clause.verb.direct"))
    guard case .unknownPhase("clauses", _) = fault("试验", .init(phase: "clauses")) else {
      Issue.record("an unknown phase is taken")
      return
    }
  }
}

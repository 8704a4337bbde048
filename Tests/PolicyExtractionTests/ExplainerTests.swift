import PolicyExtraction
import PolicyRecords
import PolicyRules
import Testing

/// What is told of a place.
@Suite struct ExplainerTests {
  private static let seed = "seeds/004_66c209dab0f48980.txt"

  @Test func aTextIsExplainedWithWinnersLosersAndRecords() throws {
    let explainer = Explainer(rules: try Checkout.rules.get())
    let found = try #require(explainer.explain(try Checkout.source(Self.seed), at: Explainer.Place("1000所以上")))
    let token = try #require(found.steps.first { $0.phase == "token" })
    #expect(token.matches.contains { $0.loss == nil && $0.text == "1000所以上" && $0.yields.contains("number=1000") })
    #expect(token.matches.contains { $0.loss?.hasPrefix("lost to ") == true })
    #expect(found.steps.contains { $0.phase == "clause" })
    #expect(found.records.contains { $0.hasPrefix("target ") && $0.contains("`1000所以上`") })
  }

  @Test func aRecordAndItsPlaceAreExplainedAlike() throws {
    let explainer = Explainer(rules: try Checkout.rules.get())
    let source = try Checkout.source(text: "关于试验工作的意见\n\n一、试验\n\n（一）方法。健全机制，新建1000所学校。\n")
    let document = try #require(Extractor(rules: try Checkout.rules.get()).extract(source).first)
    let record = try #require(document.targets.first)
    let byRecord = try #require(explainer.explain(source, at: Explainer.Place(record.id.rawValue)))
    #expect(byRecord.text == "1000所")
    let byPosition = try #require(explainer.explain(source, at: Explainer.Place("5:14")))
    #expect(byPosition.text == "1")
    #expect(byPosition.records == byRecord.records)
    #expect(explainer.explain(source, at: Explainer.Place("99:1")) == nil)
    #expect(explainer.explain(source, at: Explainer.Place("没有")) == nil)
  }
}

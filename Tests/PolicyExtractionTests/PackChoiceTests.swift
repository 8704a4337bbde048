import Foundation
import PolicyExtraction
import PolicyRecords
import Testing

/// The script that prevails in a text decides which pack reads it.
@Suite struct PackChoiceTests {
  @Test(arguments: [
    ("关于健全社会保障体系的意见\n\n一、健全制度\n\n健全灵活就业人员社会保险制度。\n", "zh-Hans"),
    ("關於健全社會保障體系的意見\n\n一、健全制度\n\n健全靈活就業人員社會保險制度，穩步擴大覆蓋範圍。\n", "zh-Hant"),
    ("健全5G、IPv6、APP（App）平台和服务体系。", "zh-Hans"),
    ("Basic medical insurance covers 1.36 billion people.\n", "en"),
    ("The Chinese word 社会 means society, and the plan names it often.\n", "en"),
  ])
  func scriptChoosesThePack(text: String, language: String) throws {
    let documents = Extractor(rules: try Checkout.rules.get()).extract(try Checkout.source(text: text))
    #expect(documents.map(\.language.rawValue) == [language])
  }

  @Test func markupIsNoScript() throws {
    let markup = String(repeating: "<div class=\"container wrapper\"><span style=\"color:black\">", count: 40)
    let text = "<html><head><title>通知</title></head><body>\(markup)<p>健全制度。</p></body></html>"
    let documents = Extractor(rules: try Checkout.rules.get()).extract(try Checkout.source(text: text, path: "a.html"))
    #expect(documents.map(\.language.rawValue) == ["zh-Hans"])
  }

  @Test func englishQuantities() throws {
    let text = """
      [Quick Review] Weave the safety net of social security

      On February 26, the State Council held the 28th collective study on insurance. Basic medical insurance covers 1.36 billion people.

      The rate reached 80 percent, and basic pension insurance covers nearly 1 billion people.
      """
    let document = try #require(Extractor(rules: try Checkout.rules.get()).extract(try Checkout.source(text: text)).first)
    #expect(document.title == "[Quick Review] Weave the safety net of social security")
    #expect(document.genre == .commentary)
    #expect(document.targets.map(\.raw) == ["February 26", "1.36 billion people", "80 percent", "nearly 1 billion people"])
    #expect(document.targets.map(\.normal) == ["--02-26", nil, nil, nil])
    #expect(document.targets.map(\.object) == ["28th collective study", "Basic medical insurance", "The rate", "basic pension insurance"])
    #expect(document.bodies.map(\.name) == ["State Council"])
  }
}

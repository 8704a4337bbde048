import PolicyExtraction
import PolicyRecords
import PolicyText
import Testing

/// No text inside an article is lost or torn.
@Suite struct ArticleTextTests {
  @Test func brokenParagraphReadsOn() throws {
    let first =
      "本市召开农业工作会议，总结前一阶段的工作，部署下一阶段的任务。会议指出，要坚持因地制宜、分类指导，深入调查研究，广泛听取群众意见，及时总结各地经验，加快健全乡村服务体系，不断提"
    let second = "高基层服务能力。"
    let third = "会议强调，要完善乡村道路管护制度，落实管护责任，优先安排偏远村组的道路维修，确保群众出行安全。"
    let texts = try measures([first, second, third, third.replacing("道路", with: "水利"), third.replacing("道路", with: "供电")])
    #expect(texts.contains("不断提高基层服务能力"))
    #expect(texts.contains { $0.contains("完善乡村道路管护制度") })
  }

  @Test func lineBetweenBodyBlocksIsRead() throws {
    let lead = "本报讯（记者 张三）3月2日，记者从市农业农村局获悉，今年春耕工作已经全面展开，全市农资供应充足，各项准备工作进展顺利，农机检修全部完成。"
    let announced = "李四表示，下一步，要从三个方面入手，扩大优质种子供应："
    let list = "一是健全良种繁育体系，建设区域性繁种基地。"
    let texts = try measures([lead, announced, list])
    #expect(texts.contains { $0.contains("扩大优质种子供应") })
  }

  private func measures(_ paragraphs: [String]) throws -> [String] {
    let source = try SourceText(path: "article.txt", data: Array(paragraphs.joined(separator: "\n\n").utf8))
    return Extractor(rules: try Checkout.rules.get()).extract(source).flatMap(\.measures).map(\.text)
  }
}

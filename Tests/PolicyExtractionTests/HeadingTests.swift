import PolicyExtraction
import PolicyRecords
import Testing

/// Which first sentence of an item is its heading.
@Suite struct HeadingTests {
  @Test func coupletsAreHeadings() throws {
    let headings = try headings(
      """
      某市工作方案

      （一）强化流程再造，实行一次告知。对同一事项，优化审批流程。

      （二）简化申请材料，实现一表申请。对有条件的行业，由牵头部门梳理。
      """)
    #expect(headings == ["强化流程再造，实行一次告知", "简化申请材料，实现一表申请"])
  }

  @Test func siblingsDecideWhereTheDocumentDoesNot() throws {
    let headings = try headings(
      """
      某市招商办法

      第一章 总则

      第一条 为进一步加大招商引资力度，促进产业发展，结合本市实际，制定本办法。

      第二条 引进的项目应当符合国家产业政策，优先支持先进制造业和现代服务业项目。

      第三条 市级部门应当按照各自职责，做好项目落地、资金拨付和绩效评价工作。

      第二章 奖励

      第四条 落地投资阶段性奖励。对新引进的企业，给予奖励。

      第五条 地方经济发展贡献奖励。对当年纳税的企业，给予奖励。
      """)
    #expect(headings == ["总则", nil, nil, nil, "奖励", "落地投资阶段性奖励", "地方经济发展贡献奖励"])
  }

  @Test func aVeryShortFirstSentenceIsAHeading() throws {
    let headings = try headings(
      """
      某市若干措施

      1.为企业提供用地、用能等要素保障，压缩审批时限，提高服务质量。

      2.建立重大项目协调机制，及时解决项目建设中的问题，确保按期投产。

      3.平台服务。支持园区建设公共服务平台。
      """)
    #expect(headings == [nil, nil, "平台服务"])
  }

  private func headings(_ text: String) throws -> [String?] {
    let documents = Extractor(rules: try Checkout.rules.get()).extract(try Checkout.source(text: text))
    return try #require(documents.first).items.map(\.heading)
  }
}

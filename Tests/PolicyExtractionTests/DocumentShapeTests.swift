import PolicyExtraction
import PolicyRecords
import Testing

/// What of a source is the document, and what only stands around it.
@Suite struct DocumentShapeTests {
  @Test func pageIsReadWithoutItsNavigation() throws {
    let document = try document(
      """
      政务公开
      互动交流
      【一图读懂】《某市养老服务管理办法》 2022-09-16
      当前位置：首页 > 政务公开 > 法规公文
      重庆市人民政府办公厅关于印发重庆市养老服务管理办法的通知
      2022-09-16
      来源：重庆市人民政府办公厅
      分享到
      各区县人民政府，市政府各部门：
      《重庆市养老服务管理办法》已经市政府同意，现印发给你们，请认真遵照执行。
      重庆市人民政府办公厅
      2022年9月6日
      重庆市养老服务管理办法
      第一条 为规范养老服务工作，根据有关法律法规，结合本市实际，制定本办法。
      第二条 各区县应当建立养老服务工作协调机制，统筹推进养老服务发展。
      扫一扫在手机打开当前页
      相关新闻
      重庆市人民政府 版权所有
      """)
    #expect(document.title == "重庆市人民政府办公厅关于印发重庆市养老服务管理办法的通知")
    #expect(document.issuers == ["重庆市人民政府办公厅"])
    #expect(document.date == "2022-09-06")
    #expect(document.items.map(\.path) == ["第一条", "第二条"])
    #expect(document.items.last?.text.hasSuffix("统筹推进养老服务发展。") == true)
  }

  @Test func flattenedTextIsReadByItsIndentations() throws {
    let filler = String(repeating: "各地要结合实际制定工作方案，完善配套政策，加强资金保障，确保各项任务落到实处。", count: 8)
    let paragraphs = ["各市、县人民政府：", "2021年11月5日", "关于支持发展的若干措施", "一、加强统筹", "（一）完善机制。\(filler)", "（二）强化保障。\(filler)"]
    let document = try document(paragraphs.map { "　　" + $0 }.joined())
    #expect(document.title == "关于支持发展的若干措施")
    #expect(document.date == "2021-11-05")
    #expect(document.items.map(\.heading) == ["加强统筹", "完善机制", "强化保障"])
  }

  @Test func annexesBelongToNoItem() throws {
    let document = try document(
      """
      重庆市人民政府关于加强管理的意见

      一、完善制度。各区县要完善管理制度，明确责任分工。

      二、加强监管。市级部门要加强日常监管，及时发现问题。

      附件：1.审批流程图

      2.事项清单
      """)
    #expect(document.items.map(\.path) == ["一、", "二、"])
    #expect(document.items.last?.text.contains("审批") == false)
  }

  @Test func areaInATitleIsNoIssuer() throws {
    let document = try document(
      """
      重庆市推动银发经济发展若干政策措施

      一、加强保障。支持企业开发老年用品，完善服务体系。
      """)
    #expect(document.issuers.isEmpty)
  }

  @Test func signatureCompletesTheIssuer() throws {
    let document = try document(
      """
      重庆市政府关于加强管理的意见

      一、加强保障。支持企业开发老年用品，完善服务体系。

      重庆市人民政府

      2022年9月6日
      """)
    #expect(document.issuers == ["重庆市人民政府"])
  }

  @Test func genreIsReadFromThePreamble() throws {
    let document = try document(
      """
      各区县住房城乡建设委：

      为加强管理，现就有关事项通知如下。

      一、加强保障。支持企业开发老年用品，完善服务体系。
      """)
    #expect(document.genre == .notice)
  }

  private func document(_ text: String) throws -> DocumentRecord {
    let documents = Extractor(rules: try Checkout.rules.get()).extract(try Checkout.source(text: text))
    #expect(documents.count == 1)
    return try #require(documents.first)
  }
}

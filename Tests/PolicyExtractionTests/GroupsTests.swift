import PolicyExtraction
import PolicyRecords
import Testing

/// Who a policy text is for, what it is about and by which means it works.
@Suite struct GroupsTests {
  @Test(arguments: [
    ("对符合条件的高校毕业生、就业困难人员等予以社会保险补贴。", ["高校毕业生", "就业困难人员"]),
    ("优先满足孤寡、残障失能、高龄留守和低保家庭老年人照护需求。", ["孤寡、残障失能、高龄留守和低保家庭老年人"]),
    ("对符合最低生活保障条件的家庭，及时纳入最低生活保障范围。", ["符合最低生活保障条件的家庭"]),
    ("为广大残疾人提供服务。", ["残疾人"]),
    ("鼓励居民参与监督。", ["居民"]),
    ("完善居民小区管理。", []),
    ("对普惠性养老机构给予补贴。", ["普惠性养老机构"]),
    ("推进养老机构建设。", []),
    ("健全城乡居民基本养老保险制度。", []),
    ("不断满足人民群众需要。", []),
  ])
  func beneficiaries(sentence: String, names: [String]) throws {
    #expect(try document(sentence).beneficiaries.map(\.name) == names)
  }

  @Test func preamblesNameNoBeneficiaries() throws {
    let document = try document("健全残疾人福利制度。", heading: "总体要求")
    #expect(document.beneficiaries.isEmpty)
  }

  @Test(arguments: [
    ("推进养老服务", "提高养老机构医养结合服务能力，增加护理型床位。", ["elderly-care"]),
    ("稳定就业", "支持失业人员自主创业，开展职业技能培训，促进就业。", ["employment"]),
    ("加强基础研究", "建设重点实验室，支持科技创新和成果转化。", ["science-technology"]),
  ])
  func domains(heading: String, sentence: String, domains: [String]) throws {
    let items = try document(sentence, heading: heading).items
    #expect(items.map { $0.domains.map(\.rawValue) } == [domains])
  }

  @Test func entryIntoForceHasNoDomain() throws {
    let text = "某市养老服务办法\n\n第一条 提高养老机构服务能力。\n\n第二条 本办法自公布之日起施行。\n"
    let document = try #require(Extractor(rules: try Checkout.rules.get()).extract(try Checkout.source(text: text)).first)
    #expect(document.items.map { $0.domains.map(\.rawValue) } == [["elderly-care"], []])
  }

  @Test(arguments: [
    ("给予一次性补贴。", ["subsidy"]),
    ("开展专项整治行动。", ["campaign"]),
    ("优化环境。", []),
  ])
  func instruments(sentence: String, codes: [String]) throws {
    #expect(try document(sentence).measures.flatMap(\.instruments) == codes)
  }

  private func document(_ sentence: String, heading: String = "主要措施") throws -> DocumentRecord {
    let text = "关于某项工作的意见\n\n一、\(heading)\n\n\(sentence)\n"
    return try #require(Extractor(rules: try Checkout.rules.get()).extract(try Checkout.source(text: text)).first)
  }
}

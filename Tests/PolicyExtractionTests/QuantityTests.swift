import PolicyRecords
import PolicyText
import Testing

@testable import PolicyExtraction

/// What the shipped pack reads as a quantity, phrasing by phrasing, and what it must leave alone.
@Suite("Quantities and dates of the Chinese pack")
struct QuantityTests {
  /// A phrasing with what is read from it: `raw value..to unit comparator kind`, for dates `raw normal` with `by` for a deadline.
  struct Phrasing {
    let text: String
    let expected: String

    init(_ text: String, _ expected: String) {
      self.text = text
      self.expected = expected
    }
  }

  static let amounts = [
    Phrasing("新建优质普通高中1000所以上", "1000所以上 1000 所 >= count"),
    Phrasing("护理型床位占比原则上不低于80%", "不低于80% 80 % >= percentage"),
    Phrasing("覆盖近10亿人", "近10亿人 1000000000 人 ~ count"),
    Phrasing("覆盖13.6亿人", "13.6亿人 1360000000 人 = count"),
    Phrasing("改变3.7亿流动人口的生活", "3.7亿 370000000  = count"),
    Phrasing("人工造林24.3万亩", "24.3万亩 243000 亩 = area"),
    Phrasing("合计减费1.54万亿元", "1.54万亿元 1540000000000 元 = money"),
    Phrasing("可申请最高不超过15万元的贷款", "最高不超过15万元 150000 元 <= money"),
    Phrasing("给予补助最高3000万元", "最高3000万元 30000000 元 <= money"),
    Phrasing("每家企业最高补助100万元", "100万元 1000000 元 <= money"),
    Phrasing("流程时间控制在20个工作日以内", "20个工作日以内 20 个工作日 <= duration"),
    Phrasing("投入施工人员50多人", "50多人 50 人 ~ count"),
    Phrasing("发放宣传资料500余份", "500余份 500 份 ~ count"),
    Phrasing("发展用户超千万", "超千万 10000000  > count"),
    Phrasing("按每列3.5万元/列给予奖补", "3.5万元/列 35000 元/列 = money"),
    Phrasing("投入5000万元（含）至1亿元（不含）/年的企业", "5000万元（含）至1亿元（不含）/年 50000000..100000000 元/年 = money"),
    Phrasing("统筹0—6岁育幼服务", "0—6岁 0..6 岁 = age"),
    Phrasing("招收3岁以下婴幼儿", "3岁以下 3 岁 <= age"),
    Phrasing("补助年满60周岁的老人", "年满60周岁 60 周岁 = age"),
    Phrasing("开放需要2到3个小时", "2到3个小时 2..3 个小时 = duration"),
    Phrasing("提前近半个月完工", "近半个月 0.5 个月 ~ duration"),
    Phrasing("建设工期为1年半", "1年半 1.5 年 = duration"),
    Phrasing("自收到申请起30日内答复", "30日内 30 日 <= duration"),
    Phrasing("工程历时4个多月", "4个多月 4 月 ~ duration"),
    Phrasing("覆盖面提高5个百分点", "5个百分点 5 百分点 = percentage"),
    Phrasing("合格率达到百分之八十以上", "百分之八十以上 80 % >= percentage"),
    Phrasing("合格率达到百分之九十九点五", "百分之九十九点五 99.5 % = percentage"),
    Phrasing("产值增长10%—15%", "10%—15% 10..15 % = percentage"),
    Phrasing("按照1：2比例共同出资", "1：2 0.5  = ratio"),
    Phrasing("全国半数以上省份开展试点", "半数以上 0.5  >= ratio"),
    Phrasing("实行7折优惠", "7折 7 折 = ratio"),
    Phrasing("制定两部地方性法规", "两部 2 部 = count"),
    Phrasing("落实核查三项机制", "三项 3 项 = count"),
    Phrasing("认定百家物流企业", "百家 100 家 = count"),
    Phrasing("新增学校二十余所", "二十余所 20 所 ~ count"),
    Phrasing("投资一亿二千万元", "一亿二千万元 120000000 元 = money"),
    Phrasing("完成投资1,200万元", "1,200万元 12000000 元 = money"),
    Phrasing("种植土厚度大于等于0.3米的", "大于等于0.3米 0.3 米 >= length"),
    Phrasing("建设15分钟就医圈", "15分钟 15 分钟 = duration"),
    Phrasing("期限不得超过48个月", "不得超过48个月 48 个月 <= duration"),
  ]

  static let dates = [
    Phrasing("到2027年，基本建成服务体系", "到2027年 2027 by"),
    Phrasing("力争到2030年建成服务体系", "到2030年 2030 by"),
    Phrasing("2025年底前完成整改", "2025年底前 2025-12 by"),
    Phrasing("2019年4月底前完成整改", "2019年4月底前 2019-04 by"),
    Phrasing("2025年第一季度开工建设", "2025年第一季度 2025-03 by"),
    Phrasing("2025年上半年开工建设", "2025年上半年 2025-06 by"),
    Phrasing("发布2025年度推荐名录", "2025年度 2025"),
    Phrasing("本办法自2025年8月1日起施行", "2025年8月1日 2025-08-01"),
    Phrasing("有效期至2030年7月31日", "至2030年7月31日 2030-07-31 by"),
    Phrasing("2018年12月30日至2019年1月1日放假", "2018年12月30日 2018-12-30; 2019年1月1日 2019-01-01"),
    Phrasing("2019年2月4日至10日放假", "2019年2月4日 2019-02-04; 10日 2019-02-10"),
    Phrasing("一九八〇年九月一日批转", "一九八〇年九月一日 1980-09-01"),
    Phrasing("2021—2025年实施工程", "2021 2021; 2025年 2025"),
    Phrasing("碧桃于3月初开放", "3月初 --03"),
  ]

  static let negatives = [
    "巩固“一老一小”服务", "召开党的二十届三中全会", "全国政协十三届五次会议召开", "完善第三方评估机制", "推进5G网络建设", "实施三年行动计划",
    "设立一个机制", "依据国办发〔2019〕5号文件", "落实“十四五”规划", "上午9：30开会", "推广“1+N”体系", "拨打12345热线", "按GB50016规定执行",
    "印发《优化营商环境二十条措施》", "打通最后一公里", "统一标准", "支持二级以上医院",
  ]

  @Test("reads numbers, units, comparators and kinds")
  func reads() throws {
    try check(Self.amounts)
  }

  @Test("reads points in time and deadlines")
  func readsDates() throws {
    try check(Self.dates)
  }

  @Test("leaves names, idioms, ordinals and codes alone")
  func leaves() throws {
    let session = try session()
    for text in Self.negatives {
      #expect(try targets(text, session).isEmpty, "\(text)")
    }
  }

  @Test("reads a Traditional text as its Simplified twin")
  func traditional() throws {
    let found = try targets("佔比不低於80%，投入1000萬元", session())
    #expect(found.map { $0.value?.description } == ["80", "10000000"])
  }

  private func check(_ table: [Phrasing]) throws {
    let session = try session()
    for phrasing in table {
      let found = try targets(phrasing.text, session).map(Self.summary).joined(separator: "; ")
      #expect(found == phrasing.expected, "\(phrasing.text)")
    }
  }

  private func session() throws -> ExtractionSession { Extractor(rules: try Checkout.rules.get()).makeSession() }

  private func targets(_ text: String, _ session: ExtractionSession) throws -> [TargetRecord] {
    session.extract(try Checkout.source(text: "关于开展有关工作的通知\n\n一、总体安排\n\(text)。\n")).flatMap(\.targets)
  }

  private static func summary(_ target: TargetRecord) -> String {
    if target.kind == .date { return target.raw + " " + (target.normal ?? "-") + (target.by == true ? " by" : "") }
    let value = (target.value?.description ?? "-") + (target.valueTo.map { "..\($0)" } ?? "")
    return "\(target.raw) \(value) \(target.unit ?? "-") \(target.comparator?.rawValue ?? "-") \(target.kind.rawValue)"
  }
}

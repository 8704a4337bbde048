import Testing

@testable import PolicyText

@Suite("Wrapped text reads as the text before it was wrapped")
struct WrapTests {
  static let paragraphs = [
    "一、增强社会保障公平性",
    "（一）有效扩大社会保障覆盖面。强化社会保险在社会保障体系中的主体作用，健全灵活就业人员、农民工、新就业形态人员社会保险制度，全面取消在就业地参加社会保险的户籍限制，健全参保激励约束机制，完善转移接续机制，稳妥有序提高城镇就业人员参加职工基本养老保险和医疗保险比例。",
    "（二）加强低收入群体兜底帮扶。充分运用大数据比对与实地摸排相结合等方式，加强动态监测预警，及时将符合条件的群众纳入社会救助范围。制定低收入人口认定办法、低收入家庭经济状况核对办法，全面开展低保边缘家庭、刚性支出困难家庭认定。",
    "二、扩大基础民生服务普惠性",
    "（三）推动教育资源扩优提质。实施基础教育扩优提质行动计划，用5年左右时间，逐步实现义务教育学校标准化建设全覆盖。新建改扩建1000所以上优质普通高中，重点改善县域普通高中基本办学条件，每千人口拥有3岁以下婴幼儿托位数达到4.5个，到2027年覆盖率达到80%以上。",
    "（四）推进优质医疗卫生资源共享。推进优质医疗资源扩容下沉和区域均衡布局，优化区域医疗中心建设模式、管理体制和运行机制。实施医疗卫生强基工程，推动城市医疗资源向县级医院和城乡基层下沉，逐步实现紧密型县域医共体建设全覆盖。（责任单位：国家卫生健康委）",
  ]

  static let layouts: [(width: Int, lineEnd: String)] = [12, 20, 38].flatMap { width in
    ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"].map { (width, $0) }
  }

  /// The caller tells which lines open a unit, as rules do for numbered ones.
  @Test(arguments: layouts)
  func readsAsUnwrapped(layout: (width: Int, lineEnd: String)) throws {
    let lines = Self.paragraphs.flatMap { Self.wrap($0, width: layout.width) }
    let reading = try Reading.text(lines.joined(separator: layout.lineEnd))
    #expect(Reading.paragraphs(reading) == Self.paragraphs)
    #expect(reading.wraps.count == lines.count - Self.paragraphs.count)
  }

  /// Justified to a number of display columns, as print does, a full stop or comma never at the head of a line.
  @Test(arguments: [24, 34, 50, 80])
  func readsAsUnwrappedByColumns(columns: Int) throws {
    let lines = Self.paragraphs.flatMap { Self.wrap($0, columns: columns) }
    #expect(Reading.paragraphs(try Reading.text(lines.joined(separator: "\n\n"))) == Self.paragraphs)
  }

  /// Furniture inside a sentence is dropped and the sentence goes on.
  @Test func joinsAcrossFurniture() throws {
    var lines = Self.paragraphs.flatMap { Self.wrap($0, width: 20) }
    lines.insert(contentsOf: ["", "# Page 24:"], at: 4)
    #expect(Reading.paragraphs(try Reading.text(lines.joined(separator: "\n"))) == Self.paragraphs)
  }

  @Test func leavesUnwrappedFilesAlone() throws {
    let text = Self.paragraphs + ["国务院办公厅", "2025年3月2日", "附件：任务分工表，", "责任单位"]
    #expect(Reading.paragraphs(try Reading.text(text.joined(separator: "\n"))) == text)
  }

  @Test func manyBlankLinesSeparate() throws {
    let first = Self.wrap(Self.paragraphs[1], width: 20)
    let reading = try Reading.text(first.joined(separator: "\n\n") + "\n\n\n" + first.dropFirst().joined(separator: "\n\n"))
    #expect(reading.paragraphs.count == 2)
  }

  @Test(arguments: [
    ("用 5年左右 时间", "用5年左右时间", [3, 13]),
    ("2025年 3月 2日", "2025年3月2日", [7, 11]),
    ("\" 要在推动\"", "\"要在推动\"", [1]),
    ("Promote the 5G network", "Promote the 5G network", []),
    ("支持 AI Agent 发展", "支持AI Agent发展", [6, 14]),
  ])
  func spacesVanishBesideChinese(text: String, expected: String, spaces: [Int]) throws {
    let reading = try Reading.text(text)
    #expect(reading.text.string == expected)
    #expect(reading.text.spaces == spaces)
  }

  @Test func joinsEnglishWithSpaces() throws {
    let lines = [
      "We will improve the multi-level social security system", "that covers the whole people, balances urban and rural",
      "areas, is fair, unified and sustainable, and we further",
      "weave the safety net.",
    ]
    #expect(Reading.paragraphs(try Reading.text(lines.joined(separator: "\n"))) == [lines.joined(separator: " ")])
  }

  @Test func marksRepeats() throws {
    let text = [Self.paragraphs[1], Self.paragraphs[3], Self.paragraphs[1].replacing("保险", with: "保 险"), Self.paragraphs[3]]
    #expect(try Reading.text(text.joined(separator: "\n\n")).paragraphs.map(\.isRepeated) == [false, false, true, false])
  }

  private static func wrap(_ text: String, width: Int) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return stride(from: 0, to: scalars.count, by: width).map { start in
      String(String.UnicodeScalarView(scalars[start..<min(start + width, scalars.count)]))
    }
  }

  private static func wrap(_ text: String, columns: Int) -> [String] {
    var lines = [""]
    var used = 0
    for character in text {
      let width = character.isASCII ? 1 : 2
      if used + width > columns, !"，。、；：）”".contains(character) {
        lines.append("")
        used = 0
      }
      lines[lines.count - 1].append(character)
      used += width
    }
    return lines
  }
}

import Foundation
import PolicyExtraction
import PolicyRecords
import PolicyText
import Testing

/// The same text in other clothes gives the same records.
@Suite struct InvarianceTests {
  /// A document made for this test: title, addressees, preamble, items, a target, a note of responsibility, signature and date.
  private static let paragraphs = [
    "某省人民政府办公厅关于促进养老服务高质量发展的实施意见",
    "各市、县人民政府，省政府各部门：",
    "为进一步完善养老服务体系，经省政府同意，现提出如下意见。",
    "一、扩大普惠养老服务供给",
    "（一）增加床位供给。支持各地利用闲置场所建设社区养老服务设施，新建养老机构护理型床位占比不低于80%，到2027年，全省养老机构床位达到24.3万张以上。（省民政厅、省财政厅按职责分工负责）",
    "（二）完善补贴政策。对符合条件的经济困难失能老年人给予护理补贴，逐步提高补贴标准。鼓励社会力量举办养老机构，3年内改造提升1000所以上乡镇敬老院。",
    "二、加强组织实施",
    "（三）压实工作责任。各市要制定具体方案，明确时间表、路线图，确保各项任务落到实处。",
    "某省人民政府办公厅",
    "2025年3月2日",
  ]

  /// A way to write the paragraphs down.
  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: @Sendable ([String]) -> [UInt8]
    var path = "test.txt"
    var testDescription: String { name }
  }

  private static let forms: [Form] = [
    Form(name: "wrapped at 12", bytes: { wrapped($0, 12, "\n") }),
    Form(name: "wrapped at 20", bytes: { wrapped($0, 20, "\n") }),
    Form(name: "wrapped at 38", bytes: { wrapped($0, 38, "\n") }),
    Form(name: "wrapped at 20 with blank lines", bytes: { wrapped($0, 20, "\n\n") }),
    Form(name: "Windows line ends", bytes: { Array($0.joined(separator: "\r\n\r\n").utf8) }),
    Form(name: "full-width digits", bytes: { Array(fullWidth($0.joined(separator: "\n\n")).utf8) }),
    Form(name: "spaces around digits", bytes: { Array(spaced($0.joined(separator: "\n\n")).utf8) }),
    Form(name: "UTF-8 with BOM", bytes: { [0xEF, 0xBB, 0xBF] + Array($0.joined(separator: "\n\n").utf8) }),
    Form(name: "UTF-16", bytes: { [0xFF, 0xFE] + $0.joined(separator: "\n\n").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }),
    Form(name: "GB18030", bytes: { gb18030($0.joined(separator: "\n\n")) }),
    Form(name: "HTML", bytes: { Array(("<html><body>" + $0.map { "<p>\($0)</p>" }.joined() + "</body></html>").utf8) }, path: "test.html"),
  ]

  @Test(arguments: forms)
  func sameRecords(form: Form) throws {
    let plain = try Self.records(Array(Self.paragraphs.joined(separator: "\n\n").utf8), path: "test.txt")
    let other = try Self.records(form.bytes(Self.paragraphs), path: form.path)
    #expect(other == plain)
  }

  /// Both at once, for an extraction of a seed takes a while.
  @Test(arguments: Checkout.seeds)
  func seedsInGB18030WithWindowsLineEnds(name: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(filePath: Checkout.path("seeds/" + name))), as: UTF8.self)
    let other = Self.gb18030(text.replacing("\n", with: "\r\n"))
    #expect(try Self.records(other, path: name) == Self.records(Array(text.utf8), path: name))
  }

  @Test func plainFormHasRecords() throws {
    let lines = try Self.records(Array(Self.paragraphs.joined(separator: "\n\n").utf8), path: "test.txt")
    #expect(lines.contains { $0.hasPrefix("target 一、/（一） 不低于80%") })
    #expect(lines.contains { $0.hasPrefix("measure 一、/（二） 对符合条件的经济困难失能老年人给予护理补贴") })
    #expect(lines.contains("body 一、/（一） 省民政厅 responsible"))
  }

  /// What a document's records say, offsets left out.
  private static func records(_ bytes: [UInt8], path: String) throws -> [String] {
    let source = try SourceText(path: path, data: bytes)
    return Extractor(rules: try Checkout.rules.get()).extract(source).flatMap { document -> [String] in
      var lines = ["document \(document.title ?? "-") \(document.date ?? "-") \(document.genre) \(document.issuers)"]
      lines += document.items.map { "item \($0.path) \($0.heading ?? "-") \($0.domains.map(\.rawValue))" }
      lines += document.measures.map { "measure \($0.item ?? "-") \($0.text) \($0.action)" }
      lines += document.targets.map {
        "target \($0.item ?? "-") \($0.raw) \($0.value?.description ?? $0.normal ?? "-") \($0.object ?? "-")"
      }
      lines += document.bodies.map { "body \($0.item ?? "-") \($0.name) \($0.role)" }
      lines += document.beneficiaries.map { "beneficiary \($0.item ?? "-") \($0.name)" }
      return lines
    }
  }

  private static func gb18030(_ text: String) -> [UInt8] {
    // kCFStringEncodingGB_18030_2000 as Foundation numbers it.
    Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
  }

  private static func wrapped(_ paragraphs: [String], _ width: Int, _ lineEnd: String) -> [UInt8] {
    let lines = paragraphs.flatMap { paragraph in
      let characters = Array(paragraph)
      return stride(from: 0, to: characters.count, by: width).map { String(characters[$0..<min($0 + width, characters.count)]) }
    }
    return Array(lines.joined(separator: lineEnd).utf8)
  }

  private static func fullWidth(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { "0"..."9" ~= $0 ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
  }

  private static func spaced(_ text: String) -> String {
    var result = ""
    var previous: Character = "\n"
    for character in text {
      if character.isASCIIDigit != previous.isASCIIDigit, character != "\n", previous != "\n", character != ".", previous != "." {
        result += " "
      }
      result.append(character)
      previous = character
    }
    return result
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

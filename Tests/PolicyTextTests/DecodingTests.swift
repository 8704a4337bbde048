import Foundation
import Testing

@testable import PolicyText

@Suite("Bytes become text")
struct DecodingTests {
  static let text = "为进一步保障和改善民生，１０００元，𠮷。\r\n"
  static let gb = String.Encoding(rawValue: 0x8000_0632)

  static func encode(_ text: String, _ encoding: String.Encoding) -> [UInt8] { text.data(using: encoding).map { [UInt8]($0) } ?? [] }

  @Test(
    arguments: [
      (encode(text, .utf8), nil, SourceEncoding.utf8),
      ([0xEF, 0xBB, 0xBF] + encode(text, .utf8), .gb18030, .utf8),
      ([0xFF, 0xFE] + encode(text, .utf16LittleEndian), nil, .utf16LittleEndian),
      ([0xFE, 0xFF] + encode(text, .utf16BigEndian), nil, .utf16BigEndian),
      (encode(text, .utf16LittleEndian), .utf16LittleEndian, .utf16LittleEndian),
      (encode(text, gb), nil, .gb18030),
      (encode(text, gb), .gb18030, .gb18030),
    ] as [([UInt8], SourceEncoding?, SourceEncoding)])
  func decodes(data: [UInt8], given: SourceEncoding?, expected: SourceEncoding) throws {
    let source = try SourceText(path: "a.txt", data: data, encoding: given)
    #expect(source.encoding == expected)
    #expect(source.bytes == Array(Self.text.utf8))
    #expect(source.undecodable.isEmpty)
    #expect(source.sha256 == SHA256.hex(of: data))
  }

  /// Each bad byte is one U+FFFD at its place, and nothing around it is lost.
  @Test(
    arguments: [
      ([0x41, 0xFF, 0xFF, 0x42], SourceEncoding.utf8, "A\u{FFFD}\u{FFFD}B", [1..<7]),
      ([0xE4, 0xBD, 0x41], .utf8, "\u{FFFD}A", [0..<3]),
      ([0xED, 0xA0, 0x80, 0x41], .utf8, "\u{FFFD}\u{FFFD}\u{FFFD}A", [0..<9]),
      ([0xC4, 0xE3, 0xFF, 0xBA, 0xC3], .gb18030, "你\u{FFFD}好", [3..<6]),
      ([0xC4, 0xE3, 0xBA], .gb18030, "你\u{FFFD}", [3..<6]),
      ([0xC4, 0xE3, 0xBA, 0x0A, 0xBA, 0xC3], .gb18030, "你\u{FFFD}\n好", [3..<6]),
      ([0x60, 0x4F, 0x00, 0xD8, 0x7D, 0x59, 0x0A], .utf16LittleEndian, "你\u{FFFD}好\u{FFFD}", [3..<6, 9..<12]),
    ] as [([UInt8], SourceEncoding, String, [Range<Int>])])
  func replacesBadBytes(data: [UInt8], encoding: SourceEncoding, expected: String, undecodable: [Range<Int>]) throws {
    let source = try SourceText(path: "a.txt", data: data, encoding: encoding)
    #expect(source.bytes == Array(expected.utf8))
    #expect(source.undecodable == undecodable)
  }

  @Test(arguments: [SourceEncoding.utf8, .gb18030])
  func oneBadByteKeepsTheEncoding(encoding: SourceEncoding) throws {
    let line = String(repeating: "为进一步保障和改善民生，着力解决群众急难愁盼。\n", count: 200)
    var data = Self.encode(line, encoding == .utf8 ? .utf8 : Self.gb)
    data.insert(0xFF, at: data.count / 2 / 47 * 47)
    let source = try SourceText(path: "a.txt", data: data)
    #expect(source.encoding == encoding)
    #expect(source.undecodable.count == 1)
    #expect(source.bytes.count >= line.utf8.count)
  }

  @Test func everyByteBadIsStillLinear() throws {
    let source = try SourceText(path: "a.txt", data: [UInt8](repeating: 0xFF, count: 200_000), encoding: .gb18030)
    #expect(source.undecodable == [0..<600_000])
  }

  @Test func believesCharsetOnlyWhereItFits() throws {
    let page = "<html><head><meta charset=\"gb2312\"></head><p>为进一步保障民生</p></html>"
    #expect(try SourceText(path: "a.html", data: Array(page.utf8)).encoding == .utf8)
    let source = try SourceText(path: "a.html", data: Self.encode(page, Self.gb))
    #expect(source.encoding == .gb18030)
    #expect(source.bytes == Array(page.utf8))
  }

  @Test(
    arguments: [
      ([], SourceError.empty(path: "a.txt")),
      (Array(" \n\u{3000}\t".utf8), .empty(path: "a.txt")),
      ([0x41, 0x00, 0x42], .binary(path: "a.txt", offsetBytes: 1)),
      ([UInt8](repeating: 0x01, count: 100), .binary(path: "a.txt", offsetBytes: 0)),
      ([UInt8](repeating: 0x41, count: 101), .tooLarge(path: "a.txt", sizeBytes: 101, sizeBytesMax: 100)),
    ] as [([UInt8], SourceError)])
  func refuses(data: [UInt8], error: SourceError) {
    #expect(throws: error) { try SourceText(path: "a.txt", data: data, sizeBytesMax: 100) }
  }

  @Test func namesAMissingFile() {
    #expect(throws: SourceError.self) { try SourceText(contentsOfFile: "/nowhere/a.txt") }
  }

  @Test(
    arguments: [
      ("GBK", SourceEncoding.gb18030), ("gb2312", .gb18030), ("GB-18030", .gb18030), ("UTF8", .utf8), ("utf-16le", .utf16LittleEndian),
      ("UTF-16BE", .utf16BigEndian), ("big5", nil),
    ] as [(String, SourceEncoding?)])
  func readsLabels(label: String, expected: SourceEncoding?) { #expect(SourceEncoding(label: label) == expected) }

  @Test(arguments: [
    ("a.txt", "一、总则\n", SourceFormat.text), ("a.txt", "# 标题\n\n**日期**: 2025\n", .markdown), ("a.txt", "# Page 24:\n品。\n", .text),
    ("a.md", "正文\n", .markdown), ("a.HTM", "正文", .html), ("a.txt", "<div><p>正文</p></div>", .html),
    ("a.txt", "---\ntitle: '题'\n---\n\n<div>\n<p>正文</p></div>", .html), ("a.txt", "---\ntitle: 题\n---\n正文", .markdown),
  ])
  func tellsFormats(path: String, text: String, expected: SourceFormat) throws {
    #expect(try SourceText(path: path, data: Array(text.utf8)).format == expected)
  }
}

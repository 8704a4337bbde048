import Testing

@testable import PolicyText

@Suite("Markup becomes lines")
struct MarkupTests {
  static func read(_ text: String, _ path: String, limits: MarkupLimits = MarkupLimits()) throws -> MarkedText {
    MarkupReader.read(try SourceText(path: path, data: Array(text.utf8)), limits: limits)
  }

  static func lines(_ text: String, _ path: String) throws -> [String] {
    try read(text, path).lines.map { "\(name($0.kind)) \($0.text.string)" }
  }

  private static func name(_ kind: SourceLine.Kind) -> String {
    switch kind {
    case .text: "text"
    case .title: "title"
    case .heading(let level): "h\(level)"
    case .tableCell(let row, let column): "\(row):\(column)"
    case .listItem: "item"
    case .caption: "caption"
    }
  }

  @Test(arguments: [
    ("<p>一<b>二</b><br/>三</p>四", ["text 一二", "text 三", "text 四"]),
    ("<h2>标题</h2><ul><li>甲<li>乙</ul>", ["h2 标题", "item 甲", "item 乙"]),
    ("<p>&ldquo;1&nbsp;&lt;&nbsp;2&rdquo;&#65;&#x4E2D;&unknown;&amp;amp;", ["text “1 < 2”A中&unknown;&amp;"]),
    ("<p>一<script>if (a<b) '</p>'</script>二<style>p{}</style><!-- 三 --></p>", ["text 一二"]),
    ("<div style='DISPLAY : none'><p>隐<p>藏</div><p hidden>藏</p>显", ["text 显"]),
    ("<table><tr><td>文号</td><td>1号</td></tr><tr><td>日期<td>2025</table>", ["0:0 文号", "0:1 1号", "1:0 日期", "1:1 2025"]),
    ("<table><tr><td><p>第一段</p><p>第二段</p></td></tr></table>", ["text 第一段", "text 第二段"]),
    ("<p>增长 <10%，3<5</p>", ["text 增长 <10%，3<5"]),
    ("<pre>一\n\n二</pre>", ["text 一", "text 二"]),
    ("<p title=\"a>b\" class=x data-a>一</p><P>二</P>", ["text 一", "text 二"]),
    ("<p title=\"never closed>一</p><p>二</p>", ["text 一", "text 二"]),
    ("<p>一</p></div></td></p><p>二", ["text 一", "text 二"]),
    ("<table><caption>表</caption><tr><td>甲</td></tr></table>", ["caption 表", "text 甲"]),
  ])
  func readsHTML(text: String, expected: [String]) throws { #expect(try Self.lines(text, "a.html") == expected) }

  @Test(arguments: [
    ("# 标题 #\n\n**日期**: 2025\n---\n- 甲[文](http://a/b)乙 ![图](c)\n> 引", ["h1 标题", "text 日期: 2025", "text - 甲文乙", "text 引"]),
    ("| 指标 | 值 |\n|---|:-:|\n| 率 | 80% |\n", ["0:0 指标", "0:1 值", "1:0 率", "1:1 80%"]),
    ("1\\. 甲\n[未完\n#无空格\n", ["text 1. 甲", "text [未完", "text #无空格"]),
  ])
  func readsMarkdown(text: String, expected: [String]) throws { #expect(try Self.lines(text, "a.md") == expected) }

  @Test func readsPlainText() throws {
    let marked = try Self.read("\n\n　　甲 　乙\r\n\r\n\t丙\u{2028}丁\u{0C}戊\r己", "a.txt")
    #expect(marked.lines.map(\.text.string) == ["甲 乙", "丙", "丁", "戊", "己"])
    #expect(marked.lines.map(\.number) == [3, 5, 5, 5, 6])
    #expect(marked.lines.map(\.blankLinesBefore) == [2, 1, 0, 0, 0])
    #expect(marked.lines.map(\.indentation) == [4, 4, 0, 0, 0])
  }

  @Test func foldsOnlyLettersDigitsPercentAndStop() throws {
    let lines = try Self.read("１Ａｚ％．，；：？！（）", "a.txt").lines
    #expect(lines.map(\.text.string) == ["1Az%.，；：？！（）"])
  }

  @Test func readsFrontMatter() throws {
    let text = "\n---\ntitle: '织密'\ncategories: \n - 媒体\ndate: Tue, 26 Apr 2022\n---\n\n<div><p>正文</p></div>"
    let marked = try Self.read(text, "a.txt")
    #expect(marked.properties.map { "\($0.key)=\($0.value)" } == ["title=织密", "date=Tue, 26 Apr 2022"])
    let bytes = Array(text.utf8)
    #expect(marked.properties.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["织密", "Tue, 26 Apr 2022"])
    #expect(marked.lines.map(\.text.string) == ["正文"])
    #expect(marked.lines.map(\.number) == [9])
    #expect(marked.skipped.map(\.reason) == [.frontMatter])
  }

  @Test func readsTitleAndMeta() throws {
    let page = "<head><title> 通&amp;知 </title><meta name='PubDate' content=\"2025-01-01\"><meta property=og:title content=题></head><p>文"
    #expect(try Self.read(page, "a.html").properties.map { "\($0.key)=\($0.value)" } == ["title=通&知", "PubDate=2025-01-01", "og:title=题"])
  }

  @Test(arguments: [
    ("<p>一</p><!-- 二", Skipped.Reason.unclosedMarkup), ("<p>一</p><script>二", .unclosedMarkup), ("<p>一</p><a href=", .unclosedMarkup),
    ("<p>一</p><p style=display:none>二</p>", .hidden), ("<p>一</p><!-- 二 -->", .comment), ("<p>一</p><script>二</script>", .script),
  ])
  func saysWhatItSkips(text: String, reason: Skipped.Reason) throws {
    let marked = try Self.read(text, "a.html")
    #expect(marked.lines.map(\.text.string) == ["一"])
    #expect(marked.skipped.map(\.reason) == [reason])
  }

  @Test func limitsDepth() throws {
    let page = String(repeating: "<div>", count: 50) + "文" + String(repeating: "</div>", count: 50)
    let marked = try Self.read(page, "a.html", limits: MarkupLimits(depthMax: 10))
    #expect(marked.lines.map(\.text.string) == ["文"])
    #expect(marked.skipped.map(\.reason) == [.depthLimit])
  }

  /// Input that makes careless readers quadratic: each reads in a moment.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["<a \"", "<!--", "<p>", "<td>", "&amp", "[", "<", "</p>", "<script>", "<table><tr>", "　", "<a href='"])
  func staysLinear(piece: String) throws {
    for path in ["a.html", "a.md", "a.txt"] {
      let source = try SourceText(path: path, data: Array(("文" + String(repeating: piece, count: 8_000)).utf8))
      #expect(!Reading.read(source).paragraphs.isEmpty)
    }
  }
}

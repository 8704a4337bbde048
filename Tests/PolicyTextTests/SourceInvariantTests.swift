import Foundation
import Testing

@testable import PolicyText

@Suite("Every paragraph reads as its source")
struct SourceInvariantTests {
  /// Cut out of the source through `segments`, folded and squashed, a paragraph reads as its own squashed text.
  @Test(
    .disabled(if: SharedSources.isAbsent, Comment(rawValue: SharedSources.absence)), arguments: SharedSources.files)
  func holdsForSharedFiles(file: URL) throws {
    let source = try SourceText(contentsOfFile: file.path)
    try check(source)
    #expect(source.undecodable.isEmpty)
  }

  @Test(arguments: [
    ("text.txt", "　　为 进一步\u{00AD}保障\r\n１０００\u{2003}％，ＡＢＣ．"),
    ("page.html", "<p>&ldquo;要&quot;在&nbsp;推<b>动</b>&#x4E2D;&#20013;<br>１&amp;２&lt;a<script>x</script><!-- y -->z</p>"),
    ("text.md", "# **标题**\n\n- 见[意见](http://a.b/c)&hellip;\\*\n\n| 甲 | 乙 |\n|---|---|\n| 1 | ２ |\n"),
  ])
  func holdsForMarkup(path: String, text: String) throws {
    try check(try SourceText(path: path, data: Array(text.utf8)))
  }

  private func check(_ source: SourceText) throws {
    let reading = Reading.read(source)
    #expect(!reading.paragraphs.isEmpty)
    for paragraph in reading.paragraphs {
      let segments = reading.text.segments(for: paragraph.range)
      #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      let cut = segments.map { Cutting.read(source.bytes[$0], format: source.format) }.joined()
      #expect(Cutting.squash(cut) == Cutting.squash(reading.text.string(paragraph.range)))
    }
    #expect(reading.paragraphs.last?.range.upperBound == reading.text.count)
  }
}

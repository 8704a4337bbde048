import PolicyRules
import PolicyText

/// Finds the text of a web page among what the site prints around it.
///
/// Up to the line that says where in the site the page stands there is navigation, and from the first line of the page's foot on that
/// follows running text there is no more of the document. A source without such lines is text throughout.
struct PageContent {
  let layout: Layout

  /// The shortest line that is running text, in bytes.
  private static let proseLengthBytesMin = 60

  /// The lines that hold the page's text. O(n).
  func range(of lines: [SourceLine], classes: [LineClass]) -> Range<Int> {
    let start = classes.firstIndex { $0.has("furniture.place") }.map { $0 + 1 } ?? 0
    guard let prose = lines.indices[start...].first(where: { isProse(lines[$0]) }) else { return 0..<lines.count }
    return start..<(classes[prose...].firstIndex { $0.has("furniture.foot") } ?? lines.count)
  }

  private func isProse(_ line: SourceLine) -> Bool {
    guard line.text.count >= Self.proseLengthBytesMin, let last = Scalars.last(of: line.text.bytes[...]) else { return false }
    return layout.sentenceEnds.contains(last)
  }
}

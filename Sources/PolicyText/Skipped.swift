/// A stretch of a source that is not part of its text.
package struct Skipped: Sendable, Hashable {
  package enum Reason: String, Sendable, Hashable {
    case frontMatter = "front matter"
    case script
    case comment
    case hidden = "hidden element"
    case unclosedMarkup = "unclosed markup"
    case depthLimit = "elements nested too deep"
  }

  /// Byte range in the source.
  package let range: Range<Int>
  package let reason: Reason
}

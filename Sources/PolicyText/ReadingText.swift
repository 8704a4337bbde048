/// A source's text as one reads it: wraps joined, page furniture gone, paragraphs apart.
package struct ReadingText: Sendable {
  /// The paragraphs with one LF, which maps to nothing, between them.
  package let text: MappedText
  package let paragraphs: [Paragraph]
  /// Sorted offsets in the text at which two source lines were joined.
  package let wraps: [Int]

  /// The paragraph that holds a byte offset of the text, the LF after a paragraph counted to it. O(log n).
  package func paragraphIndex(atByte offset: Int) -> Int {
    max(paragraphs.partitionPoint { $0.range.lowerBound > offset } - 1, 0)
  }
}

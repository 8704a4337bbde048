/// A paragraph of the reading text.
package struct Paragraph: Sendable, Hashable {
  /// Byte range in the reading text, the line end left out.
  package let range: Range<Int>
  /// Indexes of the first and last of its lines in the lines given to `Reflow`; furniture between them belongs to neither.
  package let lines: ClosedRange<Int>
  /// The kind of its first line.
  package let kind: SourceLine.Kind
  /// The roles of all its lines.
  package let roles: LineRole
  package let blankLinesBefore: Int
  /// The indentation of its first line, in columns.
  package let indentation: Int
  /// Whether one of the few paragraphs before it has the same text.
  package let isRepeated: Bool
}

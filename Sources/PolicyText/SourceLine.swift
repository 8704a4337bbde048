/// A line of a source as it is read: markup and white space at the ends taken off.
package struct SourceLine: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case text
    case heading(level: Int)
    case title
    /// One cell of a table; `row` counts the source's table rows from 0, `column` the row's cells.
    case tableCell(row: Int, column: Int)
    case listItem
    case caption
  }

  /// 1-based line of the source on which the text begins.
  package let number: Int
  package internal(set) var kind: Kind
  /// The text: white space inside is one ASCII space, full-width letters, digits, per cent and full stop are folded to ASCII.
  package let text: MappedText
  package let blankLinesBefore: Int
  /// Leading white space in columns: an ideographic space counts 2, a tab 4.
  package let indentation: Int
}

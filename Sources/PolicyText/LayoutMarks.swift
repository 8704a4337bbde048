/// The punctuation that layout depends on, as Unicode scalar values; from the rule pack.
package struct LayoutMarks: Sendable, Hashable {
  /// Full stop, question mark, exclamation mark, and what else may end a paragraph inside prose.
  package let sentenceEnds: Set<UInt32>
  /// Marks that never end a paragraph: comma, enumeration comma.
  package let clauseEnds: Set<UInt32>
  /// Marks that may end a paragraph or stand inside one: semicolon, colon.
  package let pauses: Set<UInt32>
  package let openingBrackets: Set<UInt32>
  package let closingBrackets: Set<UInt32>

  package init(
    sentenceEnds: Set<UInt32>, clauseEnds: Set<UInt32>, pauses: Set<UInt32>, openingBrackets: Set<UInt32>, closingBrackets: Set<UInt32>
  ) {
    self.sentenceEnds = sentenceEnds
    self.clauseEnds = clauseEnds
    self.pauses = pauses
    self.openingBrackets = openingBrackets
    self.closingBrackets = closingBrackets
  }
}

/// What the caller's rules know of a line before lines are joined.
package struct LineRole: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Never joined to the line before it.
  package static let opensUnit = LineRole(rawValue: 1)
  /// The next line is never joined to it.
  package static let closesUnit = LineRole(rawValue: 2)
  /// Dropped, and lines are joined across it: a page marker, a running head.
  package static let furniture = LineRole(rawValue: 4)
  /// A number alone on its line whose unit's text stands on the next: joined with it.
  package static let leadsUnit = LineRole(rawValue: 8)
  /// The name of a particular that fills a table cell: joined with the value in the row's next cell.
  package static let labelsCell = LineRole(rawValue: 16)
  /// Not joined to a paragraph's first line that is no prose: a report begins, and that line is its headline.
  package static let beginsReport = LineRole(rawValue: 32)
}

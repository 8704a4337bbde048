/// Follows lists that only say what something holds or when something is so ("the following documents:"): none of their entries is a measure.
struct ContentList {
  private var isAnnounced = false
  /// A unit of the list; its siblings and all below them belong to it.
  private var first: Outline.Unit?
  private var lastUnit: Int?

  /// Moves on to a passage and says whether it stands in such a list.
  ///
  /// - Parameter mentions: those of the token phase, in text order; one labelled `list.content` at the end announces a list.
  mutating func holds(_ passage: Outline.Passage, of outline: Outline, mentions: [Mention]) -> Bool {
    if isAnnounced, let unit = passage.unit, outline.units[unit].parent == lastUnit {
      first = outline.units[unit]
    } else if let unit = first, !outline.holds(passage.unit, inListOf: unit) {
      first = nil
    }
    lastUnit = passage.unit
    isAnnounced = mentions.last.map { $0.isA("list.content") && $0.range.upperBound >= passage.range.upperBound } == true
    return first != nil
  }
}

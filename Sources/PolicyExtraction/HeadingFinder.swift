import PolicyRules

/// Tells the headings of an outline's units from their text.
///
/// A first paragraph that does not end like a sentence is a heading. So is a short first sentence that is followed by more text, where most
/// units of the same style have one, in the whole document or beside it; a very short one always is.
struct HeadingFinder {
  let bytes: [UInt8]
  let layout: Layout

  func findHeadings(in outline: inout Outline) {
    let parents = Set(outline.units.compactMap(\.parent))
    let candidates = outline.units.indices.map {
      candidate(outline.units[$0], hasChildren: parents.contains($0), isLast: $0 == outline.units.count - 1)
    }
    var whole: [String: Share] = [:]
    var siblings: [Siblings: Share] = [:]
    for (unit, found) in zip(outline.units, candidates) {
      whole[unit.label, default: Share()].add(found != nil)
      siblings[Siblings(unit), default: Share()].add(found != nil)
    }
    var taken: [Int: Int] = [:]
    for (number, found) in candidates.enumerated() {
      guard let found else { continue }
      let unit = outline.units[number]
      let isUsual = whole[unit.label]?.isUsual ?? false || siblings[Siblings(unit)]?.isUsual ?? false
      if found.isCertain || isUsual {
        taken[found.range.lowerBound] = found.end
        take(found, &outline.units[number])
      }
    }
    outline.passages = outline.passages.flatMap { passage -> [Outline.Passage] in
      guard let end = taken[passage.range.lowerBound] else { return [passage] }
      let heading = Outline.Passage(unit: passage.unit, range: passage.range.lowerBound..<end, isHeading: true)
      if end >= passage.range.upperBound { return [heading] }
      return [heading, Outline.Passage(unit: passage.unit, range: end..<passage.range.upperBound, isHeading: false)]
    }
  }

  private struct Candidate {
    let range: Range<Int>
    /// Where the text after the heading and its closing mark begins.
    let end: Int
    /// Whether it is a heading whatever the units beside it have.
    let isCertain: Bool
  }

  /// Units of one style under one parent.
  private struct Siblings: Hashable {
    let label: String
    let parent: Int?

    init(_ unit: Outline.Unit) {
      label = unit.label
      parent = unit.parent
    }
  }

  /// How many units of a kind look headed.
  private struct Share {
    private var headed = 0
    private var all = 0

    var isUsual: Bool { Double(headed) >= Double(all) * OutlineBuilder.headedShareMin }

    mutating func add(_ isHeaded: Bool) {
      all += 1
      if isHeaded { headed += 1 }
    }
  }

  private func candidate(_ unit: Outline.Unit, hasChildren: Bool, isLast: Bool) -> Candidate? {
    guard let first = unit.content.first, first.lowerBound == unit.numberRange.upperBound else { return nil }
    var commas = 0
    var length = 0
    var close: (at: Int, scalar: UInt32)?
    Scalars.forEach(bytes, in: first) { scalar, offset in
      if close != nil { return }
      if layout.sentenceEnds.contains(scalar) || layout.trailing.contains(scalar) {
        close = (offset, scalar)
      } else {
        length += 1
        if layout.clauseEnds.contains(scalar) { commas += 1 }
      }
    }
    guard let close else {
      return length <= 2 * OutlineBuilder.headingLengthMax ? Candidate(range: first, end: first.upperBound, isCertain: true) : nil
    }
    let lengthMax = [OutlineBuilder.headingLengthMax, OutlineBuilder.coupletLengthMax]
    guard commas < lengthMax.count, length > 0, length <= lengthMax[commas] else { return nil }
    let end = close.at + String(UnicodeScalar(close.scalar) ?? " ").utf8.count
    if end >= first.upperBound, !hasChildren {
      // Paragraphs follow, or the text breaks off behind the heading; else the sentence is all that the unit says.
      guard unit.content.count > 1 || isLast, length <= OutlineBuilder.paragraphLengthMax else { return nil }
    }
    // A colon closes a short label only.
    if layout.trailing.contains(close.scalar), length > OutlineBuilder.headingLengthMax / 2 { return nil }
    // A pause that is no such colon stands between the members of a list.
    if layout.pauses.contains(close.scalar), !layout.trailing.contains(close.scalar) { return nil }
    return Candidate(range: first.lowerBound..<close.at, end: end, isCertain: length <= OutlineBuilder.certainLengthMax)
  }

  private func take(_ found: Candidate, _ unit: inout Outline.Unit) {
    let first = unit.content.removeFirst()
    unit.heading = found.range
    if found.end < first.upperBound { unit.content.insert(found.end..<first.upperBound, at: 0) }
  }
}

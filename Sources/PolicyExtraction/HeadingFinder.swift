import PolicyRules

/// Tells the headings of an outline's units from their text.
///
/// A first paragraph that does not end like a sentence is a heading. So is a short first sentence without a comma that is followed by more
/// text, where most units of the same style have one.
struct HeadingFinder {
  let bytes: [UInt8]
  let layout: Layout

  func findHeadings(in outline: inout Outline) {
    let parents = Set(outline.units.compactMap(\.parent))
    let candidates = outline.units.indices.map { candidate(outline.units[$0], hasChildren: parents.contains($0)) }
    var headed: [String: (yes: Int, all: Int)] = [:]
    for (unit, found) in zip(outline.units, candidates) {
      headed[unit.label, default: (0, 0)].all += 1
      if found != nil { headed[unit.label, default: (0, 0)].yes += 1 }
    }
    var taken: [Int: Int] = [:]
    for (number, found) in candidates.enumerated() {
      guard let found else { continue }
      let counts = headed[outline.units[number].label, default: (0, 1)]
      let isUsual = Double(counts.yes) >= Double(counts.all) * OutlineBuilder.headedShareMin
      if found.isOwnLine || isUsual {
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
    let isOwnLine: Bool
  }

  private func candidate(_ unit: Outline.Unit, hasChildren: Bool) -> Candidate? {
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
      return length <= 2 * OutlineBuilder.headingLengthMax ? Candidate(range: first, end: first.upperBound, isOwnLine: true) : nil
    }
    if commas > 0 || length > OutlineBuilder.headingLengthMax || length == 0 { return nil }
    let end = close.at + String(UnicodeScalar(close.scalar) ?? " ").utf8.count
    let isFollowed = end < first.upperBound || (unit.content.count == 1 && hasChildren)
    if !isFollowed { return nil }
    // A colon closes a short label only.
    if layout.trailing.contains(close.scalar), length > OutlineBuilder.headingLengthMax / 2 { return nil }
    return Candidate(range: first.lowerBound..<close.at, end: end, isOwnLine: false)
  }

  private func take(_ found: Candidate, _ unit: inout Outline.Unit) {
    let first = unit.content.removeFirst()
    unit.heading = found.range
    if found.end < first.upperBound { unit.content.insert(found.end..<first.upperBound, at: 0) }
  }
}

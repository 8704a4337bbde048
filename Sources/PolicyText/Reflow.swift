/// Joins hard-wrapped lines into paragraphs.
package enum Reflow {
  /// Joins `lines`; `roles` holds the caller's knowledge of each line (missing ones count as empty).
  ///
  /// Lines are joined only where the lines around them were wrapped at one width; a file of one line a paragraph comes out as it is. O(n).
  package static func join(_ lines: [SourceLine], roles: [LineRole], marks: LayoutMarks) -> ReadingText {
    var kept: [Int] = []
    var followsFurniture: [Bool] = []
    var isAfterFurniture = false
    for index in lines.indices {
      if index < roles.count, roles[index].contains(.furniture) {
        isAfterFurniture = true
        continue
      }
      kept.append(index)
      followsFurniture.append(isAfterFurniture)
      isAfterFurniture = false
    }
    let keptRoles = kept.map { $0 < roles.count ? roles[$0] : [] }
    let keptLines = kept.count == lines.count ? lines : kept.map { lines[$0] }
    var joiner = LineJoiner(keptLines, roles: keptRoles, followsFurniture: followsFurniture, marks: marks)
    var builder = ReadingTextBuilder(capacityBytes: lines.reduce(0) { $0 + $1.text.count + 1 })
    var joinsPrevious = false
    for (position, index) in kept.enumerated() {
      builder.add(lines[index], index: index, role: keptRoles[position], isWide: joiner.shapes[position].isWide, isJoined: joinsPrevious)
      joinsPrevious = joiner.joinsNext(position)
    }
    return builder.finish()
  }
}

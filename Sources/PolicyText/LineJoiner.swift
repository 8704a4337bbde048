/// Decides, line by line, whether the next line goes on with the same paragraph.
struct LineJoiner {
  /// The indentation that begins a paragraph and is lost where white space was trimmed, in columns.
  private static let indentColumns = 4
  /// Columns by which a full line may stay under the wrap width: a mark pushed to the next line, a half-width character.
  private static let slackColumns = 2
  /// Pieces of one row that are looked at ahead.
  private static let rowPiecesMax = 8

  private let lines: [SourceLine]
  private let roles: [LineRole]
  private let shapes: [LineShape]
  private let measure: WrapMeasure
  /// Blank lines before each line that mean something; `nil` where furniture stood between.
  private let blanks: [Int?]
  private var isParagraphStart = true
  /// Columns of the printed row so far: a PDF's text gives one row in several lines where its spacing changed.
  private var rowColumns = 0

  init(_ lines: [SourceLine], roles: [LineRole], followsFurniture: [Bool], marks: LayoutMarks) {
    self.lines = lines
    self.roles = roles
    shapes = lines.map { LineShape($0, marks: marks) }
    measure = WrapMeasure(shapes)
    blanks = lines.indices.map { followsFurniture[$0] ? nil : lines[$0].blankLinesBefore }
  }

  /// Whether line `index + 1` is joined to line `index`. Ask for each line in turn.
  mutating func joinsNext(_ index: Int) -> Bool {
    rowColumns += shapes[index].widthColumns
    let isJoined = decides(index)
    let next = index + 1 < lines.count ? shapes[index + 1] : shapes[index]
    if !isJoined {
      rowColumns = 0
    } else if let width = measure.uniformColumns,
      rowColumns + next.unitColumns > width - Self.slackColumns - (isParagraphStart ? Self.indentColumns : 0)
    {
      rowColumns = 0
    }
    isParagraphStart = !isJoined || (isParagraphStart && rowColumns > 0)
    return isJoined
  }

  private func decides(_ index: Int) -> Bool {
    let next = index + 1
    guard next < lines.count, !roles[next].contains(.opensUnit), !roles[index].contains(.closesUnit) else { return false }
    guard lines[index].kind == .text, lines[next].kind == .text else { return false }
    let widths = measure.candidates[index]
    guard !widths.isEmpty || measure.uniformCodePoints != nil else { return false }
    let usual = usualBlanks(index)
    let blank = blanks[next] ?? usual
    guard blank <= max(usual, 1), !isIndented(next) else { return false }
    if shapes[next].beginsWithClosing { return true }
    switch shapes[index].ending {
    case .clauseEnd, .openingBracket: return true
    default: break
    }
    let isApart = blank > usual
    if isFullByCount(index) { return goesOn(index, width: nil, isApart: isApart) }
    if let width = widths.first(where: { isFull(index, $0) }) { return goesOn(index, width: width, isApart: isApart) }
    if let width = widths.first(where: { isFullFirstLine(index, $0) }), firstLineGoesOn(index, width, isApart: isApart) { return true }
    return !isApart && isInsideRow(index)
  }

  /// Whether the beginning of the next line would not have fitted on the line.
  private func isFull(_ index: Int, _ width: Int) -> Bool {
    let own = shapes[index].widthColumns
    return own <= width + 4 && own + shapes[index + 1].unitColumns > width - Self.slackColumns
  }

  private func isFullByCount(_ index: Int) -> Bool {
    guard let count = measure.uniformCodePoints else { return false }
    return shapes[index].countCodePoints == count
  }

  /// The same for a paragraph's first line, whose indentation was lost.
  private func isFullFirstLine(_ index: Int, _ width: Int) -> Bool {
    guard isParagraphStart, lines[index].indentation == 0 else { return false }
    return shapes[index].widthColumns + Self.indentColumns + shapes[index + 1].unitColumns > width - Self.slackColumns
      && shapes[index].widthColumns <= width
  }

  /// Whether a full line's paragraph goes on: always inside a sentence; after a sentence if the next line looks like no beginning.
  private func goesOn(_ index: Int, width: Int?, isApart: Bool) -> Bool {
    let next = shapes[index + 1]
    guard shapes[index].ending == .sentenceEnd else { return true }
    guard !isApart else { return false }
    if let width, next.widthColumns > width - Self.slackColumns - 1 { return true }
    if width == nil, isFullByCount(index + 1) { return true }
    if let width, index + 2 < lines.count, isFullAfterIndent(index + 1, width) { return false }
    return next.ending == .sentenceEnd || next.ending == .closingBracket || next.ending == .clauseEnd
  }

  private func isFullAfterIndent(_ index: Int, _ width: Int) -> Bool {
    let own = shapes[index].widthColumns + Self.indentColumns
    return measure.uniformColumns == nil && own + shapes[index + 1].unitColumns > width - Self.slackColumns
  }

  private func firstLineGoesOn(_ index: Int, _ width: Int, isApart: Bool) -> Bool {
    let next = shapes[index + 1]
    let isFollowedByFull = next.widthColumns > width - Self.slackColumns - 1 && next.widthColumns <= width + 4
    if shapes[index].ending == .sentenceEnd { return isFollowedByFull && !isApart }
    return isFollowedByFull || shapes[index].isProse
  }

  /// Whether the line and those after it add up to a full row, parted only at punctuation.
  private func isInsideRow(_ index: Int) -> Bool {
    guard let width = measure.uniformColumns else { return false }
    let indent = isParagraphStart ? Self.indentColumns : 0
    var sum = rowColumns + indent
    var piece = index
    while piece + 1 < lines.count, piece - index < Self.rowPiecesMax {
      guard isPunctuated(after: piece), !roles[piece + 1].contains(.opensUnit), !roles[piece].contains(.closesUnit) else { return false }
      piece += 1
      guard lines[piece].kind == .text, blanks[piece] ?? 0 == 0 else { return false }
      sum += shapes[piece].widthColumns
      if sum > width + 3 { return false }
      let unit = piece + 1 < lines.count ? shapes[piece + 1].unitColumns : 2
      if sum + unit > width - Self.slackColumns { return true }
    }
    return false
  }

  private func isPunctuated(after index: Int) -> Bool {
    shapes[index].ending != .other || shapes[index + 1].beginsWithOpening || shapes[index + 1].beginsWithClosing
  }

  /// The blank lines that are usual between lines near `index`: the lower median.
  private func usualBlanks(_ index: Int) -> Int {
    var near: [Int] = []
    for line in max(index - 3, 1)...max(min(index + 5, lines.count - 1), max(index - 3, 1)) {
      if line < lines.count, let blank = blanks[line] { near.append(blank) }
    }
    near.sort()
    return near.isEmpty ? 0 : near[(near.count - 1) / 2]
  }

  /// Whether a line is indented more than its neighbours, as a paragraph's first line is.
  private func isIndented(_ index: Int) -> Bool {
    let own = lines[index].indentation
    guard own >= 2 else { return false }
    let near = lines[max(index - 2, 0)...min(index + 3, lines.count - 1)]
    return own >= (near.map(\.indentation).min() ?? 0) + 2
  }
}

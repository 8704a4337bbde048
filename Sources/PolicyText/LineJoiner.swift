/// Decides, line by line, whether the next line goes on with the same paragraph.
struct LineJoiner {
  /// How a line fills its column.
  private enum Fit {
    case full
    /// Full if the indentation of a paragraph's first line is counted that the text has lost.
    case fullWithIndent
  }

  /// The indentation that begins a paragraph and is lost where white space was trimmed, in columns.
  private static let indentColumns = 4
  /// Columns by which a full line may stay under the wrap width: a mark pushed to the next line, a half-width character.
  private static let slackColumns = 2
  /// The same where the width is only known from the lines nearby.
  private static let localSlackColumns = 3
  /// Columns by which a crowded line may exceed the wrap width.
  private static let excessColumns = 4
  /// Pieces of one row that are looked at ahead.
  private static let rowPiecesMax = 12
  /// Columns by which a row put together may exceed the wrap width.
  private static let rowExcessColumns = 2
  /// Columns of prose under which a paragraph without a mark at its end may be a heading; twice as many with a unit's number.
  private static let brokenColumnsMin = 80
  /// Of so many long paragraphs of prose at most one ends without a mark, in a text that ends its paragraphs with one.
  private static let markedShare = 3
  /// Columns between a unit's number and its text.
  private static let labelGapColumns = 2

  private let lines: [SourceLine]
  private let roles: [LineRole]
  let shapes: [LineShape]
  private let measure: WrapMeasure
  /// Blank lines before each line that mean something; `nil` where furniture stood between.
  private let blanks: [Int?]
  /// Whether long paragraphs of prose usually end with a mark.
  private let endsParagraphs: Bool
  /// Whether the row is a paragraph's first.
  private var isFirstRow = true
  /// Columns of the printed row so far: a PDF's text gives one row in several lines where its spacing changed.
  private var rowColumns = 0

  init(_ lines: [SourceLine], roles: [LineRole], followsFurniture: [Bool], marks: LayoutMarks) {
    self.lines = lines
    self.roles = roles
    let table = MarkTable(marks)
    shapes = lines.map { LineShape($0, marks: table) }
    measure = WrapMeasure(shapes)
    let long = shapes.filter { $0.isProse && $0.widthColumns >= Self.brokenColumnsMin }
    endsParagraphs = long.count { $0.ending == .other || $0.ending == .clauseEnd } * Self.markedShare <= long.count
    blanks = lines.indices.map { followsFurniture[$0] ? nil : lines[$0].blankLinesBefore }
  }

  /// Whether line `index + 1` is joined to line `index`. Ask for each line in turn.
  mutating func joinsNext(_ index: Int) -> Bool {
    let own = shapes[index].widthColumns + (roles[index].contains(.leadsUnit) ? Self.labelGapColumns : 0)
    if let width = measure.uniformColumns, rowColumns > 0, rowColumns + own > width + Self.rowExcessColumns {
      rowColumns = 0
      isFirstRow = false
    }
    rowColumns += own
    let isJoined = decides(index)
    if !isJoined {
      rowColumns = 0
    } else if measure.uniformColumns == nil || !isPunctuated(after: index) {
      // Rows are cut up only at punctuation, so that a join elsewhere is a row's end for certain.
      if !roles[index].contains(.leadsUnit) { rowColumns = 0 }
    }
    isFirstRow = !isJoined || (isFirstRow && rowColumns > 0)
    return isJoined
  }

  private func decides(_ index: Int) -> Bool {
    let next = index + 1
    if isLabelOfNext(index) { return true }
    guard next < lines.count, !roles[next].contains(.opensUnit), !roles[index].contains(.closesUnit) else { return false }
    guard lines[index].kind == .text, lines[next].kind == .text else { return false }
    if roles[index].contains(.leadsUnit), blanks[next] ?? 0 <= 1 { return true }
    guard measure.isWrapped(index) else { return isBrokenInSentence(index) }
    if roles[next].contains(.beginsReport), isFirstRow, !shapes[index].isProse { return false }
    let usual = usualBlanks(index)
    let blank = blanks[next] ?? usual
    guard blank <= max(usual, 1), !isIndented(next) else { return false }
    if shapes[next].beginsWithClosing || shapes[index].endsInsideBrackets { return true }
    switch shapes[index].ending {
    case .clauseEnd, .openingBracket: return true
    default: break
    }
    let isApart = blank > usual
    if let fit = fit(of: index) { return goesOn(index, fit, isApart: isApart) }
    return !isApart && isInsideRow(index)
  }

  /// Whether a line fills a cell that names what the next cell of the row holds.
  private func isLabelOfNext(_ index: Int) -> Bool {
    guard roles[index].contains(.labelsCell), index + 1 < lines.count, !roles[index + 1].contains(.labelsCell),
      case .tableCell(let row, let column) = lines[index].kind, case .tableCell(row, let nextColumn) = lines[index + 1].kind
    else { return false }
    return nextColumn == column + 1
  }

  /// How a line fills its column; `nil` if it is short.
  private func fit(of index: Int) -> Fit? {
    if let count = measure.uniformCodePoints, shapes[index].countCodePoints == count { return .full }
    if measure.uniformColumns != nil { return isRowFull(index) ? .full : nil }
    if isFull(index, indent: 0) { return .full }
    guard isFirstRow, lines[index].indentation < 2, isFull(index, indent: Self.indentColumns) else { return nil }
    return .fullWithIndent
  }

  /// Whether the beginning of the next line would not have fitted on the line, its lost indentation counted.
  private func isFull(_ index: Int, indent: Int) -> Bool {
    guard index + 1 < lines.count else { return true }
    let unit = shapes[index + 1].unitColumns
    let slack = measure.uniformColumns == nil ? Self.localSlackColumns : Self.slackColumns
    func fills(_ columns: Int, _ widths: WrapMeasure.Widths) -> Bool {
      for lane in 0..<3 {
        let width = Int(widths[lane])
        if width > 0, columns + indent <= width + Self.excessColumns, columns + indent + unit > width - slack { return true }
      }
      return false
    }
    return fills(shapes[index].widthColumns, measure.candidates[index])
      || fills(shapes[index].compressedColumns, measure.compressedCandidates[index])
  }

  /// Whether the printed row, put together from several lines, is full with this line.
  private func isRowFull(_ index: Int) -> Bool {
    guard index + 1 < lines.count else { return false }
    return rowIndents(index).contains { isRowFull(rowColumns + $0, unit: shapes[index + 1].unitColumns) }
  }

  private func isRowFull(_ columns: Int, unit: Int) -> Bool {
    guard let width = measure.uniformColumns else { return false }
    return columns + unit > width - Self.slackColumns
  }

  /// What the row may have been indented by.
  private func rowIndents(_ index: Int) -> [Int] { isFirstRow && lines[index].indentation < 2 ? [0, Self.indentColumns] : [0] }

  /// Whether a full line's paragraph goes on: inside a sentence it does; after one if the next line looks like no beginning.
  private func goesOn(_ index: Int, _ fit: Fit, isApart: Bool) -> Bool {
    let next = index + 1
    let isNextFull = isFull(next, indent: 0) && shapes[next].widthColumns > shapes[index].widthColumns - 4
    if shapes[index].ending == .sentenceEnd {
      if isApart { return false }
      if isNextFull { return true }
      if fit == .fullWithIndent { return false }
      if measure.uniformColumns == nil, isFull(next, indent: Self.indentColumns) { return false }
      return shapes[next].ending != .other
    }
    if isNextFull || shapes[index].isProse { return true }
    // A headline as wide as the column, and after it a paragraph's first line that lost its indentation.
    let isBeforeFirstLine = isFirstRow && measure.uniformColumns == nil && isFull(next, indent: Self.indentColumns)
    return fit == .full && !isBeforeFirstLine
  }

  /// Whether the line and those after it add up to a full row, parted only at punctuation.
  private func isInsideRow(_ index: Int) -> Bool {
    guard let width = measure.uniformColumns else { return false }
    var sums = rowIndents(index).map { rowColumns + $0 }
    var piece = index
    while piece + 1 < lines.count, piece - index < Self.rowPiecesMax {
      guard isPunctuated(after: piece), !roles[piece + 1].contains(.opensUnit), !roles[piece].contains(.closesUnit) else { return false }
      piece += 1
      guard lines[piece].kind == .text, blanks[piece] ?? 0 == 0 else { return false }
      sums = sums.map { $0 + shapes[piece].widthColumns }.filter { $0 <= width + Self.rowExcessColumns }
      let unit = piece + 1 < lines.count ? shapes[piece + 1].unitColumns : 2
      if sums.contains(where: { isRowFull($0, unit: unit) }) { return true }
      if sums.isEmpty { return false }
    }
    return false
  }

  private func isPunctuated(after index: Int) -> Bool {
    shapes[index].ending != .other || shapes[index + 1].beginsWithOpening || shapes[index + 1].beginsWithClosing
  }

  /// Whether a paragraph that was not wrapped breaks off inside a sentence, as where a printed column ended, and goes on with the next line.
  ///
  /// A file whose paragraphs often end without a mark breaks off none of them.
  private func isBrokenInSentence(_ index: Int) -> Bool {
    let (own, next) = (shapes[index], shapes[index + 1])
    let columnsMin = Self.brokenColumnsMin * (roles[index].contains(.opensUnit) ? 2 : 1)
    guard endsParagraphs, own.isProse, own.isWide, own.widthColumns >= columnsMin else { return false }
    guard own.ending == .other || own.ending == .clauseEnd, next.isWide, next.ending == .sentenceEnd else { return false }
    guard !roles[index + 1].contains(.beginsReport), !next.beginsWithOpening || own.ending == .clauseEnd else { return false }
    return (blanks[index + 1] ?? 0) <= max(usualBlanks(index), 1) && !isIndented(index + 1)
  }

  /// The blank lines that are usual between lines near `index`: the lower median, at most 3.
  private func usualBlanks(_ index: Int) -> Int {
    var counts = SIMD4<Int>()
    var line = max(index - 3, 1)
    while line <= index + 5, line < lines.count {
      if let blank = blanks[line] { counts[min(blank, 3)] += 1 }
      line += 1
    }
    let middle = (counts.wrappedSum() + 1) / 2
    var sum = 0
    for blank in 0..<4 {
      sum += counts[blank]
      if sum >= middle { return blank }
    }
    return 0
  }

  /// Whether a line is indented more than its neighbours, as a paragraph's first line is.
  private func isIndented(_ index: Int) -> Bool {
    let own = lines[index].indentation
    guard own >= 2 else { return false }
    let near = lines[max(index - 2, 0)...min(index + 3, lines.count - 1)]
    return own >= (near.map(\.indentation).min() ?? 0) + 2
  }
}

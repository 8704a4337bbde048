/// Tells the cells of data tables from those of tables that only lay out a page.
struct HTMLTable {
  /// A cell longer than this lays out a page.
  private static let cellBytesMax = 1500
  private static let cellLinesMax = 8

  /// The index of the first line of each open row's cells, innermost row last.
  private var rows: [[Range<Int>]] = []
  private var openCells: [Int] = []
  private var rowCount = 0

  mutating func openRow() { rows.append([]) }

  mutating func openCell(lineCount: Int) { openCells.append(lineCount) }

  mutating func closeCell(lineCount: Int) {
    guard let start = openCells.popLast(), !rows.isEmpty else { return }
    rows[rows.count - 1].append(start..<lineCount)
  }

  /// Marks the lines of the row's cells if it has several short ones: a row of one cell, or a long cell, is layout.
  mutating func closeRow(lines: inout [SourceLine]) {
    guard let cells = rows.popLast(), cells.count > 1 else { return }
    for (column, cell) in cells.enumerated() where cell.count <= Self.cellLinesMax {
      guard lines[cell].reduce(0, { $0 + $1.text.count }) <= Self.cellBytesMax else { continue }
      for index in cell where lines[index].kind == .text { lines[index].kind = .tableCell(row: rowCount, column: column) }
    }
    rowCount += 1
  }
}

/// Reads the part of Markdown that policy texts use: headings, rules, tables, strong emphasis, links, quotes.
enum MarkdownReader {
  static func read(_ bytes: [UInt8], _ body: Range<Int>) -> MarkedText {
    var marked = MarkedText()
    var scanner = LineScanner(bytes, body)
    var builder = LineBuilder(bytes, countsASCIIIndentation: true)
    var blankLineCount = 0
    var rowCount = 0
    while let range = scanner.next() {
      let content = trimmed(bytes, range)
      if content.isEmpty || isRule(bytes, content) {
        blankLineCount += 1
        continue
      }
      if let cells = cells(bytes, content) {
        for (column, cell) in cells.enumerated() {
          appendInline(bytes, cell, to: &builder)
          let kind = SourceLine.Kind.tableCell(row: rowCount, column: column)
          if let line = builder.finish(kind: kind, blankLinesBefore: blankLineCount) { marked.lines.append(line) }
          blankLineCount = 0
        }
        rowCount += cells.isEmpty ? 0 : 1
        continue
      }
      let (kind, text) = block(bytes, content)
      builder.append(range.lowerBound..<content.lowerBound)
      appendInline(bytes, text, to: &builder)
      if let line = builder.finish(kind: kind, blankLinesBefore: blankLineCount) {
        marked.lines.append(line)
        blankLineCount = 0
      }
    }
    return marked
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let space = WhiteSpace.length(bytes, at: lower)
      if space == 0 { break }
      lower += space
    }
    while upper > lower, bytes[upper - 1].isASCIIWhiteSpace { upper -= 1 }
    return lower..<upper
  }

  /// Whether a line is a rule: three or more of one of `-`, `*`, `_`, or an underline of `=`.
  private static func isRule(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let first = bytes[line.lowerBound]
    guard line.count >= 3, [0x2D, 0x2A, 0x5F, 0x3D].contains(first) else { return false }
    return bytes[line].allSatisfy { $0 == first || $0 == 0x20 }
  }

  /// The cells of a table row (`| a | b |`), none for the row of dashes; `nil` if the line is no row.
  private static func cells(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>]? {
    guard line.count >= 3, bytes[line.lowerBound] == 0x7C, bytes[line.upperBound - 1] == 0x7C else { return nil }
    if bytes[line].allSatisfy({ [0x7C, 0x2D, 0x3A, 0x20].contains($0) }), bytes[line].contains(0x2D) { return [] }
    var cells: [Range<Int>] = []
    var start = line.lowerBound + 1
    for index in start..<line.upperBound where bytes[index] == 0x7C && bytes[index - 1] != 0x5C {
      cells.append(start..<index)
      start = index + 1
    }
    return cells
  }

  /// A line's kind, and its text without the marks of a heading or quotation.
  private static func block(_ bytes: [UInt8], _ line: Range<Int>) -> (SourceLine.Kind, Range<Int>) {
    var start = line.lowerBound
    if bytes[start] == 0x3E { return (.text, trimmed(bytes, (start + 1)..<line.upperBound)) }
    while start < line.upperBound, bytes[start] == 0x23 { start += 1 }
    let level = start - line.lowerBound
    guard level > 0, level <= 6, start < line.upperBound, bytes[start] == 0x20 else { return (.text, line) }
    var end = line.upperBound
    while end > start, bytes[end - 1] == 0x23 { end -= 1 }
    return (.heading(level: level), start..<end)
  }

  /// Adds a line's text: strong marks dropped, links reduced to their text, pictures dropped, entities and escapes decoded.
  private static func appendInline(_ bytes: [UInt8], _ line: Range<Int>, to builder: inout LineBuilder) {
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      var skippedTo: Int?
      switch bytes[index] {
      case 0x2A where index + 1 < line.upperBound && bytes[index + 1] == 0x2A: skippedTo = index + 2
      case 0x5C where index + 1 < line.upperBound && isEscapable(bytes[index + 1]):
        builder.append(start..<index)
        start = index + 1
        index += 2
        continue
      case 0x26:
        if let entity = HTMLEntities.decode(bytes, at: index, end: line.upperBound) {
          builder.append(start..<index)
          builder.append(entity.scalar, for: index..<entity.end)
          start = entity.end
          index = start
          continue
        }
      case 0x5B, 0x21:
        if let link = link(bytes, at: index, end: line.upperBound) {
          builder.append(start..<index)
          builder.append(link.text)
          start = link.end
          index = start
          continue
        }
      default: break
      }
      if let skippedTo {
        builder.append(start..<index)
        start = skippedTo
        index = skippedTo
      } else {
        index += 1
      }
    }
    builder.append(start..<line.upperBound)
  }

  private static func isEscapable(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && !byte.isASCIILetterOrDigit }

  /// Bytes within which a link must close, so that unclosed ones cost no more than that.
  private static let linkBytesMax = 2048

  /// `[text](address)`, or a picture with a `!` before it, whose text is empty.
  private static func link(_ bytes: [UInt8], at index: Int, end: Int) -> (text: Range<Int>, end: Int)? {
    let isPicture = bytes[index] == 0x21
    let open = isPicture ? index + 1 : index
    guard open < end, bytes[open] == 0x5B else { return nil }
    let limit = min(end, open + linkBytesMax)
    guard let close = bytes[open..<limit].firstIndex(of: 0x5D), close + 1 < limit, bytes[close + 1] == 0x28 else { return nil }
    guard let last = bytes[close..<limit].firstIndex(of: 0x29) else { return nil }
    return (isPicture ? close..<close : (open + 1)..<close, last + 1)
  }
}

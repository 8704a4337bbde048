/// Puts lines together to a reading text.
struct ReadingTextBuilder {
  private var text = MappedText()
  private var paragraphs: [Paragraph] = []
  private var wraps: [Int] = []
  private var repeats = RepeatDetector()
  /// The open paragraph: its first line, where its text starts, the index of its first and last line, the roles so far.
  private var first: SourceLine?
  private var start = 0
  private var lineIndexes = 0...0
  private var roles: LineRole = []
  private var lastIsWide = false

  init(capacityBytes: Int) { text.reserveCapacity(capacityBytes) }

  mutating func add(_ line: SourceLine, index: Int, role: LineRole, isWide: Bool, isJoined: Bool) {
    if isJoined, first != nil, let last = text.bytes.last, let next = line.text.bytes.first {
      wraps.append(text.count)
      if Spacing.needsSpace(after: last, isWide: lastIsWide, before: next, nextIsWide: isWide) { appendInserted(0x20) }
      lineIndexes = lineIndexes.lowerBound...index
      roles.formUnion(role)
    } else {
      closeParagraph()
      if !text.isEmpty { appendInserted(0x0A) }
      first = line
      start = text.count
      lineIndexes = index...index
      roles = role
    }
    Spacing.append(line.text, isWide: isWide, to: &text)
    lastIsWide = isWide
  }

  mutating func finish() -> ReadingText {
    closeParagraph()
    return ReadingText(text: text, paragraphs: paragraphs, wraps: wraps)
  }

  private mutating func closeParagraph() {
    guard let first else { return }
    paragraphs.append(
      Paragraph(
        range: start..<text.count, lines: lineIndexes, kind: first.kind, roles: roles, blankLinesBefore: first.blankLinesBefore,
        indentation: first.indentation, isRepeated: repeats.isRepeated(text.bytes[start...])))
    self.first = nil
  }

  /// Adds a byte that nothing in the source stands for.
  private mutating func appendInserted(_ byte: UInt8) {
    let source = (text.runs.last?.sourceStart ?? 0)
    text.appendByte(byte, source: source..<source)
  }
}

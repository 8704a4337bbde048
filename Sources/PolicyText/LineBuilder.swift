/// Collects source text into lines: takes white space off the ends, reduces it inside, folds full-width ASCII.
struct LineBuilder {
  private let source: [UInt8]
  /// Whether ASCII white space at the head of a line counts as indentation; in HTML it is only the page's own layout.
  private let countsASCIIIndentation: Bool
  private var text = MappedText()
  private var indentation = 0
  /// Offset of the first byte of the line's ink.
  private var inkStart = 0
  /// The first stretch of white space since the last ink.
  private var pendingSpace: Range<Int>?
  /// The scan that numbers lines: it only moves forward.
  private var lineNumber = 1
  private var numberedTo = 0

  init(_ source: [UInt8], countsASCIIIndentation: Bool) {
    self.source = source
    self.countsASCIIIndentation = countsASCIIIndentation
  }

  var isEmpty: Bool { text.isEmpty }

  /// Adds source text as it is. O(length).
  mutating func append(_ range: Range<Int>) {
    var index = range.lowerBound
    var linearStart = index
    while index < range.upperBound {
      let byte = source[index]
      if (byte > 0x20 && byte < 0x7F) || (byte >= 0xE4 && byte != 0xEF) {
        index += byte < 0x7F ? 1 : (byte < 0xF0 ? 3 : 4)
        continue
      }
      if byte == 0x20, index > linearStart, index + 1 < range.upperBound, source[index + 1] > 0x20, source[index + 1] < 0x7F {
        index += 1
        continue
      }
      let space = WhiteSpace.length(source, at: index)
      if space > 0 {
        appendInk(linearStart..<index)
        appendSpace(at: index, length: space)
        index += space
        linearStart = index
      } else if byte == 0xEF, let folded = Self.folded(source[index + 1], source[index + 2]) {
        appendInk(linearStart..<index)
        flushSpace(beforeInkAt: index)
        text.appendByte(folded, source: index..<(index + 3))
        index += 3
        linearStart = index
      } else {
        index += byte < 0x80 ? 1 : (byte < 0xE0 ? 2 : 3)
      }
    }
    appendInk(linearStart..<min(index, range.upperBound))
  }

  /// Adds a character that `range` of the source stands for, such as an entity.
  mutating func append(_ scalar: Unicode.Scalar, for range: Range<Int>) {
    var bytes = [UInt8](UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    if WhiteSpace.length(bytes, at: 0) > 0 {
      guard !WhiteSpace.isZeroWidth(bytes, at: 0) else { return }
      if text.isEmpty { indentation += scalar.value >= 0x2003 ? 2 : 1 }
      pendingSpace = pendingSpace ?? range
      return
    }
    if bytes.count == 3, bytes[0] == 0xEF, let folded = Self.folded(bytes[1], bytes[2]) { bytes = [folded] }
    flushSpace(beforeInkAt: range.lowerBound)
    text.appendPiece(bytes, source: range)
  }

  /// Ends the line; `nil` if it holds nothing.
  mutating func finish(kind: SourceLine.Kind, blankLinesBefore: Int) -> SourceLine? {
    pendingSpace = nil
    let indentation = self.indentation
    self.indentation = 0
    guard !text.isEmpty else { return nil }
    let line = SourceLine(
      number: number(at: inkStart), kind: kind, text: text, blankLinesBefore: blankLinesBefore, indentation: indentation)
    text = MappedText()
    return line
  }

  /// Ends a text that is no line of its own; `nil` if it holds nothing.
  mutating func finish() -> MappedText? {
    defer { text = MappedText() }
    pendingSpace = nil
    return text.isEmpty ? nil : text
  }

  private mutating func appendInk(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    flushSpace(beforeInkAt: range.lowerBound)
    text.appendLinear(source[range], sourceStart: range.lowerBound)
  }

  private mutating func appendSpace(at index: Int, length: Int) {
    if length > 1, WhiteSpace.isZeroWidth(source, at: index) { return }
    if text.isEmpty {
      switch source[index] {
      case 0x09: indentation += countsASCIIIndentation ? 4 : 0
      case 0x20: indentation += countsASCIIIndentation ? 1 : 0
      case 0xE2, 0xE3: indentation += 2
      default: indentation += length > 1 ? 1 : 0
      }
      return
    }
    if let pending = pendingSpace {
      if pending.upperBound == index { pendingSpace = pending.lowerBound..<(index + length) }
    } else {
      pendingSpace = index..<(index + length)
    }
  }

  private mutating func flushSpace(beforeInkAt index: Int) {
    if text.isEmpty {
      inkStart = index
    } else if let pending = pendingSpace {
      text.appendByte(0x20, source: pending)
    }
    pendingSpace = nil
  }

  private mutating func number(at offset: Int) -> Int {
    while numberedTo < offset {
      let byte = source[numberedTo]
      if byte == 0x0A || (byte == 0x0D && source[numberedTo + 1] != 0x0A) { lineNumber += 1 }
      numberedTo += 1
    }
    return lineNumber
  }

  /// The ASCII form of U+FF05, FF0E, FF10–19, FF21–3A and FF41–5A, given by the bytes after EF.
  private static func folded(_ second: UInt8, _ third: UInt8) -> UInt8? {
    let code = UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    guard second & 0xFE == 0xBC else { return nil }
    switch code | 0xF000 {
    case 0xFF05, 0xFF0E, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return UInt8(truncatingIfNeeded: code | 0xF000) &+ 0x20
    default: return nil
    }
  }
}

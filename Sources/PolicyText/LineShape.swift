/// What joining needs to know of a line.
struct LineShape: Sendable, Hashable {
  enum Ending: Sendable, Hashable {
    case sentenceEnd
    case clauseEnd
    case pause
    case openingBracket
    case closingBracket
    case other
  }

  /// Display columns, the indentation included: 2 for East Asian characters, 1 for others.
  let widthColumns: Int
  /// The same with East Asian punctuation counted 1, as newspapers set it where a line is crowded.
  let compressedColumns: Int
  let countCodePoints: Int
  /// Whether it holds East Asian characters.
  let isWide: Bool
  let ending: Ending
  /// Whether it begins with a mark that no line begins with: a comma, a full stop, a closing bracket.
  let beginsWithClosing: Bool
  let beginsWithOpening: Bool
  /// Whether it breaks off in brackets or a quotation.
  let endsInsideBrackets: Bool
  /// Whether it holds a comma or full stop, as prose does and headings seldom do.
  let isProse: Bool
  /// Columns of its beginning that cannot be parted: a wrap falls before them if they do not fit.
  let unitColumns: Int

  /// Columns beyond which an unbreakable beginning is cut anyway.
  private static let unitColumnsMax = 24

  init(_ line: SourceLine, marks: MarkTable) {
    let bytes = line.text.bytes
    var (wideCount, ambiguousCount, narrowCount) = (0, 0, 0)
    var punctuationCount = 0
    var isProse = false
    var isOpen = false
    var index = 0
    while index < bytes.count {
      let (value, length) = UTF8Scalars.decode(bytes, at: index)
      index += length
      let kinds = marks[value]
      // A mark may open and close alike.
      if !kinds.isDisjoint(with: [.opening, .closing]) { isOpen = kinds.contains(.opening) && !(isOpen && kinds.contains(.closing)) }
      if value >= 0x2E80 {
        wideCount += 1
        if value <= 0x3011 || (value >= 0xFF01 && value <= 0xFF1F) { punctuationCount += 1 }
        if !isProse, value < 0x3400 || value >= 0xFF00 {
          isProse = !kinds.isDisjoint(with: .prose)
        }
      } else if value >= 0x2010 {
        ambiguousCount += 1
        if value >= 0x2018, value <= 0x201D { punctuationCount += 1 }
      } else {
        narrowCount += 1
      }
    }
    let isWide = wideCount > 0
    self.isWide = isWide
    self.isProse = isProse
    widthColumns = 2 * wideCount + (isWide ? 2 : 1) * ambiguousCount + narrowCount + min(line.indentation, 8)
    compressedColumns = widthColumns - (isWide ? punctuationCount : 0)
    countCodePoints = wideCount + ambiguousCount + narrowCount
    ending = Self.ending(bytes, marks)
    endsInsideBrackets = isOpen && ending != .sentenceEnd
    let first = bytes.isEmpty ? 0 : UTF8Scalars.decode(bytes, at: 0).value
    beginsWithOpening = marks[first].contains(.opening)
    beginsWithClosing = !marks[first].isDisjoint(with: .trailing)
    if first < 0x80 {
      unitColumns = min(bytes.prefix { $0 > 0x20 && $0 < 0x7F }.count, Self.unitColumnsMax)
    } else {
      unitColumns = beginsWithOpening ? 4 : 2
    }
  }

  private static func ending(_ bytes: [UInt8], _ marks: MarkTable) -> Ending {
    var end = bytes.count
    var isClosed = false
    while end > 0 {
      let start = UTF8Scalars.start(bytes, before: end)
      let value = UTF8Scalars.decode(bytes, at: start).value
      let kinds = marks[value]
      if kinds.contains(.sentenceEnd) { return .sentenceEnd }
      if kinds.contains(.closing) {
        isClosed = true
        end = start
        continue
      }
      if isClosed { return .closingBracket }
      if kinds.contains(.clauseEnd) { return .clauseEnd }
      if kinds.contains(.pause) { return .pause }
      return kinds.contains(.opening) ? .openingBracket : .other
    }
    return isClosed ? .closingBracket : .other
  }
}

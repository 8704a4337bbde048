import PolicyRecords
import PolicyText

/// Makes the spans, texts and ids of a document's records from byte ranges of the reading text.
struct RecordFactory {
  let text: ReadingText
  let positions: PositionIndex
  private var ids: RecordIDSequence

  init(text: ReadingText, positions: PositionIndex, document: RecordID) {
    self.text = text
    self.positions = positions
    ids = RecordIDSequence(document: document)
  }

  /// The next id for a record of this type and text.
  mutating func id(_ type: RecordType, _ content: String) -> RecordID {
    ids.next(type, text: content)
  }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String {
    String(decoding: text.text.bytes[range], as: UTF8.self)
  }

  /// The text of several ranges, put together.
  func string(_ ranges: [Range<Int>]) -> String {
    ranges.map(string).joined()
  }

  /// Where ranges of reading text stand in the source.
  func span(_ ranges: [Range<Int>]) -> RecordSpan {
    Self.span(ranges, in: text, positions)
  }

  static func span(_ ranges: [Range<Int>], in text: ReadingText, _ positions: PositionIndex) -> RecordSpan {
    var pieces: [SpanSegment] = []
    for source in ranges.flatMap({ text.text.segments(for: $0) }) {
      let segment = SpanSegment(
        start: positions.codePoint(atByte: source.lowerBound), end: positions.codePoint(atByte: source.upperBound),
        byteStart: source.lowerBound, byteEnd: source.upperBound)
      if let last = pieces.last, last.byteEnd == segment.byteStart {
        pieces[pieces.count - 1] = SpanSegment(
          start: last.start, end: segment.end, byteStart: last.byteStart, byteEnd: segment.byteEnd)
      } else {
        pieces.append(segment)
      }
    }
    return RecordSpan(pieces) ?? RecordSpan(start: 0, end: 0, byteStart: 0, byteEnd: 0)
  }
}

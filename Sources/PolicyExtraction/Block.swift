import PolicyRules
import PolicyText

/// A paragraph of reading text with what the rules say of its first and last line.
struct Block: Sendable {
  let paragraph: Paragraph
  let first: LineClass
  let last: LineClass
  /// What the rules say of the paragraph put together; the first line's class where it has one line only or is long.
  let whole: LineClass
  /// Length in code points.
  let length: Int
  /// Whether the paragraph ends like a sentence.
  let endsSentence: Bool

  var range: Range<Int> { paragraph.range }

  func has(_ family: String) -> Bool { first.has(family) || last.has(family) || whole.has(family) }
}

extension Block {
  /// The longest paragraph that is classified as a whole, in code points.
  static let wholeLengthMax = 300

  /// Pairs the paragraphs of a reading text with the classes of their lines.
  static func blocks(of text: ReadingText, classes: [LineClass], classifier: LineClassifier) -> [Block] {
    let sentenceEnds = classifier.engine.pack.layout.sentenceEnds
    return text.paragraphs.map { paragraph in
      let bytes = text.text.bytes[paragraph.range]
      let length = bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      let first = classes[paragraph.lines.lowerBound]
      let isPutTogether = paragraph.lines.count > 1 && length <= wholeLengthMax
      return Block(
        paragraph: paragraph, first: first, last: classes[paragraph.lines.upperBound],
        whole: isPutTogether ? classifier.classify(text.text.bytes, paragraph.range) : first, length: length,
        endsSentence: Scalars.last(of: bytes).map { sentenceEnds.contains($0) } ?? false)
    }
  }
}

/// Reading Unicode scalars out of UTF-8 bytes.
enum Scalars {
  /// The last scalar of valid UTF-8.
  static func last(of bytes: ArraySlice<UInt8>) -> UInt32? {
    guard let start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
    return decode(bytes, at: start).value
  }

  /// The scalar at a position of valid UTF-8, and its length in bytes.
  static func decode(_ bytes: ArraySlice<UInt8>, at position: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(bytes[position])
    func next(_ offset: Int) -> UInt32 {
      position + offset < bytes.endIndex ? UInt32(bytes[position + offset] & 0x3F) : 0
    }
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | next(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// Calls `body` with every scalar and its byte offset.
  static func forEach(_ bytes: [UInt8], in range: Range<Int>, _ body: (UInt32, Int) -> Void) {
    var position = range.lowerBound
    while position < range.upperBound {
      let (value, length) = decode(bytes[...], at: position)
      body(value, position)
      position += length
    }
  }
}

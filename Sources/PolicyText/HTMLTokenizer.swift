/// Cuts a page into text, tags and comments. Every byte is looked at a bounded number of times, whatever the page holds.
struct HTMLTokenizer {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  /// Quotes (`"`, `'`) that are known not to occur again, so that they are not sought again.
  private var exhaustedQuotes: Set<UInt8> = []

  init(_ bytes: [UInt8], _ body: Range<Int>) {
    self.bytes = bytes
    self.index = body.lowerBound
    self.end = body.upperBound
  }

  /// The next piece; `nil` at the end.
  mutating func next() -> HTMLToken? {
    guard index < end else { return nil }
    let start = index
    while index < end {
      if bytes[index] == 0x3C, isMarkup(at: index) {
        return start < index ? .text(start..<index) : markup()
      }
      index += 1
    }
    return .text(start..<end)
  }

  /// Moves behind the end tag `name`, for elements whose content is not markup; gives the content, to the end of the page if unclosed.
  mutating func rawContent(until name: String) -> (content: Range<Int>, isClosed: Bool) {
    let start = index
    let mark = Array("</".utf8) + Array(name.utf8)
    guard let close = bytes[..<end].firstIndex(of: mark, from: index) else {
      index = end
      return (start..<end, false)
    }
    index = bytes[close..<end].firstIndex(of: 0x3E).map { $0 + 1 } ?? end
    return (start..<close, true)
  }

  private func isMarkup(at index: Int) -> Bool {
    guard index + 1 < end else { return false }
    let next = bytes[index + 1]
    if next == 0x2F { return index + 2 < end && bytes[index + 2].isASCIILetter }
    return next.isASCIILetter || next == 0x21 || next == 0x3F
  }

  private mutating func markup() -> HTMLToken {
    let start = index
    switch bytes[index + 1] {
    case 0x21 where bytes[..<end].matches([0x21, 0x2D, 0x2D], at: index + 1):
      guard let close = bytes[..<end].firstIndex(of: [0x2D, 0x2D, 0x3E], from: index + 4) else { return rest(from: start) }
      index = close + 3
      return .comment(start..<index)
    case 0x21, 0x3F:
      guard let close = bytes[index..<end].firstIndex(of: 0x3E) else { return rest(from: start) }
      index = close + 1
      return .comment(start..<index)
    case 0x2F:
      let name = name(from: start + 2)
      guard let close = bytes[index..<end].firstIndex(of: 0x3E) else { return rest(from: start) }
      index = close + 1
      return .endTag(name: name.text)
    default: return startTag()
    }
  }

  private mutating func rest(from start: Int) -> HTMLToken {
    index = end
    return .unclosed(start..<end)
  }

  private mutating func startTag() -> HTMLToken {
    let start = index
    let name = name(from: start + 1)
    var attributes: [(name: String, value: Range<Int>)] = []
    index = name.end
    while index < end, bytes[index] != 0x3E {
      if bytes[index].isASCIIWhiteSpace || bytes[index] == 0x2F || bytes[index] == 0x3D {
        index += 1
      } else {
        attributes.append(attribute())
      }
    }
    guard index < end else { return rest(from: start) }
    index += 1
    return .startTag(HTMLTag(name: name.text, range: start..<index, attributes: attributes))
  }

  private func name(from start: Int) -> (text: String, end: Int) {
    var stop = start
    while stop < end, bytes[stop].isASCIILetterOrDigit || bytes[stop] == 0x2D || bytes[stop] == 0x3A { stop += 1 }
    return (lowercased(start..<stop), stop)
  }

  private func lowercased(_ range: Range<Int>) -> String {
    let text = bytes[range]
    guard text.contains(where: { $0 != $0.lowercasedASCII }) else { return String(decoding: text, as: UTF8.self) }
    return String(decoding: text.map { $0.lowercasedASCII }, as: UTF8.self)
  }

  /// Reads one attribute and moves behind it. A value whose quote never closes ends at the tag's end.
  private mutating func attribute() -> (name: String, value: Range<Int>) {
    let start = index
    while index < end, !bytes[index].isASCIIWhiteSpace, bytes[index] != 0x3D, bytes[index] != 0x3E { index += 1 }
    let name = lowercased(start..<index)
    var value = index
    while value < end, bytes[value].isASCIIWhiteSpace { value += 1 }
    guard value < end, bytes[value] == 0x3D else { return (name, index..<index) }
    value += 1
    while value < end, bytes[value].isASCIIWhiteSpace { value += 1 }
    index = value
    guard value < end else { return (name, value..<value) }
    let quote = bytes[value]
    if quote == 0x22 || quote == 0x27, !exhaustedQuotes.contains(quote) {
      if let close = bytes[(value + 1)..<end].firstIndex(of: quote) {
        index = close + 1
        return (name, (value + 1)..<close)
      }
      exhaustedQuotes.insert(quote)
    }
    while index < end, !bytes[index].isASCIIWhiteSpace, bytes[index] != 0x3E { index += 1 }
    return (name, value..<index)
  }
}

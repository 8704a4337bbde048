import Testing

@testable import PolicyText

@Suite("Mapped text")
struct MappedTextTests {
  /// "ab" from 10, "&amp;" from 12, "c" from 17, an inserted LF, "de" from 30.
  static let text: MappedText = {
    var text = MappedText()
    text.appendLinear(Array("ab".utf8)[...], sourceStart: 10)
    text.appendPiece(Array("&".utf8), source: 12..<17)
    text.appendLinear(Array("c".utf8)[...], sourceStart: 17)
    text.appendByte(0x0A, source: 18..<18)
    text.appendLinear(Array("de".utf8)[...], sourceStart: 30)
    return text
  }()

  @Test(
    arguments: [
      (0..<7, [10..<18, 30..<32]), (0..<2, [10..<12]), (1..<3, [11..<17]), (2..<3, [12..<17]), (4..<5, []), (3..<6, [17..<18, 30..<31]),
      (6..<7, [31..<32]), (3..<3, []),
    ] as [(Range<Int>, [Range<Int>])])
  func findsSegments(range: Range<Int>, expected: [Range<Int>]) { #expect(Self.text.segments(for: range) == expected) }

  /// A slice keeps the mapping of what it holds, wherever it is cut.
  @Test func appendsSlices() {
    for lower in 0...Self.text.count {
      for upper in lower...Self.text.count {
        var slice = MappedText()
        slice.append(Self.text, range: lower..<upper)
        #expect(slice.bytes == Array(Self.text.bytes[lower..<upper]))
        #expect(slice.segments(for: 0..<slice.count) == Self.text.segments(for: lower..<upper))
      }
    }
  }

  @Test func mergesRunsThatTouch() {
    var text = MappedText()
    text.appendLinear([1, 2][...], sourceStart: 5)
    text.appendByte(3, source: 7..<8)
    text.appendLinear([4][...], sourceStart: 8)
    #expect(text.runs.count == 1)
    #expect(text.segments(for: 0..<4) == [5..<9])
  }
}

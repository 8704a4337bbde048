import Testing

@testable import PolicyPatterns

@Suite struct MarkedStreamTests {
  @Test func mapsUnitBoundariesBackThroughMarksAndFolding() {
    // 。 is three bytes and . is one; U+20000 is four and 一 is three.
    let source = Array("前.𠀀中x".utf8)
    let fold = FoldTable([0x2E: 0x3002, 0x20000: 0x4E00])
    let stream = MarkedStream(bytes: source, range: 3..<source.count, marks: [(4..<11, 258), (5..<8, 1), (11..<11, 3)], fold: fold)
    #expect(stream.bytes == Array("。".utf8) + [0xF8, 1, 2] + Array("一中".utf8) + [0xF9] + Array("x".utf8))
    let expected = [0: 3, 3: 4, 6: 4, 9: 8, 12: 11, 13: 11, 14: 12]
    for (offset, position) in expected { #expect(stream.positions.source(of: offset) == position, "\(offset)") }
    #expect(stream.positions.source(of: 3..<13) == 4..<11)
  }

  @Test func foldsPatternsAsItFoldsText() throws {
    let fold = FoldTable([0x2C: 0xFF0C])
    var builder = AutomatonBuilder()
    try builder.add(rule: "r", try PatternParser.parse("a , [,;]").folded(by: fold))
    let text = fold.folded(Array("a,,".utf8))
    #expect(Scanner(try builder.build()).matches(in: text, range: text.indices).map(\.range) == [0..<7])
  }
}

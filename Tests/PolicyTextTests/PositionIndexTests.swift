import Testing

@testable import PolicyText

@Suite("Positions")
struct PositionIndexTests {
  static let text = String(repeating: "一行a𠮷。\r\n第二行\n\n\rlast ", count: 40)

  /// Every offset, checked against counting from the start.
  @Test func agreesWithCounting() {
    let bytes = Array(Self.text.utf8)
    let index = PositionIndex(bytes)
    var (offset, line, column) = (0, 1, 1)
    let scalars = Array(Self.text.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      #expect(index.codePoint(atByte: offset) == position)
      #expect(index.byte(atCodePoint: position) == offset)
      #expect(index.place(atByte: offset) == PositionIndex.Place(line: line, column: column))
      #expect(index.line(atByte: offset) == line)
      offset += UTF8.width(scalar)
      column += 1
      let isEnd = scalar == "\n" || (scalar == "\r" && (position + 1 == scalars.count || scalars[position + 1] != "\n"))
      if isEnd { (line, column) = (line + 1, 1) }
    }
    #expect(index.lengthCodePoints == scalars.count)
    #expect(index.codePoint(atByte: bytes.count) == scalars.count)
    #expect(index.byte(atCodePoint: scalars.count + 5) == bytes.count)
  }

  @Test func takesEmptyText() {
    let index = PositionIndex([])
    #expect(index.place(atByte: 0) == PositionIndex.Place(line: 1, column: 1))
    #expect(index.byte(atCodePoint: 0) == 0)
  }
}

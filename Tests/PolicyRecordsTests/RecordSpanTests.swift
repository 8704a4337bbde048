import PolicyRecords
import Testing

@Suite("Record spans")
struct RecordSpanTests {
  @Test("of one piece have no segments")
  func onePiece() {
    let piece = SpanSegment(start: 2, end: 5, byteStart: 6, byteEnd: 15)
    #expect(RecordSpan([piece]) == RecordSpan(start: 2, end: 5, byteStart: 6, byteEnd: 15))
  }

  @Test("of several pieces reach from the first to the last")
  func severalPieces() throws {
    let pieces = [SpanSegment(start: 2, end: 5, byteStart: 6, byteEnd: 15), SpanSegment(start: 7, end: 8, byteStart: 17, byteEnd: 20)]
    let span = try #require(RecordSpan(pieces))
    #expect(span.segments == pieces)
    #expect((span.start, span.end, span.byteStart, span.byteEnd) == (2, 8, 6, 20))
  }

  @Test("of no piece are none")
  func noPiece() {
    #expect(RecordSpan([]) == nil)
  }
}

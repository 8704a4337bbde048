/// One unbroken piece of the decoded source, half open. A byte-order mark is not counted, line ends are as they are.
public struct SpanSegment: Sendable, Hashable {
  /// First code point.
  public let start: Int
  /// Code point after the last.
  public let end: Int
  /// First byte in the UTF-8 form of the decoded source.
  public let byteStart: Int
  /// Byte after the last in the UTF-8 form of the decoded source.
  public let byteEnd: Int

  /// A piece from its bounds.
  public init(start: Int, end: Int, byteStart: Int, byteEnd: Int) {
    self.start = start
    self.end = end
    self.byteStart = byteStart
    self.byteEnd = byteEnd
  }
}

/// Where a record was read: its bounds in the decoded source, and its pieces where markup, page furniture or a wrap lies inside.
///
/// Invariant: the pieces cut out of the source and put together, entities decoded and white space removed, read as the record's own text.
public struct RecordSpan: Sendable, Hashable {
  /// From the start of the first piece to the end of the last.
  public let bounds: SpanSegment

  /// The pieces in order where there is more than one, else empty: the bounds are then the one piece.
  public let segments: [SpanSegment]

  /// The span of one piece.
  public init(start: Int, end: Int, byteStart: Int, byteEnd: Int) {
    self.bounds = SpanSegment(start: start, end: end, byteStart: byteStart, byteEnd: byteEnd)
    self.segments = []
  }

  /// The span of pieces in text order; `nil` for none.
  public init?(_ pieces: [SpanSegment]) {
    guard let first = pieces.first, let last = pieces.last else { return nil }
    self.bounds = SpanSegment(start: first.start, end: last.end, byteStart: first.byteStart, byteEnd: last.byteEnd)
    self.segments = pieces.count > 1 ? pieces : []
  }

  /// First code point.
  public var start: Int { bounds.start }
  /// Code point after the last.
  public var end: Int { bounds.end }
  /// First byte in the UTF-8 form of the decoded source.
  public var byteStart: Int { bounds.byteStart }
  /// Byte after the last in the UTF-8 form of the decoded source.
  public var byteEnd: Int { bounds.byteEnd }
}

/// A stretch of the source that gave no record though it might have: nothing is skipped silently.
public struct GapRecord: Sendable, Hashable {
  /// Where the stretch stands.
  public let span: RecordSpan
  /// Why it gave no record.
  public let reason: GapReason

  /// A gap from its fields.
  public init(span: RecordSpan, reason: GapReason) {
    self.span = span
    self.reason = reason
  }
}

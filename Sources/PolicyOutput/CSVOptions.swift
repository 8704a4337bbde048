/// How CSV is written.
public struct CSVOptions: Sendable, Hashable {
  /// Whether a byte-order mark and CR LF are written, without which Excel takes UTF-8 for the machine's own encoding.
  public let forExcel: Bool

  /// Whether text is written as it is even where a spreadsheet would run it as a formula.
  public let isRaw: Bool

  /// Options; by default LF line ends, no byte-order mark, formulas neutralised.
  public init(forExcel: Bool = false, isRaw: Bool = false) {
    self.forExcel = forExcel
    self.isRaw = isRaw
  }
}

/// Walks over the lines of a text: they end at LF, CR LF, CR, form feed and U+2028.
struct LineScanner {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.index = range.lowerBound
    self.end = range.upperBound
  }

  /// The next line without its end; `nil` after the last.
  mutating func next() -> Range<Int>? {
    guard index < end else { return nil }
    let start = index
    while index < end {
      switch bytes[index] {
      case 0x0A, 0x0C:
        index += 1
        return start..<(index - 1)
      case 0x0D:
        let line = start..<index
        index += index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
        return line
      case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA8:
        index += 3
        return start..<(index - 3)
      default: index += 1
      }
    }
    return start..<end
  }
}

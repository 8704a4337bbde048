/// A range of a stream, decoded into units: a character with the opening mark before and the closing mark after it, if any.
///
/// Everything behind this works on units, so matches, contexts and captures begin and end at unit boundaries by construction.
struct UnitBuffer {
  struct Marks {
    /// Label class of the mention that opens before the character; `none` if none does.
    var open: UInt16
    /// Label class of the mention that closes after the character.
    var close: UInt16

    /// Label class 0 is a mention no rule asks for.
    static let none: UInt16 = .max
  }

  private(set) var classes: ContiguousArray<UInt16> = []
  /// Where unit i begins, relative to `base`; one more than there are units, as units are contiguous.
  private(set) var offsets: ContiguousArray<UInt32> = []
  /// Empty if the range has no marks.
  private(set) var marks: ContiguousArray<Marks> = []
  private(set) var base = 0

  var count: Int { classes.count }

  func range(_ units: Range<Int>) -> Range<Int> {
    base + Int(offsets[units.lowerBound])..<base + Int(offsets[units.upperBound])
  }

  /// Decodes a range of less than 4 GiB that begins and ends at unit boundaries.
  ///
  /// Anything else gives some units but never fails: a byte that is not UTF-8 counts as U+FFFD, a stray closing mark belongs
  /// to the character before it, an opening mark with nothing behind it is left out.
  /// Complexity: linear in the range; the buffers are reused.
  mutating func fill(_ stream: [UInt8], _ range: Range<Int>, _ alphabet: Alphabet) {
    classes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    let range = range.clamped(to: stream.indices)
    base = range.lowerBound
    let bytes = stream.span.extracting(range)
    classes.reserveCapacity(bytes.count / 3)
    offsets.reserveCapacity(bytes.count / 3 + 1)
    var index = 0
    while index < bytes.count, bytes[index] == Mark.close { index += 1 }
    var unitStart = index
    var open: UInt16 = Marks.none
    var lastOpen: UInt16 = Marks.none
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Mark.open {
        guard index + 2 < bytes.count else { break }
        open = alphabet.labelClass(Int(bytes[index + 1]) << 8 | Int(bytes[index + 2]))
        lastOpen = open
        if marks.isEmpty { padMarks() }
        index += Mark.openLengthBytes
        continue
      }
      if byte == Mark.close {
        close(lastOpen)
        index += 1
        unitStart = index
        continue
      }
      let (scalar, length) = decodeScalar(bytes, index)
      classes.append(alphabet.scalarClass(scalar))
      offsets.append(UInt32(truncatingIfNeeded: unitStart))
      if !marks.isEmpty || open != Marks.none { marks.append(Marks(open: open, close: Marks.none)) }
      open = Marks.none
      index += length
      unitStart = index
    }
    offsets.append(UInt32(truncatingIfNeeded: unitStart))
  }

  /// Gives the characters before the first mark their entries.
  private mutating func padMarks() {
    for _ in 0..<classes.count { marks.append(Marks(open: Marks.none, close: Marks.none)) }
  }

  private mutating func close(_ label: UInt16) {
    guard !classes.isEmpty else { return }
    if marks.isEmpty { padMarks() }
    marks[classes.count - 1].close = label
  }
}

/// The scalar at an index and its length in bytes; U+FFFD and 1 where the bytes are not UTF-8.
@inline(__always)
func decodeScalar(_ bytes: borrowing Span<UInt8>, _ index: Int) -> (scalar: UInt32, length: Int) {
  let first = UInt32(bytes[index])
  if first < 0x80 { return (first, 1) }
  let left = bytes.count - index
  func tail(_ offset: Int) -> UInt32? {
    let byte = UInt32(bytes[index + offset])
    return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
  }
  if first & 0xF0 == 0xE0, left > 2, let second = tail(1), let third = tail(2) {
    return ((first & 0x0F) << 12 | second << 6 | third, 3)
  }
  if first & 0xE0 == 0xC0, left > 1, let second = tail(1) { return ((first & 0x1F) << 6 | second, 2) }
  if first & 0xF8 == 0xF0, left > 3, let second = tail(1), let third = tail(2), let fourth = tail(3) {
    let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    if scalar <= 0x10FFFF { return (scalar, 4) }
  }
  return (0xFFFD, 1)
}

/// Where white space stays: between words of an alphabet, nowhere else.
enum Spacing {
  /// Adds a line's text, leaving out and noting the spaces beside East Asian characters. O(length).
  static func append(_ line: MappedText, isWide: Bool, to text: inout MappedText) {
    guard isWide, line.bytes.contains(0x20) else { return text.append(line) }
    let bytes = line.bytes
    var start = 0
    for index in bytes.indices where bytes[index] == 0x20 && index > 0 && index + 1 < bytes.count {
      // A percent sign belongs to its number whatever stands between.
      if bytes[index - 1] < 0x80, bytes[index + 1] < 0x80, bytes[index + 1] != UInt8(ascii: "%") { continue }
      text.append(line, range: start..<index)
      text.noteSpace()
      start = index + 1
    }
    text.append(line, range: start..<bytes.count)
  }

  /// Whether two joined lines are parted by a space: both are of an alphabet, or a word stands on either side.
  static func needsSpace(after last: UInt8, isWide: Bool, before first: UInt8, nextIsWide: Bool) -> Bool {
    if !isWide, !nextIsWide { return last < 0x80 || first < 0x80 ? last != 0x2D : true }
    return last.isASCIILetter && first.isASCIILetter
  }
}

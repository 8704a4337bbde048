/// Finds paragraphs that say again what one of the few before them said.
struct RepeatDetector {
  /// Paragraphs looked back at.
  private static let lookbackParagraphs = 8
  /// Shorter paragraphs repeat by chance, in code points.
  private static let lengthCodePointsMin = 20

  private var recent: [[UInt8]] = []

  /// Whether `text` repeats a recent paragraph, white space aside. O(length).
  mutating func isRepeated(_ text: ArraySlice<UInt8>) -> Bool {
    let squashed = text.filter { $0 != 0x20 }
    let length = squashed.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    guard length >= Self.lengthCodePointsMin else { return false }
    let isRepeated = recent.contains(squashed)
    recent.append(squashed)
    if recent.count > Self.lookbackParagraphs { recent.removeFirst() }
    return isRepeated
  }
}

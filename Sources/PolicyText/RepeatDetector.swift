/// Finds paragraphs that say again what one of the few before them said.
struct RepeatDetector {
  /// Paragraphs looked back at.
  private static let lookbackParagraphs = 8
  /// Shorter paragraphs repeat by chance, in code points.
  private static let lengthCodePointsMin = 20

  private var recent: [(hash: UInt64, text: [UInt8])] = []

  /// Whether `text` repeats a recent paragraph, white space aside. O(length).
  mutating func isRepeated(_ text: ArraySlice<UInt8>) -> Bool {
    var lengthCodePoints = 0
    // FNV-1a: two paragraphs are compared byte for byte only where it agrees.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text where byte != 0x20 {
      if byte & 0xC0 != 0x80 { lengthCodePoints += 1 }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    guard lengthCodePoints >= Self.lengthCodePointsMin else { return false }
    let isRepeated = recent.contains { $0.hash == hash && Self.squashed($0.text[...]) == Self.squashed(text) }
    recent.append((hash, Array(text)))
    if recent.count > Self.lookbackParagraphs { recent.removeFirst() }
    return isRepeated
  }

  private static func squashed(_ text: ArraySlice<UInt8>) -> [UInt8] { text.filter { $0 != 0x20 } }
}

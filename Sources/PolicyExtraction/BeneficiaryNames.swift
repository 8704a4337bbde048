import PolicyRules

/// A mention of who benefits or is regulated, with its name at full length.
struct Beneficiary: Sendable {
  let mention: Mention
  /// Where the name stands in the reading text.
  let name: Range<Int>
}

/// Finds how far a name reaches to the left: no lexicon holds every word that may modify a noun, but nearly all that may end such a row of words.
struct BeneficiaryNames {
  /// The most characters that are added to a name.
  private static let addedMax = 12
  /// The bytes of a Han character in UTF-8; a word of one character is too often part of another word to break a name.
  private static let hanBytes = 3

  let bytes: [UInt8]
  /// Where words end that are no part of a name, in ascending order.
  private let breakEnds: [Int]
  /// Where the text begins that the names stand in.
  private let start: Int

  /// - Parameters:
  ///   - scope: the passage that the names stand in.
  ///   - words: the mentions of the `token` phase.
  ///   - mentions: the mentions of the `beneficiary` phase.
  init(bytes: [UInt8], scope: Range<Int>, words: [Mention], mentions: [Mention]) {
    self.bytes = bytes
    start = scope.lowerBound
    let breaking = words.filter { word in
      word.range.count > Self.hanBytes && !word.isA("verb.weak") && !EngineVocabulary.fillers.contains(where: word.isA)
    }
    breakEnds = (breaking + mentions).map(\.range.upperBound).sorted()
  }

  /// The mention with its name; rules whose field `modifiers` is `open` take the words before their match with it.
  func beneficiary(_ mention: Mention) -> Beneficiary {
    let core = mention.range(of: "name") ?? mention.range
    guard mention.rule.fields["modifiers"] == "open", core.lowerBound == mention.range.lowerBound else {
      return Beneficiary(mention: mention, name: core)
    }
    return Beneficiary(mention: mention, name: nameStart(before: core.lowerBound)..<core.upperBound)
  }

  /// Where a name begins whose known part begins at `core`: behind the nearest mark or breaking word, if that leaves a word of two
  /// characters or more. O(log n).
  private func nameStart(before core: Int) -> Int {
    let next = breakEnds.partitioningIndex { $0 > core }
    let limit = max(start, next > 0 ? breakEnds[next - 1] : start)
    var place = core
    for _ in 0...Self.addedMax {
      if place == limit { return core - place > Self.hanBytes ? place : core }
      // Han characters begin with a byte from E4 to E9; letters and digits before a name leave open what they belong to.
      guard place - Self.hanBytes >= limit, (0xE4...0xE9).contains(bytes[place - Self.hanBytes]) else {
        return core - place == Self.hanBytes || Self.isLetterOrDigit(bytes[place - 1]) ? core : place
      }
      place -= Self.hanBytes
    }
    return core
  }

  /// Whether a byte is an ASCII letter or digit, or the sign after a number.
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25: true
    default: false
    }
  }
}

/// How near a rule came to matching at a place, in offsets of the source that the stream was made from.
package struct NearMiss: Hashable, Sendable {
  /// A stretch of text with the part of the pattern that took it.
  package struct Piece: Hashable, Sendable {
    /// The names of the captures around the part, outermost first.
    package let path: [String]
    package let range: Range<Int>
  }

  /// What matched, in text order.
  package let matched: [Piece]
  /// The parts of the pattern that could have come next, as capture paths, those on the shortest way first; where `isSkip`,
  /// the one that failed with its alternatives.
  package let wanted: [[String]]
  /// Where the last part of any weight ended: what comes behind was only passed over.
  package let firmEnd: Int
  /// What stood where the wanted part should have: a stretch of text, which may be empty, where the pattern goes on behind it, else the place it
  /// stopped at.
  package let failure: Range<Int>
  /// Whether all the rest of the pattern matches, before and behind `failure`.
  package let isSkip: Bool
  /// The weight of what matched, and the least that was still wanted.
  package let weight: Int
  package let missing: Int

  /// By which near misses are ranked: the weight of what matched, times its share of the whole.
  package var nearness: Double { PatternWeights.nearness(weight, missing: missing) }
}

/// Why a rule does not match at a place.
package enum Diagnosis: Hashable, Sendable {
  /// The pattern itself matches in `core`, but what stands before or behind it does not fit.
  case context(isLeft: Bool, core: Range<Int>, nearness: Double)
  case miss(NearMiss)
}

/// How much the parts of a pattern tell: a fixed word much, a set of characters little, a free gap nothing.
enum PatternWeights {
  static let word = 4
  static let character = 2
  static let smallSet = 1
  private static let smallSetScalarsMax = 64

  static func weight(_ set: ScalarSet) -> Int {
    if set.onlyScalar != nil { return character }
    let count = set.ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 }
    return count <= smallSetScalarsMax ? smallSet : 0
  }

  static func nearness(_ weight: Int, missing: Int) -> Double {
    weight == 0 ? 0 : Double(weight * weight) / Double(weight + missing)
  }
}

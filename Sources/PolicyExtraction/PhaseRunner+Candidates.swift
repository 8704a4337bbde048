import PolicyPatterns
import PolicyRules

/// A match of a rule with what became of it when overlaps were settled.
struct Candidate: Sendable {
  let mention: Mention
  /// `nil` for a match that stands.
  let loss: Loss?

  /// Why a match does not stand.
  struct Loss: Sendable {
    let winner: Mention
    let reason: Reason
  }

  /// What decided between two matches that overlap.
  enum Reason: String, Sendable {
    case beaten = "is declared to beat it"
    case longer = "is longer"
    case earlier = "begins earlier"
    case smallerID = "has the smaller id"
  }
}

extension PhaseRunner {
  /// All matches in a scope with the winner that each loser lost to, in text order.
  ///
  /// - Complexity: quadratic in the matches of the scope; for explaining, not for extracting.
  func candidates(in bytes: [UInt8], scope: Range<Int>, earlier: [Mention] = []) -> [Candidate] {
    guard let (stream, matches) = matches(in: bytes, scope: scope, earlier: earlier) else { return [] }
    var standing = Array(repeating: true, count: matches.count)
    dropBeaten(matches, &standing)
    let winners = settle(matches)
    return matches.indices.map { number in
      let match = matches[number]
      let mention = mention(of: match, in: stream)
      if winners.contains(match) { return Candidate(mention: mention, loss: nil) }
      let beaters =
        standing[number] ? [] : matches.filter { phase.rules[$0.rule].beats.contains(match.rule) && $0.range.overlaps(match.range) }
      if let beater = beaters.first(where: winners.contains) ?? beaters.first {
        return Candidate(mention: mention, loss: Candidate.Loss(winner: self.mention(of: beater, in: stream), reason: .beaten))
      }
      let loss = winners.first { $0.range.overlaps(match.range) }.map { winner in
        Candidate.Loss(winner: self.mention(of: winner, in: stream), reason: Self.reason(winner, match))
      }
      return Candidate(mention: mention, loss: loss)
    }
  }

  private static func reason(_ winner: Match, _ loser: Match) -> Candidate.Reason {
    if winner.range.count != loser.range.count { return .longer }
    return winner.range.lowerBound != loser.range.lowerBound ? .earlier : .smallerID
  }
}

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
    let step: OverlapStep
  }
}

extension PhaseRunner {
  /// All matches in a scope, each loser with the match that it lost to, in text order.
  func candidates(in bytes: [UInt8], scope: Range<Int>, earlier: [Mention] = []) -> [Candidate] {
    guard let (stream, matches) = matches(in: bytes, scope: scope, earlier: earlier) else { return [] }
    let mentions = matches.map { mention(of: $0, in: stream) }
    return zip(mentions, settle(matches)).map { mention, loss in
      Candidate(mention: mention, loss: loss.map { Candidate.Loss(winner: mentions[$0.winner], step: $0.step) })
    }
  }
}

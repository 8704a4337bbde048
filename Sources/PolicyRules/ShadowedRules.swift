import PolicyPatterns

/// Finds the rules of a phase that can never stand: another one matches wherever they do, and wins.
///
/// Only what follows from the overlap order for every text is found; a rule that merely never stood so far is a matter for coverage.
struct ShadowedRules {
  /// A rule that never stands, with the one that keeps it from standing and what decides between them.
  struct Shadow {
    let loser: Int
    let winner: Int
    let reason: String
  }

  private let phase: CompiledPhase
  /// By rule, those that are declared to beat it.
  private let beaters: [Set<Int>]
  private var comparison: RuleComparison

  init(_ phase: CompiledPhase) {
    self.phase = phase
    var beaters = [Set<Int>](repeating: [], count: phase.rules.count)
    for (number, rule) in phase.rules.enumerated() {
      for loser in rule.beats { beaters[loser].insert(number) }
    }
    self.beaters = beaters
    comparison = RuleComparison(phase.automaton)
  }

  /// Each loser once.
  ///
  /// - Complexity: quadratic in the rules; each pair takes a bounded number of steps, most of them very few.
  mutating func find() -> [Shadow] {
    var shadows: [Shadow] = []
    for loser in phase.rules.indices {
      for winner in phase.rules.indices where winner != loser {
        guard let reason = reason(winner, loser) else { continue }
        shadows.append(Shadow(loser: loser, winner: winner, reason: reason))
        break
      }
    }
    return shadows
  }

  /// Why one rule wins wherever another matches; `nil` where it does not, or where that cannot be told.
  private mutating func reason(_ winner: Int, _ loser: Int) -> String? {
    let (first, second) = (phase.rules[winner], phase.rules[loser])
    guard isContextWider(first, second) else { return nil }
    if first.beats.contains(loser) {
      // Of a winner that nothing beats every match stands against those it beats, its longer ones included.
      guard beaters[winner].isEmpty || isSameRange(winner, loser) else { return nil }
      return comparison.includes(winner, loser) ? "is declared to beat it" : nil
    }
    // With the same range the smaller id decides; a loser that beats others before it falls still has an effect.
    guard first.id.utf8.lexicographicallyPrecedes(second.id.utf8), !second.beats.contains(winner), second.beats.isSubset(of: first.beats),
      isSameRange(winner, loser)
    else { return nil }
    return comparison.includes(winner, loser) ? "has the smaller id" : nil
  }

  /// Whether the winner asks for no context, or for the same as the loser.
  private func isContextWider(_ winner: CompiledRule, _ loser: CompiledRule) -> Bool {
    (winner.left == nil || winner.left?.text == loser.left?.text) && (winner.right == nil || winner.right?.text == loser.right?.text)
  }

  /// Whether the winner's match has the loser's range wherever both match, and whatever beats it beats the loser too.
  private mutating func isSameRange(_ winner: Int, _ loser: Int) -> Bool {
    guard beaters[winner].isSubset(of: beaters[loser]) else { return false }
    if comparison.cannotExceed(winner, loser) { return true }
    return isContextWider(phase.rules[loser], phase.rules[winner]) && comparison.includes(loser, winner)
  }
}

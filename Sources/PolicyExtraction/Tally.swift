/// How often a rule, an alternative of a pattern or a term matched, and what became of its matches.
public struct Tally: Sendable, Hashable {
  /// What became of a match.
  enum Outcome {
    /// It stands, and nothing overlapped it.
    case alone
    /// It stands against others.
    case stood
    case lost
  }

  /// Matches, those that lost too.
  public private(set) var fired = 0
  /// Matches that no other overlapped.
  public private(set) var alone = 0
  /// Matches that lost to another.
  public private(set) var lost = 0

  /// Matches that stand.
  public var stood: Int { fired - lost }

  mutating func add(_ outcome: Outcome) {
    fired += 1
    switch outcome {
    case .alone: alone += 1
    case .stood: break
    case .lost: lost += 1
    }
  }
}

public import PolicyRules

/// What is used of rule packs on some texts, and what the texts hold that no rule reads.
public struct CoverageReport: Sendable {
  /// Every rule in the order of packs, phases and files.
  public let rules: [Rule]
  /// Every alternative of the patterns that rules use.
  public let alternatives: [Alternative]
  /// Every term of the lexicons that patterns refer to.
  public let terms: [Term]
  /// Which rule beat which, the most frequent first.
  public let conflicts: [Conflict]
  /// What no rule reads, the most frequent first.
  public let unmatched: [Unmatched]

  /// A rule with its counts.
  public struct Rule: Sendable {
    /// The pack's id.
    public let pack: String
    /// The phase's id.
    public let phase: String
    /// The rule's id.
    public let id: String
    /// File and line.
    public let location: String
    /// How often it matched.
    public let tally: Tally
  }

  /// A branch of a pattern, or what may be left out of it, with its counts.
  public struct Alternative: Sendable {
    /// The pack's id.
    public let pack: String
    /// The rule's id, or the named pattern in braces.
    public let owner: String
    /// The alternative as it is written.
    public let text: String
    /// Why it needs no example; `nil` where it needs one.
    public let exemption: String?
    /// How often it was taken.
    public let tally: Tally
    let source: PatternAlternative

    init(pack: String, _ source: PatternAlternative, tally: Tally) {
      self.pack = pack
      owner = source.owner
      text = source.text
      exemption = source.exemption?.reason
      self.tally = tally
      self.source = source
    }

    /// File, line and column.
    public var location: String { source.location }

    /// Whether some match that stands took it, or none needs to.
    public var isCovered: Bool { tally.stood > 0 || exemption != nil }
  }

  /// A term of a lexicon with its counts.
  public struct Term: Sendable {
    /// The pack's id.
    public let pack: String
    /// The lexicon's name.
    public let lexicon: String
    /// The term as it is written.
    public let term: String
    /// How often a match took it.
    public let tally: Tally
  }

  /// How often one rule beat another by one step of the overlap order.
  public struct Conflict: Sendable, Hashable {
    /// The pack's id.
    public let pack: String
    /// The id of the rule whose matches won.
    public let winner: String
    /// The id of the rule whose matches lost.
    public let loser: String
    /// What decided.
    public let step: OverlapStep
    /// How often.
    public let count: Int

    struct Key: Hashable {
      let winner: String
      let loser: String
      let step: OverlapStep
    }
  }

  /// Stretches of text that no rule reads and that begin, or go on, alike.
  public struct Unmatched: Sendable, Hashable {
    /// What kind of stretch it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case number, clause
    }

    /// What kind of stretch it is.
    public let kind: Kind
    /// How they are alike: a number's first two characters behind it, a clause's first two.
    public let head: String
    /// One of them.
    public let example: String
    /// How many there are.
    public let count: Int
  }

  /// The part of rules and alternatives that stand in some match or need not, in percent.
  public var percent: Double {
    let all = rules.count + alternatives.count
    return all == 0 ? 100 : Double(all - shortfall) * 100 / Double(all)
  }

  /// How many rules and alternatives stand in no match and are not exempt.
  public var shortfall: Int { rules.count { $0.tally.stood == 0 } + alternatives.count { !$0.isCovered } }

  /// Exempt alternatives that a match took after all, each as a warning at the exemption's place.
  public var idleExemptions: [Diagnostic] {
    var seen: Set<String> = []
    return alternatives.filter { $0.tally.stood > 0 }.compactMap { alternative in
      guard let exemption = alternative.source.exemption else { return nil }
      let message = "`\(exemption.alternative)` of `\(exemption.owner)` is exempt, but an example takes it"
      return seen.insert(message).inserted ? exemption.warning(message, help: "take the exemption away") : nil
    }
  }
}

import PolicyRules

/// What happened at a place of a source.
public struct Explanation: Sendable, Hashable {
  /// The text of the place as it is read.
  public let text: String
  /// The phases that looked at it; only the `line` phase where it is in no document's text.
  public let phases: [String]
  /// The scopes in which something matched there, in the order in which phases were run on them.
  public let steps: [Step]
  /// The records that stand there, with what each field came from.
  public let records: [RecordStory]
  /// Why rules gave nothing there: for the rule that was asked for, else for those that came nearest, the nearest first.
  public let misses: [RuleMiss]

  /// One scope with the matches that touch the place.
  public struct Step: Sendable, Hashable {
    /// The phase that was run.
    public let phase: String
    /// The text of its scope.
    public let scope: String
    /// Those that stand and those that lost, in text order.
    public let matches: [Match]
  }

  /// A match of a rule.
  public struct Match: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// What the match is for later phases.
    public let label: String
    /// File and line of the rule.
    public let place: String
    /// What it matched.
    public let text: String
    /// Captures and constant fields, `name=text`.
    public let yields: [String]
    /// What it lost to; `nil` if it stands.
    public let loss: Loss?
    /// Why no record was made of it though it stands; `nil` where nothing dropped it.
    public let drop: DropStep?

    init(_ candidate: Candidate, _ bytes: [UInt8], drop: DropStep?) {
      let mention = candidate.mention
      rule = mention.rule.id
      label = mention.label
      place = "\(mention.rule.file):\(mention.rule.line)"
      text = String(decoding: bytes[mention.range], as: UTF8.self)
      yields =
        mention.captures.filter { !$0.range.isEmpty }.map { "\($0.name)=\(String(decoding: bytes[$0.range], as: UTF8.self))" }
        + mention.rule.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      loss = candidate.loss.map { Loss($0, bytes) }
      self.drop = drop
    }
  }

  /// What a match lost to, and by which step of the overlap order.
  public struct Loss: Sendable, Hashable {
    /// The winner's rule.
    public let winner: String
    /// What the winner matched.
    public let text: String
    /// The step that decided.
    public let step: OverlapStep

    init(_ loss: Candidate.Loss, _ bytes: [UInt8]) {
      winner = loss.winner.rule.id
      text = String(decoding: bytes[loss.winner.range], as: UTF8.self)
      step = loss.step
    }

    /// As a clause.
    public var explanation: String { "lost to \(winner) on `\(text)`, which \(step.explanation)" }
  }
}

/// Why a rule gave nothing at a place.
public struct RuleMiss: Sendable, Hashable {
  /// What kept it from it.
  public enum Reason: String, Sendable, Hashable {
    /// It did match, and a record may have been made of it.
    case stands
    /// It matched and lost to another rule.
    case lost
    /// It matched, and a later step of the engine made no record of it.
    case dropped
    /// Its pattern matches, but not what stands before it.
    case leftContext = "left context"
    /// Its pattern matches, but not what stands behind it.
    case rightContext = "right context"
    /// All of it matches but for one part.
    case slot
    /// It matched up to some point.
    case stopped
    /// Nothing of it matches there.
    case nothing
    /// No scope of its phase holds the place.
    case notRun = "not run"
  }

  /// The rule's id.
  public let rule: String
  /// Its phase.
  public let phase: String
  /// File and line of the rule.
  public let place: String
  /// What kept it.
  public let reason: Reason
  /// What did match of it, in text order.
  public var matched: [Piece] = []
  /// Text that was only passed over by a free gap before the pattern stopped.
  public var passed = ""
  /// The parts of the pattern that were wanted next, the most telling first.
  public var wanted: [Wanted] = []
  /// What stood there instead.
  public var found = ""
  /// More of `lost` and `dropped`.
  public var detail = ""
  /// The weight of what matched, times its share of the pattern: misses are ranked by it.
  public var nearness = 0.0

  /// A stretch of text with the part of the rule's own pattern that took it.
  public struct Piece: Sendable, Hashable {
    /// The text.
    public let text: String
    /// The part of the pattern as written.
    public let part: String
  }

  /// A part of a pattern that failed.
  public struct Wanted: Sendable, Hashable {
    /// As written.
    public let part: String
    /// The capture it stands in; `nil` where it stands in none.
    public let slot: String?
    /// File, line and column.
    public let place: String
    /// The references that lead to it from the rule's own pattern, as written.
    public let via: [String]
    /// Whether it is of a context: `left`, `right`; `nil` for the pattern itself.
    public let context: String?
  }

  init(_ rule: CompiledRule, phase: String, _ reason: Reason) {
    self.rule = rule.id
    self.phase = phase
    place = "\(rule.file):\(rule.line)"
    self.reason = reason
  }
}

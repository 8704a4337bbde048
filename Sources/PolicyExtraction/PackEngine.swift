import PolicyPatterns
import PolicyRules
import PolicyText

/// A pack's phases ready to run, with the parts of their automata that were built so far. Serves one thread.
final class PackEngine {
  let pack: Pack
  /// The phase whose mentions are marked in the text that later phases read.
  static let markingPhase = EngineVocabulary.markingPhase
  let numerals: NumeralReader
  /// Sees every scope that a phase is run on, for those who explain and count.
  var observer: ((PhaseVisit) -> Void)?
  /// Sees what the steps behind the rules drop, for those who explain.
  var dropObserver: ((Drop) -> Void)?
  private let runners: [String: PhaseRunner]

  init(_ pack: Pack) {
    self.pack = pack
    numerals = NumeralReader(pack)
    runners = Dictionary(pack.phases.map { ($0.id, PhaseRunner($0, fold: pack.fold)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The longest scope that a phase which reads marked words looks at, in bytes. No sentence of a real document comes near it; the bound
  /// keeps the work on captures small where a text has no punctuation at all.
  static let markedScopeBytesMax = 1 << 14

  /// The mentions of a phase in a scope; none where the pack has no such phase, or where the scope is longer than the phase may read.
  func mentions(_ phase: String, in bytes: [UInt8], scope: Range<Int>, earlier: [Mention] = []) -> [Mention] {
    guard let runner = runners[phase], !runner.readsMarks || scope.count <= Self.markedScopeBytesMax else { return [] }
    observer?(PhaseVisit(phase: phase, bytes: bytes, scope: scope, earlier: earlier))
    return runner.mentions(in: bytes, scope: scope, earlier: earlier)
  }

  /// What runs a phase; `nil` where the pack has no such phase.
  func runner(_ phase: String) -> PhaseRunner? { runners[phase] }

  /// Notes that a step made no record of what a rule marked.
  func note(dropped mention: Mention, _ step: DropStep) {
    dropObserver?(Drop(rule: mention.rule.id, range: mention.range, step: step))
  }

  /// The text of a scope as a phase sees it.
  func stream(_ visit: PhaseVisit) -> MarkedStream? {
    runner(visit.phase)?.stream(in: visit.bytes, scope: visit.scope, earlier: visit.earlier)
  }

  /// Every match of a phase in a scope with what became of it.
  func candidates(_ phase: String, in bytes: [UInt8], scope: Range<Int>, earlier: [Mention] = []) -> [Candidate] {
    runners[phase]?.candidates(in: bytes, scope: scope, earlier: earlier) ?? []
  }

  /// The marks by which wrapped lines are joined.
  var layoutMarks: LayoutMarks {
    LayoutMarks(
      sentenceEnds: pack.layout.sentenceEnds.subtracting(pack.layout.pauses),
      clauseEnds: pack.layout.clauseEnds.union(pack.layout.enumeration), pauses: pack.layout.pauses,
      openingBrackets: Set(pack.layout.brackets.keys).union(pack.layout.quotePairs.keys),
      closingBrackets: Set(pack.layout.brackets.values).union(pack.layout.quotePairs.values))
  }
}

/// One run of a phase on a scope.
struct PhaseVisit {
  let phase: String
  let bytes: [UInt8]
  let scope: Range<Int>
  let earlier: [Mention]
}

package import PolicyPatterns

/// One compiled rule pack: all that the engine knows of a language.
public struct Pack: Sendable {
  /// The pack's name.
  public let id: String
  /// The version its manifest states.
  public let version: String
  /// SHA-256 of the pack's files.
  public let sha256: String
  /// The overlays merged into the pack, in the order they were given.
  public let overlays: [PackOrigin]
  /// What the overlays put in the place of something else, add to lexicons or take out, a line each.
  package let overlayChanges: [String]
  /// Language tags the pack serves, the unmarked one first.
  public let languages: [String]
  /// Scalars of the pack's script: text in which they prevail is read with this pack.
  package let scripts: [ClosedRange<UInt32>]
  /// How much a scalar of the script counts against those of other packs' scripts.
  package let scriptWeight: Int
  package let layout: Layout
  package let fold: FoldTable
  /// Scalars that only occur in the second language of the pack (Traditional characters).
  package let variantScalars: Set<UInt32>
  package let phases: [CompiledPhase]
  package let lexicons: [String: Lexicon]
  /// Named patterns as written, each with its alternatives.
  package let patternTexts: [String: [PatternText]]
  /// Alternatives of patterns that need no example.
  package let exemptions: [Exemption]
  /// Which lexicon gives a capture's attributes.
  package let captureLexicons: [String: String]
  package let settings: [String: String]
  /// Label names by number.
  package let labels: [String]

  package func phase(_ id: String) -> CompiledPhase? {
    phases.first { $0.id == id }
  }

  /// A text as patterns and lexicons see it: variants of characters in the form that the rules are written in.
  package func folded(_ text: some Collection<UInt8>) -> [UInt8] { fold.folded(Array(text)) }

  package func lexicon(_ name: String) -> Lexicon? { lexicons[name] }
}

/// The identity of a pack's files.
public struct PackOrigin: Sendable, Hashable {
  /// The pack's name.
  public let id: String
  /// The version its manifest states.
  public let version: String
  /// SHA-256 of its files.
  public let sha256: String
}

/// The rules of one phase, compiled into one automaton.
package struct CompiledPhase: Sendable {
  package let id: String
  /// Labels of earlier phases that are marked in the text this phase reads.
  package let reads: Set<Int>
  package let automaton: Automaton
  /// By the rule numbers of the automaton.
  package let rules: [CompiledRule]
  /// Rule numbers in an order in which every rule comes before those it beats.
  package let beatOrder: [Int]
}

/// One rule, ready to run.
package struct CompiledRule: Sendable {
  package let id: String
  package let label: Int
  package let labelName: String
  /// Constant fields of what the rule yields.
  package let fields: [String: String]
  /// Numbers of the rules of the same phase that lose to this one wherever both match.
  package let beats: Set<Int>
  package let examples: [RuleExample]
  package let rejects: [RuleExample]
  /// The texts of its patterns as written.
  package let patterns: [PatternText]
  package let left: PatternText?
  package let right: PatternText?
  package let why: String?
  package let file: String
  package let line: Int
}

/// The packs of a run, checked and compiled.
public struct RuleSet: Sendable {
  /// In the order given, overlays merged in.
  public let packs: [Pack]
  /// Faults that did not keep the packs from loading.
  public let warnings: [Diagnostic]

  /// Whether some alternative of a pattern is exempt from being taken in an example.
  public var hasExemptions: Bool { packs.contains { !$0.exemptions.isEmpty } }

  /// The packs and the overlays merged into them, each overlay behind its pack.
  public var origins: [PackOrigin] {
    packs.flatMap { [PackOrigin(id: $0.id, version: $0.version, sha256: $0.sha256)] + $0.overlays }
  }
}

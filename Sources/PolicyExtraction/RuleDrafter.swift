package import PolicyRules

/// Drafts a rule from a sentence: mentions that the phase reads become references to their labels, numbers and terms of the lexicons that give a
/// capture its attributes become references to these, and what is left stands as it is.
package struct RuleDrafter {
  private let engines: [PackEngine]

  /// The longest text that a draft takes over literally, in characters: of a longer one, which says more of the
  /// sentence than of the language, the two ends are kept.
  static let literalCharactersMax = 12

  package init(_ rules: RuleSet) {
    engines = rules.packs.map { PackEngine($0) }
  }

  /// A draft for a phase (where none is given: `clause` if a verb is marked in the sentence, else the marking phase); `nil` where no pack has
  /// the phase or the sentence holds nothing to match.
  package func draft(from sentence: String, phase wanted: String?, id: String?) -> RuleDraft? {
    guard let engine = engine(for: sentence) else { return nil }
    let bytes = Self.trimmed(Array(sentence.utf8), engine.pack.layout)
    let marked = engine.mentions(PackEngine.markingPhase, in: bytes, scope: 0..<bytes.count)
    let name = wanted ?? (marked.contains(where: DraftPieces.isAction) ? "clause" : PackEngine.markingPhase)
    guard let phase = engine.pack.phase(name), !bytes.isEmpty else { return nil }
    let pieces = DraftPieces(bytes: bytes, pack: engine.pack, phase: phase, marked: marked)
    let ids = Set(engine.pack.phases.flatMap { $0.rules.map(\.id) })
    let label = pieces.label
    return RuleDraft(
      pack: engine.pack.id, phase: name, id: id ?? Self.free(label + ".new", ids), label: label, match: pieces.pattern,
      text: String(decoding: bytes, as: UTF8.self), rejects: pieces.partTexts)
  }

  /// What becomes of a draft among the rules of its pack, the draft one of them: the rules that it must beat and does not, or, where none are
  /// left, its yields and a text that it does not match. `nil` where it does not match its own sentence.
  package func tried(_ draft: RuleDraft) -> (draft: RuleDraft, stands: Bool)? {
    guard let engine = engines.first(where: { $0.pack.id == draft.pack }) else { return nil }
    var result = draft
    let candidates = candidates(draft, draft.text, engine)
    guard let own = candidates.first(where: { $0.loss == nil }) ?? candidates.first else { return nil }
    if let loss = own.loss {
      guard !result.beats.contains(loss.winner.rule.id) else { return nil }
      result.beats.append(loss.winner.rule.id)
      return (result, false)
    }
    let bytes = Array(draft.text.utf8)
    var names: Set<String> = ["match"]
    result.yields = [("match", String(decoding: bytes[own.mention.range], as: UTF8.self))]
    for capture in own.mention.captures where names.insert(capture.name).inserted {
      result.yields.append((capture.name, String(decoding: bytes[capture.range], as: UTF8.self)))
    }
    guard let reject = draft.rejects.first(where: { self.candidates(draft, $0, engine).allSatisfy { $0.loss != nil } }) else { return nil }
    result.reject = reject
    return (result, true)
  }

  private func candidates(_ draft: RuleDraft, _ text: String, _ engine: PackEngine) -> [Candidate] {
    let bytes = Array(text.utf8)
    let reads = engine.pack.phase(draft.phase)?.reads ?? []
    let earlier = reads.isEmpty ? [] : engine.mentions(PackEngine.markingPhase, in: bytes, scope: 0..<bytes.count)
    return engine.candidates(draft.phase, in: bytes, scope: 0..<bytes.count, earlier: earlier).filter { $0.mention.rule.id == draft.id }
  }

  /// The engine whose pack's script has most characters of a text.
  private func engine(for text: String) -> PackEngine? {
    func count(_ engine: PackEngine) -> Int {
      engine.pack.scriptWeight * text.unicodeScalars.count { scalar in engine.pack.scripts.contains { $0.contains(scalar.value) } }
    }
    return engines.indices.max { (count(engines[$0]), $1) < (count(engines[$1]), $0) }.map { engines[$0] }
  }

  /// A text without white space at its ends and without the mark that closes it.
  private static func trimmed(_ bytes: [UInt8], _ layout: Layout) -> [UInt8] {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars.drop { $0.properties.isWhitespace })
    while let last = scalars.last, last.properties.isWhitespace || layout.sentenceEnds.union(layout.clauseEnds).contains(last.value) {
      scalars.removeLast()
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  private static func free(_ id: String, _ taken: Set<String>) -> String {
    var number = 1
    var candidate = id
    while taken.contains(candidate) {
      number += 1
      candidate = "\(id)-\(number)"
    }
    return candidate
  }
}

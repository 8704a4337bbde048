extension Pack {
  /// What the patterns of a rule refer to, in the order of first mention, what named patterns refer to included: a named pattern with its text,
  /// a lexicon with the number of its terms.
  package func references(of rule: CompiledRule) -> [String] {
    var waiting = (rule.patterns + [rule.left, rule.right].compactMap { $0 }).map(\.text)
    var seen: Set<String> = []
    var result: [String] = []
    while !waiting.isEmpty {
      for name in Self.names(in: waiting.removeFirst()) where seen.insert(name).inserted {
        if let text = patternTexts[name]?.map(\.text) {
          result.append("{\(name)} = \(text.joined(separator: " | "))")
          waiting += text
        } else if let lexicon = name.split(separator: ":").first.flatMap({ lexicons[String($0)] }) {
          result.append("{\(name)}: lexicon of \(lexicon.entries.count) terms")
        }
      }
    }
    return result
  }

  /// The references in a pattern's text.
  private static func names(in pattern: String) -> [String] {
    pattern.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      guard let end = piece.firstIndex(of: "}"), let first = piece.first, first.isLetter else { return nil }
      return String(piece[..<end])
    }
  }
}

extension Pack {
  /// The id of a rule that is spelt most alike.
  package func nearestRule(to id: String) -> String? {
    Spelling.nearest(to: id, among: phases.flatMap { $0.rules.map(\.id) })
  }
}

extension RuleSet {
  /// The id of a rule that is spelt most alike, the first pack's first.
  package func nearestRule(to id: String) -> String? { packs.lazy.compactMap { $0.nearestRule(to: id) }.first }
}

/// The abstract syntax of a pattern, as parsed or as put together by a caller.
package indirect enum PatternSyntax: Hashable, Sendable {
  /// Matches the empty string.
  case empty
  /// One character out of a set.
  case scalars(ScalarSet)
  case concatenation([PatternSyntax])
  /// Earlier branches have priority where captures are decided.
  case alternation([PatternSyntax])
  /// `maximum` nil means unbounded.
  case repetition(PatternSyntax, minimum: Int, maximum: Int?, greedy: Bool)
  /// A named capture; inside a repetition it yields every iteration.
  case capture(String, PatternSyntax)
  /// A lexicon or sub-pattern, raw as it stands between the braces; resolved when the rule is added.
  case reference(String, PatternPosition)
  /// Any term of a word list; the longest has priority where captures are decided. Terms are UTF-8; empty ones are left out.
  case lexicon(id: String, terms: [[UInt8]])
  /// A whole marked mention, label names as written; resolved when the rule is added.
  case labels([String], PatternPosition)
  /// A whole marked mention with one of these label numbers.
  case mention([UInt16])
  /// The start of the scanned range.
  case start
  /// The end of the scanned range.
  case end

  /// The literal text, scalar by scalar.
  package static func literal(_ text: String) -> PatternSyntax {
    .concatenation(text.unicodeScalars.map { .scalars(ScalarSet($0)) })
  }
}

/// A place in a pattern text, in Unicode scalars.
package struct PatternPosition: Hashable, Sendable {
  package let offset: Int
  package let length: Int

  package init(offset: Int, length: Int) {
    self.offset = offset
    self.length = length
  }
}

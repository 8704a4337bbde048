/// Where a rule matches, in byte offsets of the stream; contexts are not part of it.
package struct Match: Hashable, Sendable {
  /// The number of the rule, an index into `Automaton.rules`.
  package let rule: Int
  package let range: Range<Int>
  /// Whether the match begins where the scanned range begins: what `^` in the rule saw.
  package let isAtStart: Bool
  /// Whether the match ends where the scanned range ends: what `$` in the rule saw.
  package let isAtEnd: Bool

  package init(rule: Int, range: Range<Int>, isAtStart: Bool = false, isAtEnd: Bool = false) {
    self.rule = rule
    self.range = range
    self.isAtStart = isAtStart
    self.isAtEnd = isAtEnd
  }
}

/// One iteration of a named capture, in byte offsets of the stream; empty if the group matched the empty string.
package struct Capture: Hashable, Sendable {
  /// The number of the name, an index into `Automaton.captureNames`.
  package let name: Int
  package let range: Range<Int>

  package init(name: Int, range: Range<Int>) {
    self.name = name
    self.range = range
  }
}

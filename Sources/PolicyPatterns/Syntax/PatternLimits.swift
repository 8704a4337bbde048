/// Bounds on patterns, so that no rule file can exhaust memory; each has its own error.
package struct PatternLimits: Hashable, Sendable {
  /// Length of one pattern text.
  package var lengthScalarsMax = 4_096
  /// Nesting of groups in one pattern text.
  package var nestingMax = 64
  /// Nesting after references are resolved; bounds the recursion of the compiler.
  package var resolvedNestingMax = 256
  /// The largest number in `{m,n}`.
  package var repetitionMax = 1_000
  /// States of one rule after repetitions are written out; a lexicon counts as one.
  package var ruleStatesMax = 200_000
  /// States of all rules together, each lexicon counted once with all its nodes.
  package var automatonStatesMax = 4_000_000

  package init() {}
}

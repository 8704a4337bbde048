/// All rules of a phase, compiled: immutable, shared by any number of scanners.
package struct Automaton: Sendable {
  /// Rule names, in the order of their numbers.
  package let rules: [String]
  /// Capture names, in the order of their numbers; rules share the names.
  package let captureNames: [String]
  /// States and trie nodes of all programs, as they count against the limit.
  package let sizeStates: Int
  let alphabet: Alphabet
  let core: Program
  /// Left contexts, scanned ahead from anywhere: they tell where rules may start.
  let left: Program
  /// Right contexts, reversed and scanned from the end: they tell where rules may end.
  let right: Program
  let hasLeftContext: [Bool]
  let hasRightContext: [Bool]
}

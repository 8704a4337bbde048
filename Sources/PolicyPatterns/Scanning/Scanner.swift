/// Finds the matches of an automaton's rules.
///
/// A class, because it owns caches that grow while it scans and must not be copied; one per worker, never shared.
package final class Scanner {
  package let automaton: Automaton
  private var core: CoreScan
  private var left: ContextScan?
  private var right: ContextScan?
  private var captureMachine: CaptureMachine
  private var units = UnitBuffer()
  private var captureUnits = UnitBuffer()

  /// - Parameter cacheStatesMax: about how many states each of up to three caches keeps, at most 60,000.
  package init(_ automaton: Automaton, cacheStatesMax: Int = 60_000) {
    self.automaton = automaton
    let statesMax = min(max(cacheStatesMax, 1), 60_000)
    core = CoreScan(automaton, cacheStatesMax: statesMax)
    left = automaton.left.isEmpty ? nil : ContextScan(automaton.left, automaton.alphabet, cacheStatesMax: statesMax)
    right = automaton.right.isEmpty ? nil : ContextScan(automaton.right, automaton.alphabet, cacheStatesMax: statesMax)
    captureMachine = CaptureMachine(automaton)
  }

  /// Transitions taken so far: a measure of work that does not depend on the machine.
  package var steps: Int { core.steps + (left?.steps ?? 0) + (right?.steps ?? 0) }

  /// All matches in a range of a stream.
  ///
  /// A match begins before a character (with its opening mark) and ends after one (with its closing mark). For every start and
  /// rule the longest match counts; a match inside another of the same rule is dropped; empty matches are not reported. `^` and
  /// `$` are the ends of the range. The range begins and ends at unit boundaries and is shorter than 2 GiB.
  /// - Returns: matches by start, then longest first, then rule.
  /// - Complexity: linear in the range for given rules.
  package func matches(in stream: [UInt8], range: Range<Int>) -> [Match] {
    units.fill(stream, range, automaton.alphabet)
    guard units.count > 0 else { return [] }
    left?.scan(units, backward: false)
    right?.scan(units, backward: true)
    return core.scan(units, left: left, right: right)
  }

  /// The captures of a match found in this stream, ordered by where they open; a repeated capture yields every iteration.
  ///
  /// Where the match can be read in several ways, earlier branches, greedy repetitions and longer lexicon terms win.
  /// - Complexity: length of the match times states of the rule.
  package func captures(of match: Match, in stream: [UInt8]) -> [Capture] {
    captureUnits.fill(stream, match.range, automaton.alphabet)
    return captureMachine.captures(
      rule: match.rule, captureUnits, isAtStart: match.isAtStart, isAtEnd: match.isAtEnd)
  }
}

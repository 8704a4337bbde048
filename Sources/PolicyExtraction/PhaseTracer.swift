import PolicyPatterns
import PolicyRules

/// Tells which alternatives of its rule's patterns a match went through, and which terms of lexicons it took.
final class PhaseTracer {
  // A class because the scanner inside keeps buffers; one tracer serves one thread.
  private let phase: PatternTracer.Phase
  private let scanner: Scanner

  /// The longest scope in which contexts are traced, in bytes: they are read from the ends of the scope for each match.
  private static let contextScopeBytesMax = 1 << 12

  init(_ phase: PatternTracer.Phase) {
    self.phase = phase
    scanner = Scanner(phase.automaton)
  }

  /// A match's way through its patterns.
  struct Trace {
    var alternatives: Set<Int> = []
    var terms: [(lexicon: String, term: [UInt8])] = []
  }

  /// The way of a match through its rule's pattern and contexts.
  ///
  /// - Complexity: length of the match, and of the scope where it has contexts, times states of the rule.
  func trace(_ match: Match, in stream: [UInt8]) -> Trace {
    var trace = Trace()
    add(match, stream, &trace)
    guard stream.count <= Self.contextScopeBytesMax else { return trace }
    let (start, end) = (match.range.lowerBound, match.range.upperBound)
    if let left = phase.leftContexts[match.rule] {
      add(Match(rule: left, range: 0..<start, isAtStart: true, isAtEnd: end == 0), stream, &trace)
    }
    if let right = phase.rightContexts[match.rule] {
      add(Match(rule: right, range: end..<stream.count, isAtStart: false, isAtEnd: true), stream, &trace)
    }
    return trace
  }

  private func add(_ match: Match, _ stream: [UInt8], _ trace: inout Trace) {
    for capture in scanner.captures(of: match, in: stream) {
      switch phase.sites[capture.name] {
      case .alternative(let number): trace.alternatives.insert(number)
      case .term(let lexicon): trace.terms.append((lexicon, Mark.removed(from: stream[capture.range])))
      case .none: break
      }
    }
  }
}

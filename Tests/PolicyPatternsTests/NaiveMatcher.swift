@testable import PolicyPatterns

/// The semantics of `Scanner`, spelt out over the bytes without any automaton: sets of ends for matching, backtracking for
/// captures. Exponential; for short texts only.
struct NaiveMatcher {
  let bytes: [UInt8]
  let scope: Range<Int>

  /// One rule's matches; contexts are any text that ends, or begins, where the match does the opposite.
  func matches(_ rule: PatternSyntax, left: PatternSyntax? = nil, right: PatternSyntax? = nil) -> [Range<Int>] {
    var longest: [Range<Int>] = []
    for start in scope where isStart(start) {
      if let left, !scope.contains(where: { isStart($0) && self.ends(left, $0).contains(start) }) { continue }
      let reached = self.ends(rule, start).filter { end in end > start && right.map { !self.ends($0, end).isEmpty } ?? true }
      if let end = reached.max() { longest.append(start..<end) }
    }
    return longest.filter { inner in
      !longest.contains { $0 != inner && $0.lowerBound <= inner.lowerBound && inner.upperBound <= $0.upperBound }
    }
  }

  private func isStart(_ offset: Int) -> Bool {
    let byte = bytes[offset]
    let isLabel = (1...2).contains { scope.contains(offset - $0) && bytes[offset - $0] == Mark.open }
    return !isLabel && byte & 0xC0 != 0x80 && byte != Mark.close
  }

  /// Where a match from an offset can end.
  private func ends(_ node: PatternSyntax, _ at: Int) -> Set<Int> { ends(node, [at]) }

  /// Where matches from some offsets can end.
  private func ends(_ node: PatternSyntax, _ starts: Set<Int>) -> Set<Int> {
    if starts.isEmpty { return [] }
    switch node {
    case .concatenation(let parts): return parts.reduce(starts) { ends($1, $0) }
    case .alternation(let branches): return branches.reduce(into: []) { $0.formUnion(ends($1, starts)) }
    case .capture(_, let body): return ends(body, starts)
    case .repetition(let body, let minimum, let maximum, _):
      var last = starts
      for _ in 0..<minimum { last = ends(body, last) }
      var result = last
      var iterations = minimum
      while iterations < maximum ?? .max, !last.isEmpty {
        last = ends(body, last).subtracting(result)
        result.formUnion(last)
        iterations += 1
      }
      return result
    default:
      var result: Set<Int> = []
      for start in starts {
        var budget = Int.max
        _ = run(node, start, [], &budget) { end, _, _ in
          result.insert(end)
          return nil
        }
      }
      return result
    }
  }

  /// The captures of the best way to match a whole range, ordered by where they open; nil if the search takes too long.
  func captures(_ rule: PatternSyntax, _ range: Range<Int>, names: [String]) -> [Capture]? {
    var budget = 3_000
    let log = run(rule, range.lowerBound, [], &budget) { end, log, _ in end == range.upperBound ? log : nil }
    guard budget > 0 else { return nil }
    var result: [Capture] = []
    var open: [Int] = []
    for event in log ?? [] {
      guard let name = event.name else {
        let index = open.removeLast()
        result[index] = Capture(name: result[index].name, range: result[index].range.lowerBound..<event.offset)
        continue
      }
      open.append(result.count)
      result.append(Capture(name: names.firstIndex(of: name) ?? -1, range: event.offset..<event.offset))
    }
    return log.map { _ in result }
  }

  /// A capture opens, or, without a name, the innermost one closes.
  struct Event {
    let name: String?
    let offset: Int
  }

  typealias Continuation = (Int, [Event], inout Int) -> [Event]?

  private func run(_ node: PatternSyntax, _ at: Int, _ log: [Event], _ budget: inout Int, _ next: Continuation) -> [Event]? {
    budget -= 1
    guard budget > 0 else { return nil }
    switch node {
    case .empty: return next(at, log, &budget)
    case .start: return at == scope.lowerBound ? next(at, log, &budget) : nil
    case .end: return at == scope.upperBound ? next(at, log, &budget) : nil
    case .scalars(let set): return character(set, at, log, &budget, next)
    case .concatenation(let parts):
      guard let first = parts.first else { return next(at, log, &budget) }
      return run(first, at, log, &budget) { run(.concatenation(Array(parts.dropFirst())), $0, $1, &$2, next) }
    case .alternation(let branches): return first(branches, at, log, &budget, next)
    case .capture(let name, let body):
      return run(body, at, log + [Event(name: name, offset: at)], &budget) { next($0, $1 + [Event(name: nil, offset: $0)], &$2) }
    case .repetition(let body, let minimum, let maximum, let greedy):
      return iterate(body, minimum, maximum, greedy, at, log, &budget, next)
    case .lexicon(_, let terms):
      let longestFirst = Set(terms).filter { !$0.isEmpty }.sorted { $1.count < $0.count }
      return first(longestFirst.map { .literal(String(decoding: $0, as: UTF8.self)) }, at, log, &budget, next)
    case .mention(let labels):
      guard let end = mentionEnd(labels, at) else { return nil }
      return next(end, log, &budget)
    case .reference, .labels: return nil
    }
  }

  private func first(
    _ branches: [PatternSyntax], _ at: Int, _ log: [Event], _ budget: inout Int, _ next: Continuation
  ) -> [Event]? {
    for branch in branches {
      if let log = run(branch, at, log, &budget, next) { return log }
    }
    return nil
  }

  /// Iterations beyond the required ones of an unbounded repetition must not be empty; all others may.
  private func iterate(
    _ body: PatternSyntax, _ minimum: Int, _ maximum: Int?, _ greedy: Bool, _ at: Int, _ log: [Event], _ budget: inout Int,
    _ next: Continuation
  ) -> [Event]? {
    let required = minimum > 0
    if !required, !greedy, let log = next(at, log, &budget) { return log }
    if maximum != 0 {
      let log = run(body, at, log, &budget) { end, log, budget in
        if !required, maximum == nil, end == at { return nil }
        return iterate(body, max(minimum - 1, 0), maximum.map { $0 - 1 }, greedy, end, log, &budget, next)
      }
      if let log { return log }
    }
    return !required && greedy ? next(at, log, &budget) : nil
  }

  /// `OPEN? character CLOSE?`
  private func character(
    _ set: ScalarSet, _ at: Int, _ log: [Event], _ budget: inout Int, _ next: Continuation
  ) -> [Event]? {
    var offset = at
    if offset < scope.upperBound, bytes[offset] == Mark.open { offset += Mark.openLengthBytes }
    guard offset < scope.upperBound, bytes[offset] != Mark.close else { return nil }
    let (scalar, length) = decodeScalar(bytes.span, offset)
    guard set.contains(scalar) else { return nil }
    offset += length
    if offset < scope.upperBound, bytes[offset] == Mark.close, let log = next(offset + 1, log, &budget) { return log }
    return next(offset, log, &budget)
  }

  /// `OPEN(label) character+ CLOSE`
  private func mentionEnd(_ labels: [UInt16], _ at: Int) -> Int? {
    guard at < scope.upperBound, bytes[at] == Mark.open, labels.contains(UInt16(bytes[at + 1]) << 8 | UInt16(bytes[at + 2]))
    else { return nil }
    return bytes[at..<scope.upperBound].firstIndex(of: Mark.close).map { $0 + 1 }
  }
}

/// Keeps, of all the places where rules accept, the longest of each start and rule, and drops those inside another.
struct MatchCollector {
  struct Candidate {
    var start: Int32
    var end: Int32
    let rule: Int32
  }

  private(set) var candidates: [Candidate] = []
  /// The last candidate of each rule, or -1.
  private var last: ContiguousArray<Int32>
  /// The first candidate of the current start.
  private var groupStart = 0

  init(ruleCount: Int) {
    last = ContiguousArray(repeating: -1, count: ruleCount)
  }

  /// Ready for another range. Complexity: linear in the candidates of the last one.
  mutating func removeAll() {
    for candidate in candidates { last[Int(candidate.rule)] = -1 }
    candidates.removeAll(keepingCapacity: true)
    groupStart = 0
  }

  /// Notes a match; starts never fall from call to call.
  @inline(__always)
  mutating func note(rule: Int32, start: Int32, end: Int32) {
    let slot = Int(last[Int(rule)])
    if slot >= 0 {
      if candidates[slot].end >= end { return }
      if candidates[slot].start == start {
        candidates[slot].end = end
        return
      }
    }
    last[Int(rule)] = Int32(candidates.count)
    candidates.append(Candidate(start: start, end: end, rule: rule))
  }

  /// Puts the candidates of one start in order: longest first, then by rule.
  mutating func endStart() {
    if candidates.count - groupStart > 1 {
      candidates[groupStart...].sort { ($1.end, $0.rule) < ($0.end, $1.rule) }
    }
    for index in groupStart..<candidates.count { last[Int(candidates[index].rule)] = Int32(index) }
    groupStart = candidates.count
  }
}

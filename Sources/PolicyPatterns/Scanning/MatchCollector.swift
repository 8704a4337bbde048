/// Keeps, of all the places where rules accept, the longest of each start and rule, and drops those inside another.
struct MatchCollector {
  struct Candidate {
    var start: Int32
    var end: Int32
    let rule: Int32
  }

  private(set) var candidates: [Candidate] = []
  private var deepCandidates: [Candidate] = []
  /// The last candidate of each rule, or -1.
  private var last: ContiguousArray<Int32>
  /// The last deep candidate of each rule, or -1.
  private var lastDeep: ContiguousArray<Int32>
  /// The first candidate of the current start.
  private var groupStart = 0

  init(ruleCount: Int) {
    last = ContiguousArray(repeating: -1, count: ruleCount)
    lastDeep = last
  }

  /// Ready for another range. Complexity: linear in the candidates of the last one.
  mutating func removeAll() {
    for candidate in candidates { last[Int(candidate.rule)] = -1 }
    candidates.removeAll(keepingCapacity: true)
    groupStart = 0
  }

  /// Notes a match of a deep run; ends never fall from call to call, and for equal ends, starts never do.
  mutating func noteDeep(rule: Int32, start: Int32, end: Int32) {
    let slot = Int(lastDeep[Int(rule)])
    if slot >= 0 {
      let known = deepCandidates[slot]
      if known.end == end, known.start <= start { return }
      if known.start >= start {
        deepCandidates[slot] = Candidate(start: start, end: end, rule: rule)
        return
      }
    }
    lastDeep[Int(rule)] = Int32(deepCandidates.count)
    deepCandidates.append(Candidate(start: start, end: end, rule: rule))
  }

  /// Puts deep candidates among the others and drops what lies inside another of its rule.
  mutating func finish() {
    guard !deepCandidates.isEmpty else { return }
    for candidate in deepCandidates { lastDeep[Int(candidate.rule)] = -1 }
    var all = candidates + deepCandidates
    deepCandidates.removeAll(keepingCapacity: true)
    all.sort { ($0.start, $1.end, $0.rule) < ($1.start, $0.end, $1.rule) }
    for candidate in candidates { last[Int(candidate.rule)] = -1 }
    candidates.removeAll(keepingCapacity: true)
    // The starts rise, so a candidate is inside an earlier one of its rule exactly if it ends no later.
    for candidate in all {
      let slot = Int(last[Int(candidate.rule)])
      if slot >= 0, candidates[slot].end >= candidate.end { continue }
      last[Int(candidate.rule)] = Int32(candidates.count)
      candidates.append(candidate)
    }
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

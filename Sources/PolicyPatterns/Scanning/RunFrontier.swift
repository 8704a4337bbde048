/// The deep runs of a scan, all at the same unit, ordered by start.
struct RunFrontier {
  struct Run {
    var state: Int32
    let start: Int32
  }

  var runs: [Run] = []
  var unit = 0
  private var spare: [Run] = []
  /// The round in which a state was last reached.
  private var reached: ContiguousArray<UInt32> = []
  private var round: UInt32 = 0
  private var crowdRuns = Self.crowdRunsMin

  private static let crowdRunsMin = 32

  var isCrowded: Bool { runs.count > crowdRuns }

  var states: [Int32] {
    get { runs.map(\.state) }
    set {
      for (index, state) in newValue.enumerated() { runs[index].state = state }
    }
  }

  /// Adds a run that starts later than all others, unless it meets one of them.
  mutating func add(_ run: Run) {
    if !runs.contains(where: { $0.state == run.state }) { runs.append(run) }
  }

  /// Ready for another range.
  mutating func removeAll() {
    runs.removeAll(keepingCapacity: true)
    unit = 0
    crowdRuns = Self.crowdRunsMin
  }

  mutating func beginRound() {
    if round == .max {
      reached.removeAll()
      round = 0
    }
    round += 1
  }

  /// The runs, to be stepped and put back by `meet`.
  mutating func takeRuns() -> [Run] {
    swap(&runs, &spare)
    runs.removeAll(keepingCapacity: true)
    return spare
  }

  /// Puts a run back in its new state; false if an earlier run of this round is in that state already.
  mutating func meet(_ state: Int32, _ run: Run) -> Bool {
    if Int(state) >= reached.count { reached.append(contentsOf: repeatElement(0, count: Int(state) + 1 - reached.count)) }
    guard reached[Int(state)] != round else { return false }
    reached[Int(state)] = round
    runs.append(Run(state: state, start: run.start))
    return true
  }

  /// Takes out of every run what earlier runs hold as well, for by the same reason as for whole states that adds nothing.
  ///
  /// Runs are disjoint then, so there are never more of them than program states: this bounds the work for each unit whatever
  /// the rules. Done only when the number of runs has doubled, as it costs more than a step.
  mutating func thin(_ automaton: inout LazyAutomaton) {
    var held: Set<Int32> = []
    var kept: [Run] = []
    for run in runs {
      let members = automaton.sets[Int(run.state)].filter { held.insert($0).inserted }
      if members.isEmpty { continue }
      kept.append(Run(state: automaton.intern(members), start: run.start))
    }
    runs = kept
    crowdRuns = max(Self.crowdRunsMin, kept.count * 2)
  }
}

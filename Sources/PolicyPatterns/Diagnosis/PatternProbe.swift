/// Tells how near the rules of a phase come to matching where they do not.
///
/// It runs on an automaton built for it: each rule's contexts and pattern are put together to one pattern, in captures named by `part(_:)`, and
/// every element of a pattern stands in a capture whose name begins with `elementMark`; all other captures are the slots of the rules.
package struct PatternProbe: Sendable {
  /// What the names of captures around elements begin with.
  package static let elementMark = "#"

  /// What a rule is made of.
  package enum Part: String, Sendable {
    case left = "<"
    case core = "="
    case right = ">"
  }

  private let program: Program
  private let alphabet: Alphabet
  private let map: ElementMap

  /// - Parameter automaton: rules made by `pattern(left:core:right:)`.
  package init(_ automaton: Automaton) {
    program = automaton.core
    alphabet = automaton.alphabet
    map = ElementMap(automaton.core, captureNames: automaton.captureNames)
  }

  /// A rule as one pattern.
  package static func pattern(left: PatternSyntax?, core: PatternSyntax, right: PatternSyntax?) -> PatternSyntax {
    let parts = [(Part.left, left), (.core, core), (.right, right)]
    return .concatenation(parts.compactMap { part, syntax in syntax.map { .capture(part.rawValue, $0) } })
  }

  /// Why a rule has no match that covers a place; `nil` where nothing of it matches there.
  ///
  /// - Parameters:
  ///   - rule: its number.
  ///   - place: in offsets of the source.
  /// - Complexity: linear in the text around the place, at most `ProbeRun.reachUnits` characters to each side, for a given rule.
  package func diagnose(rule: Int, in stream: MarkedStream, place: Range<Int>) -> Diagnosis? {
    var units = UnitBuffer()
    units.fill(stream.bytes, 0..<stream.bytes.count, alphabet)
    let bounds = (0...units.count).map { stream.positions.source(of: units.base + Int(units.offsets[$0])) }
    guard units.count > 0, let low = (0..<units.count).first(where: { bounds[$0 + 1] > place.lowerBound }) else { return nil }
    let high = (low..<units.count).first { bounds[$0] >= place.upperBound } ?? units.count
    func run(_ course: ProbeRun.Course) -> ProbeRun {
      var run = ProbeRun(program, map, alphabet, units, place: low..<max(low, high), course)
      run.run()
      return run
    }
    let course = self.course(of: rule)
    if course.core.entry != course.whole.entry || course.core.goal != course.whole.goal, let core = run(course.core).match {
      // Behind its own left context it may still fail for the right one.
      let isLeft = run(ProbeRun.Course(entry: course.core.entry, goal: course.whole.goal)).match != nil
      let weight = map.weight(from: course.core.entry, to: course.core.goal)
      let missing =
        isLeft
        ? map.weight(from: course.whole.entry, to: course.core.entry) : map.weight(from: course.core.goal, to: course.whole.goal)
      return .context(
        isLeft: isLeft, core: bounds[core.lowerBound]..<bounds[core.upperBound],
        nearness: PatternWeights.nearness(Int(weight), missing: Int(missing)))
    }
    let whole = run(course.whole)
    return whole.best.map { .miss(miss($0, whole, bounds)) }
  }

  private func course(of rule: Int) -> (whole: ProbeRun.Course, core: ProbeRun.Course) {
    func exit(_ part: Part, openedBy state: Int32) -> Int32? {
      guard !program.isLexiconNode(state), map.opened[Int(state)] >= 0 else { return nil }
      let element = map.elements[Int(map.opened[Int(state)])]
      return element.name == part.rawValue ? element.exit : nil
    }
    let entry = program.entries[rule].state
    let coreEntry = exit(.left, openedBy: entry) ?? entry
    let coreGoal = exit(.core, openedBy: coreEntry) ?? coreEntry
    let goal = exit(.right, openedBy: coreGoal) ?? coreGoal
    return (ProbeRun.Course(entry: entry, goal: goal), ProbeRun.Course(entry: coreEntry, goal: coreGoal))
  }

  private func miss(_ attempt: ProbeRun.Attempt, _ run: ProbeRun, _ bounds: [Int]) -> NearMiss {
    var log: [ProbeRun.Event] = []
    var index = attempt.log
    while index >= 0 {
      log.append(run.events[Int(index)])
      index = run.events[Int(index)].previous
    }
    log.reverse()
    func source(_ units: Range<Int32>) -> Range<Int> { bounds[Int(units.lowerBound)]..<bounds[Int(units.upperBound)] }
    var pieces: [(element: Int32, units: Range<Int32>)] = []
    for event in log where !event.isSkip {
      if let last = pieces.last, last.element == event.element, last.units.upperBound == event.units.lowerBound {
        pieces[pieces.count - 1].units = last.units.lowerBound..<event.units.upperBound
      } else {
        pieces.append((event.element, event.units))
      }
    }
    let failure = log.first(where: \.isSkip)?.units ?? attempt.end..<attempt.end
    return NearMiss(
      matched: pieces.map { NearMiss.Piece(path: map.path($0.element), range: source($0.units)) },
      wanted: attempt.skipped.map { map.alternatives(to: $0).map(map.path) } ?? wanted(attempt, run, behind: log.last),
      firmEnd: bounds[Int(log.last { $0.weight > 0 }?.units.upperBound ?? attempt.start)], failure: source(failure),
      isSkip: attempt.skipped != nil, weight: Int(attempt.weight), missing: Int(attempt.missing))
  }

  /// The elements that could have come next, those on the shortest way to a match first: of the elements around a state the outermost that
  /// nothing had been read of yet.
  private func wanted(_ attempt: ProbeRun.Attempt, _ run: ProbeRun, behind last: ProbeRun.Event?) -> [[String]] {
    let entered = Set(last.map { map.chain($0.element) } ?? [])
    var found: [(path: [String], isGap: Bool, missing: Int32)] = []
    for state in attempt.wanted {
      let chain = map.chain(run.element(of: state)).filter { map.elements[Int($0)].name.hasPrefix(Self.elementMark) }
      guard let element = chain.last(where: { !entered.contains($0) }) ?? chain.first else { continue }
      let path = map.path(element)
      let (isGap, missing) = (self.isGap(state), run.missing(state))
      if let known = found.firstIndex(where: { $0.path == path }) {
        found[known].isGap = found[known].isGap && isGap
        found[known].missing = min(found[known].missing, missing)
      } else {
        found.append((path, isGap, missing))
      }
    }
    let order = found.indices.sorted { first, second in
      let (a, b) = (found[first], found[second])
      if a.isGap != b.isGap { return b.isGap }
      return (a.missing, first) < (b.missing, second)
    }
    return order.map { found[$0].path }
  }

  /// Whether a state takes one of very many characters.
  private func isGap(_ state: Int32) -> Bool {
    guard !program.isLexiconNode(state), case .scalars(let set, _) = program.states[Int(state)] else { return false }
    return map.setWeights[Int(set)] == 0
  }
}

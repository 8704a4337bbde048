import Yams

/// Checks of a whole pack that are not about one pattern: phases, labels, constant fields, what nothing uses.
struct PackChecker {
  let source: PackSource
  let manifest: PackManifest
  let manifestReader: RuleFileReader
  let labels: [String]
  let checker: PatternChecker
  private let phasesOfPatterns: [String: Set<String>]

  init(source: PackSource, manifest: PackManifest, manifestReader: RuleFileReader, labels: [String], checker: PatternChecker) {
    self.source = source
    self.manifest = manifest
    self.manifestReader = manifestReader
    self.labels = labels
    self.checker = checker
    phasesOfPatterns = checker.phasesOfPatterns()
  }

  func check() {
    // Faults that follow from others are not reported: of a file that was not read nothing is known.
    if !source.isWhole { return }
    checkPhases()
    checkRules()
    checkCaptures()
    if source.diagnostics.contains(where: { $0.severity == .error }) { return }
    warnOfUnused()
    checkExemptions()
    warnOfLabelsWithoutReaders()
    warnOfLabelsWithoutMarks()
  }

  private func checkPhases() {
    var seen: Set<String> = []
    let known = EngineVocabulary.phases.map(\.name)
    for phase in manifest.phases {
      if !seen.insert(phase.id).inserted {
        manifestReader.report(.duplicateID, "phase `\(phase.id)` is listed twice", help: "keep one of the two", at: phase.node)
      }
      if !known.contains(phase.id) {
        let near = Spelling.nearest(to: phase.id, among: known).map { "did you mean `\($0)`?" }
        manifestReader.report(
          .unknownName, "the engine runs no phase `\(phase.id)`", help: near ?? "phases: \(known.joined(separator: ", "))", at: phase.node,
          severity: .warning)
      }
      for (name, node) in phase.reads where LabelNumbers.numbers(of: name, in: labels).isEmpty {
        let near = Spelling.nearest(to: name, among: labels).map { "did you mean `\($0)`?" } ?? ""
        manifestReader.report(.unknownLabel, "phase `\(phase.id)` reads `\(name)`, which no rule yields", help: near, at: node)
      }
    }
  }

  private func checkRules() {
    let phases = manifest.phases.map(\.id)
    let fields = EngineVocabulary.fields
    for rule in source.rules {
      if !phases.contains(rule.phase) {
        let near = Spelling.nearest(to: rule.phase, among: phases).map { "did you mean `\($0)`? " } ?? ""
        rule.reader.report(
          .unknownReference, "no phase `\(rule.phase)` in pack.yaml", help: near + "phases: \(phases.joined(separator: ", "))",
          at: rule.node)
      }
      for (name, value) in rule.fields.sorted(by: { $0.key < $1.key }) {
        let node = rule.fieldNodes[name] ?? rule.node
        guard let field = EngineVocabulary.entry(name, in: fields) else {
          let near = Spelling.nearest(to: name, among: fields.map(\.name)).map { "did you mean `\($0)`?" }
          rule.reader.report(
            .unknownName, "rule `\(rule.id)`: the engine reads no field `\(name)`", help: near ?? "Rules/README.md lists them", at: node,
            severity: .warning)
          continue
        }
        if !field.takes(value) {
          let near = Spelling.nearest(to: value, among: field.values).map { "did you mean `\($0)`?" }
          rule.reader.report(
            .invalidValue, "rule `\(rule.id)`: field `\(name)` cannot be `\(value)`",
            help: near ?? "values: \(field.values.joined(separator: ", "))", at: node, severity: .warning)
        }
      }
    }
  }

  private func warnOfLabelsWithoutReaders() {
    for rule in source.rules where !isRead(rule.label) {
      rule.reader.report(
        .unknownName, "rule `\(rule.id)`: neither the engine nor a pattern looks for label `\(rule.label)`",
        help: Spelling.nearest(to: rule.label, among: EngineVocabulary.labels.map(\.name)).map { "did you mean `\($0)`?" }
          ?? "it still keeps other rules from matching there; label it `other` if that is its purpose", at: rule.node, severity: .warning)
    }
  }

  /// Whether a label is of a family that the engine knows, is asked for in a pattern, or is the one that stands for nothing.
  private func isRead(_ label: String) -> Bool {
    let families = EngineVocabulary.labels.map(\.name)
    if families.contains(where: { label == $0 || label.hasPrefix($0 + ".") }) { return true }
    return checker.labelUses.lazy.map(\.label).contains { $0 == label || ($0.hasSuffix(".*") && label.hasPrefix($0.dropLast())) }
      || EngineVocabulary.fillers.contains { label == $0 || label.hasPrefix($0 + ".") }
  }

  private func checkCaptures() {
    guard let node = manifest.capturesNode else { return }
    for (capture, lexicon) in manifest.captures.sorted(by: { $0.key < $1.key }) where source.lexicons[lexicon] == nil {
      let near = Spelling.nearest(to: lexicon, among: source.lexicons.keys.sorted()).map { "did you mean `\($0)`?" } ?? ""
      manifestReader.report(
        .unknownReference, "capture `\(capture)` refers to lexicon `\(lexicon)`, which the pack does not hold", help: near,
        at: node)
    }
  }

  private func checkExemptions() {
    func warn(_ entry: RuleFile.Exempted, _ message: String, _ help: String?) {
      entry.reader.report(.idleExemption, message, help: help ?? "take it away", at: entry.node, severity: .warning)
    }
    for entry in source.exemptions {
      let owner = entry.exemption.owner
      let pattern = source.patterns[owner].map { $0.parts.map(\.text) }
      let rule = source.rules.first { $0.id == owner }
      guard let texts = pattern ?? rule.map({ ($0.matches + [$0.left, $0.right].compactMap { $0 }).map(\.text) }) else {
        let near = Spelling.nearest(to: owner, among: source.patterns.keys.sorted() + source.rules.map(\.id))
        warn(entry, "there is no rule or pattern `\(owner)`", near.map { "did you mean `\($0)`?" })
        continue
      }
      let alternatives = PatternAlternative.texts(in: texts)
      if alternatives.contains(where: entry.exemption.names) { continue }
      let near = Spelling.nearest(to: entry.exemption.alternative, among: alternatives)
      warn(entry, "`\(owner)` has no alternative `\(entry.exemption.alternative)`", near.map { "did you mean `\($0)`?" })
    }
  }

  private func warnOfUnused() {
    for phase in manifest.phases {
      if !source.rules.contains(where: { $0.phase == phase.id }) {
        manifestReader.report(
          .emptyPhase, "phase `\(phase.id)` has no rules", help: "add a file with `phase: \(phase.id)`, or take the phase away",
          at: phase.node, severity: .warning)
      }
    }
    for name in source.patterns.keys.sorted() where phasesOfPatterns[name] == nil {
      guard let pattern = source.patterns[name] else { continue }
      pattern.reader.report(
        .unused, "no rule refers to pattern `{\(name)}`", help: "take it away, or refer to it", at: pattern.node, severity: .warning)
    }
    let needed = checker.usedLexicons.union(manifest.captures.values).union(EngineVocabulary.lexicons.map(\.name))
    for name in source.lexicons.keys.sorted() where !needed.contains(name) {
      source.lexicons[name]?.reader.report(
        .unused, "no rule refers to lexicon `{\(name)}`", help: "take the file away, or refer to it", line: 0, column: 0, severity: .warning
      )
    }
  }

  /// A label is marked in the text of a phase that reads it, if a rule of the marking phase yields it: anywhere else its pattern never matches.
  /// And a label that a phase reads is marked for nothing if no pattern of the phase asks for it.
  private func warnOfLabelsWithoutMarks() {
    let marking = EngineVocabulary.markingPhase
    let marked = Set((source.rules + source.disabledRules).filter { $0.phase == marking }.map(\.label))
    var asked: [String: Set<Int>] = [:]
    for use in checker.labelUses {
      let phases =
        switch use.part {
        case .rule(let phase): [phase]
        case .pattern(let name): (phasesOfPatterns[name] ?? []).sorted()
        }
      let numbers = Set(LabelNumbers.numbers(of: use.label, in: labels))
      for phase in phases { asked[phase, default: []].formUnion(numbers) }
      let isMarked = phases.contains { phase in
        let reads = manifest.phases.first { $0.id == phase }?.reads ?? []
        return reads.contains {
          LabelNumbers.numbers(of: $0.text, in: labels).contains { numbers.contains($0) && marked.contains(labels[$0]) }
        }
      }
      if isMarked || phases.isEmpty { continue }
      let isYielded = numbers.contains { marked.contains(labels[$0]) }
      use.reader.report(
        .unmarkedLabel,
        isYielded
          ? "\(use.owner): phase `\(phases[0])` does not read `<\(use.label)>`, so this never matches"
          : "\(use.owner): no rule of phase `\(marking)` yields `<\(use.label)>`, so this never matches",
        help: isYielded
          ? "add `\(use.label)` to what the phase `reads` in pack.yaml, or take it away" : "only mentions of phase `\(marking)` are marked",
        at: use.node, offset: use.offset, severity: .warning)
    }
    for phase in manifest.phases {
      for (name, node) in phase.reads where name != "*" {
        if LabelNumbers.numbers(of: name, in: labels).contains(where: { asked[phase.id]?.contains($0) ?? false }) { continue }
        manifestReader.report(
          .unused, "no pattern of phase `\(phase.id)` refers to `<\(name)>`, which it reads", help: "take it away, or refer to it",
          at: node,
          severity: .warning)
      }
    }
  }
}

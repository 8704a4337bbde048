import Yams

/// Checks of a whole pack that are not about one pattern: phases, labels, constant fields, what nothing uses.
struct PackChecker {
  let source: PackSource
  let manifest: PackManifest
  let manifestReader: RuleFileReader
  let labels: [String]
  let checker: PatternChecker

  func check() {
    // Faults that follow from others are not reported: of a file that was not read nothing is known.
    if !source.isWhole { return }
    checkPhases()
    checkRules()
    checkCaptures()
    if !source.diagnostics.contains(where: { $0.severity == .error }) {
      warnOfUnused()
      checkExemptions()
    }
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
      if !isRead(rule.label) {
        rule.reader.report(
          .unknownName, "rule `\(rule.id)`: neither the engine nor a pattern looks for label `\(rule.label)`",
          help: Spelling.nearest(to: rule.label, among: EngineVocabulary.labels.map(\.name)).map { "did you mean `\($0)`?" }
            ?? "it still keeps other rules from matching there; label it `other` if that is its purpose", at: rule.node, severity: .warning)
      }
    }
  }

  /// Whether a label is of a family that the engine knows, is asked for in a pattern, or is the one that stands for nothing.
  private func isRead(_ label: String) -> Bool {
    let families = EngineVocabulary.labels.map(\.name)
    if families.contains(where: { label == $0 || label.hasPrefix($0 + ".") }) { return true }
    let wanted = checker.usedLabels.union(manifest.phases.flatMap { $0.reads.map(\.text) }.filter { $0 != "*" })
    return wanted.contains { $0 == label || ($0.hasSuffix(".*") && label.hasPrefix($0.dropLast())) }
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
    for name in source.patterns.keys.sorted() where !checker.usedPatterns.contains(name) {
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
}

import PolicyPatterns
import PolicyText
import Yams

/// Turns the parsed files of a pack into a compiled `Pack`; the only bridge between the two forms.
struct PackCompiler {
  private let source: PackSource
  private let fold: FoldTable
  private let rules: [RuleFile.Rule]
  private let labels: [String]
  private var checker: PatternChecker
  /// Whether rules that can never stand are looked for, which takes longer than compiling.
  private let findsShadows: Bool

  init(_ source: PackSource, findsShadows: Bool) {
    self.source = source
    self.findsShadows = findsShadows
    rules = source.rules
    fold = FoldTable(Dictionary(source.variants.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first }))
    labels = Array(Set((source.rules + source.disabledRules).map(\.label))).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    checker = PatternChecker(source, labels: labels, fold: fold)
  }

  /// The compiled pack; `nil` where a fault was noted in one of its files.
  mutating func compile() -> Pack? {
    guard let manifest = source.manifest, let reader = source.manifestReader else { return nil }
    let parsed = rules.map { checker.parse($0) }
    for rule in source.disabledRules { _ = checker.parse(rule) }
    PackChecker(source: source, manifest: manifest, manifestReader: reader, labels: labels, checker: checker).check()
    // What stands in the patterns is known to be right before they are compiled; only limits can be met then.
    guard checker.isSound else { return nil }
    var phases: [CompiledPhase] = []
    for phase in manifest.phases {
      let members = parsed.compactMap { $0 }.filter { $0.rule.phase == phase.id }
      if let compiled = compile(phase, members, reader) { phases.append(compiled) }
    }
    if source.diagnostics.contains(where: { $0.severity == .error }) { return nil }
    if findsShadows {
      for phase in phases { warnOfShadows(in: phase, parsed.compactMap { $0?.rule }.filter { $0.phase == phase.id }) }
    }
    return Pack(
      id: manifest.id, version: manifest.version, sha256: source.files[0].digest(), overlays: source.overlays,
      overlayChanges: source.overlayChanges, languages: manifest.languages, scripts: manifest.scripts,
      scriptWeight: manifest.settings["script_weight"].flatMap { Int($0) } ?? 1, layout: manifest.layout,
      fold: fold, variantScalars: Set(source.variants.filter { $0.from >= 0x3400 && $0.from < 0xF900 }.map(\.from)), phases: phases,
      lexicons: source.lexicons.mapValues(\.lexicon),
      patternTexts: source.patterns.mapValues { named in named.parts.map { PatternText($0, named.reader) } },
      exemptions: source.exemptions.map(\.exemption), captureLexicons: manifest.captures, settings: manifest.settings, labels: labels)
  }

  private func compile(
    _ phase: PackManifest.Phase, _ members: [PatternChecker.ParsedRule], _ manifest: RuleFileReader
  ) -> CompiledPhase? {
    let reads = Set(phase.reads.flatMap { LabelNumbers.numbers(of: $0.text, in: labels) })
    var builder = AutomatonBuilder(
      reference: { [checker] in checker.resolve($0) },
      labels: { [labels] in LabelNumbers.numbers(of: $0, in: labels).map { UInt16($0) } })
    for member in members {
      do {
        try builder.add(rule: member.rule.id, member.pattern, leftContext: member.left, rightContext: member.right)
      } catch {
        report(error, of: member.rule)
      }
    }
    let automaton: Automaton
    do {
      automaton = try builder.build()
    } catch {
      manifest.report(.limitExceeded, "phase `\(phase.id)`: \(error.message)", at: phase.node)
      return nil
    }
    let rules = members.map(\.rule)
    let compiled = rules.enumerated().map { number, rule in
      CompiledRule(
        id: rule.id, label: labels.firstIndex(of: rule.label) ?? 0, labelName: rule.label, fields: rule.fields,
        beats: beaten(by: rule, number: number, among: rules), examples: rule.examples, rejects: rule.rejects,
        patterns: rule.matches.map { PatternText($0, rule.reader) }, left: rule.left.map { PatternText($0, rule.reader) },
        right: rule.right.map { PatternText($0, rule.reader) }, why: rule.why, file: rule.reader.path,
        line: rule.node.mark?.line ?? 0)
    }
    return CompiledPhase(id: phase.id, reads: reads, automaton: automaton, rules: compiled, beatOrder: beatOrder(compiled, rules))
  }

  private func warnOfShadows(in phase: CompiledPhase, _ members: [RuleFile.Rule]) {
    var shadowed = ShadowedRules(phase)
    for shadow in shadowed.find() {
      let (loser, winner) = (members[shadow.loser], members[shadow.winner])
      loser.reader.report(
        .shadowed,
        "rule `\(loser.id)` never stands: `\(winner.id)` (\(winner.reader.path):\(winner.node.mark?.line ?? 0)) matches wherever it does, "
          + "and \(shadow.reason)",
        help: "take one of the two away, narrow `\(winner.id)`, or let `\(loser.id)` beat it", at: loser.node, severity: .warning)
    }
  }

  private func report(_ error: PatternError, of rule: RuleFile.Rule) {
    let via = error.trail.isEmpty ? "" : " (in `{\(error.trail.joined(separator: "}` → `{"))}`)"
    let limits: [PatternError.Code] = [.nestingTooDeep, .ruleTooLarge, .automatonTooLarge, .alphabetTooLarge]
    let node: Node =
      switch error.part {
      case .pattern: rule.matches[0].node
      case .leftContext: rule.left?.node ?? rule.node
      case .rightContext: rule.right?.node ?? rule.node
      }
    rule.reader.report(
      limits.contains(error.code) ? .limitExceeded : .invalidPattern, "rule `\(rule.id)`\(via): \(error.message)", at: node,
      offset: error.trail.isEmpty ? error.position.offset : 0)
  }

  private func beaten(by rule: RuleFile.Rule, number: Int, among members: [RuleFile.Rule]) -> Set<Int> {
    var result: Set<Int> = []
    if rule.beatsLater {
      result.formUnion(members.indices.filter { $0 > number && members[$0].listing == rule.listing })
    }
    for wanted in rule.beats {
      func isMeant(_ id: String) -> Bool { id == wanted.text || (wanted.text.hasSuffix("*") && id.hasPrefix(wanted.text.dropLast())) }
      let hits = members.indices.filter { $0 != number && isMeant(members[$0].id) }
      if hits.isEmpty, !source.disabledRules.contains(where: { isMeant($0.id) }) {
        let near = Spelling.nearest(to: wanted.text, among: members.map(\.id)).map { "did you mean `\($0)`?" } ?? ""
        rule.reader.report(.unknownRule, "no rule `\(wanted.text)` in phase `\(rule.phase)`", help: near, at: wanted.node)
      }
      result.formUnion(hits)
    }
    return result
  }

  /// A topological order of the beats relation; rules on a cycle are reported and come last.
  private func beatOrder(_ compiled: [CompiledRule], _ members: [RuleFile.Rule]) -> [Int] {
    var beaters = Array(repeating: 0, count: compiled.count)
    for rule in compiled { for loser in rule.beats { beaters[loser] += 1 } }
    var ready = compiled.indices.filter { beaters[$0] == 0 }
    var order: [Int] = []
    var next = 0
    while next < ready.count {
      let number = ready[next]
      next += 1
      order.append(number)
      for loser in compiled[number].beats.sorted() {
        beaters[loser] -= 1
        if beaters[loser] == 0 { ready.append(loser) }
      }
    }
    let rest = compiled.indices.filter { beaters[$0] > 0 }
    if let first = rest.first {
      let ids = rest.prefix(5).map { "`\(members[$0].id)`" }.joined(separator: ", ")
      members[first].reader.report(
        .invalidValue, "a circle of `beats`: \(ids)\(rest.count > 5 ? ", …" : "")",
        help: "take one `beats` away; `order: listed` beats what stands below", at: members[first].beats.first?.node ?? members[first].node)
    }
    return order + rest
  }
}

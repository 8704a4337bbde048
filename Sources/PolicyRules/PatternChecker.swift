import PolicyPatterns
import Yams

/// Parses the patterns of a pack and checks what they refer to, each fault at its place in the pattern's own text.
struct PatternChecker {
  /// A rule with its patterns parsed.
  struct ParsedRule {
    let rule: RuleFile.Rule
    let pattern: PatternSyntax
    let left: PatternSyntax?
    let right: PatternSyntax?
  }

  private let source: PackSource
  private let fold: FoldTable
  /// Labels that rules yield, those of disabled rules too.
  private let labels: [String]
  /// Whether a name that is not defined is reported: not if the file that defines it could not be read.
  private let reportsUndefined: Bool
  /// Named patterns by name; what cannot be parsed is left out.
  private(set) var named: [String: PatternSyntax] = [:]
  private(set) var usedLexicons: Set<String> = []
  private(set) var labelUses: [LabelUse] = []
  /// Phases of the rules that refer to a named pattern, by its name; `phases(of:)` adds those that do so by way of others.
  private var rulePhases: [String: Set<String>] = [:]
  private var edges: [String: [Edge]] = [:]
  private var consumes: [String: Bool] = [:]
  private var checkedReferences: Set<String> = []
  private(set) var isSound = true

  /// A reference from one named pattern to another.
  private struct Edge {
    let target: String
    let node: Node
    let offset: Int
    let reader: RuleFileReader
  }

  /// A pattern text in its file, with whose fault it would be.
  private struct Place {
    let node: Node
    let reader: RuleFileReader
    let owner: String
    let part: Part
  }

  /// What a pattern text is part of.
  enum Part {
    /// A named pattern.
    case pattern(String)
    /// A rule of a phase.
    case rule(phase: String)
  }

  /// A label in a pattern's text.
  struct LabelUse {
    let label: String
    let part: Part
    let owner: String
    let node: Node
    let offset: Int
    let reader: RuleFileReader
  }

  init(_ source: PackSource, labels: [String], fold: FoldTable) {
    self.source = source
    self.labels = labels
    self.fold = fold
    reportsUndefined = source.isWhole
    for name in source.patterns.keys.sorted() {
      guard let pattern = source.patterns[name] else { continue }
      let branches = pattern.parts.compactMap { part in
        parse(part.text, Place(node: part.node, reader: pattern.reader, owner: "pattern `\(name)`", part: .pattern(name)))
      }
      if branches.count == pattern.parts.count { named[name] = branches.count == 1 ? branches[0] : .alternation(branches) }
    }
    checkCycles()
  }

  /// The rule with its patterns; `nil` and faults noted where one of them cannot be used.
  mutating func parse(_ rule: RuleFile.Rule) -> ParsedRule? {
    func place(_ node: Node) -> Place {
      Place(node: node, reader: rule.reader, owner: "rule `\(rule.id)`", part: .rule(phase: rule.phase))
    }
    let branches = rule.matches.map { parse($0.text, place($0.node)) }
    let left = rule.left.map { parse($0.text, place($0.node)) }
    let right = rule.right.map { parse($0.text, place($0.node)) }
    let whole = branches.compactMap { $0 }
    guard whole.count == branches.count, left != .some(.none), right != .some(.none), isSound else { return nil }
    for (branch, match) in zip(whole, rule.matches) where !consumes(branch) {
      isSound = false
      rule.reader.report(
        .matchesNothing, "rule `\(rule.id)`: this pattern matches no character", help: "empty matches are not reported: match some text",
        at: match.node)
    }
    return ParsedRule(
      rule: rule, pattern: whole.count == 1 ? whole[0] : .alternation(whole), left: left ?? nil, right: right ?? nil)
  }

  /// What `{reference}` stands for: a named pattern, a lexicon, or the terms of a lexicon with some attribute values.
  func resolve(_ reference: String) -> ResolvedReference? {
    if let pattern = named[reference] { return .pattern(pattern) }
    let name = String(reference.prefix { $0 != ":" })
    guard let lexicon = source.lexicons[name]?.lexicon else { return nil }
    return .lexicon(id: reference, terms: lexicon.terms(of: reference, fold: fold))
  }

  // MARK: References

  private mutating func parse(_ text: String, _ place: Place) -> PatternSyntax? {
    do {
      let syntax = try PatternParser.parse(text).folded(by: fold)
      return check(syntax, place) ? syntax : nil
    } catch {
      isSound = false
      let code: Diagnostic.Code =
        [.patternTooLong, .nestingTooDeep, .repetitionTooLarge].contains(error.code) ? .limitExceeded : .invalidPattern
      place.reader.report(code, "\(place.owner): \(error.message)", at: place.node, offset: error.position.offset)
      return nil
    }
  }

  private mutating func check(_ syntax: PatternSyntax, _ place: Place) -> Bool {
    switch syntax {
    case .empty, .scalars, .start, .end, .lexicon, .mention: return true
    case .concatenation(let parts), .alternation(let parts):
      var good = true
      for part in parts where !check(part, place) { good = false }
      return good
    case .repetition(let body, _, _, _): return check(body, place)
    case .capture(let name, let body):
      checkCapture(name, place)
      return check(body, place)
    case .reference(let name, let position): return check(reference: name, at: position.offset, place)
    case .labels(let names, let position):
      var good = true
      for name in names where !check(label: name, at: position.offset, place) { good = false }
      return good
    }
  }

  private mutating func check(reference: String, at offset: Int, _ place: Place) -> Bool {
    if source.patterns[reference] != nil {
      switch place.part {
      case .rule(let phase): rulePhases[reference, default: []].insert(phase)
      case .pattern(let name):
        edges[name, default: []].append(Edge(target: reference, node: place.node, offset: offset, reader: place.reader))
      }
      return true
    }
    let parts = reference.split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first, let lexicon = source.lexicons[name]?.lexicon else {
      let names = source.patterns.keys.sorted() + source.lexicons.keys.sorted()
      let near = Spelling.nearest(to: parts.first ?? "", among: names).map { "did you mean `{\($0)}`?" }
      return fail(
        .unknownReference, "there is no lexicon or pattern named `{\(reference)}`", near ?? "define it under `patterns:` or as a lexicon",
        at: offset, place)
    }
    usedLexicons.insert(name)
    guard parts.count > 1 else { return true }
    for condition in parts[1].split(separator: ",").map(LexiconCondition.init) {
      guard lexicon.columns.contains(condition.column) else {
        let near = Spelling.nearest(to: condition.column, among: lexicon.columns).map { "did you mean `\($0)`?" }
        return fail(
          .unknownReference, "lexicon `\(name)` has no column `\(condition.column)`",
          near ?? "its columns: \(lexicon.columns.joined(separator: ", "))", at: offset, place)
      }
      warnOfAbsentValues(condition, lexicon, reference, at: offset, place)
    }
    return true
  }

  /// A value that no term has makes a reference that silently matches nothing.
  private mutating func warnOfAbsentValues(
    _ condition: LexiconCondition, _ lexicon: Lexicon, _ reference: String, at offset: Int, _ place: Place
  ) {
    guard checkedReferences.insert(reference + "," + condition.column).inserted else { return }
    var present: Set<String> = []
    for entry in lexicon.entries { present.insert(entry.attributes[condition.column, default: ""]) }
    for value in condition.values where !present.contains(String(value)) {
      let near = Spelling.nearest(to: String(value), among: present.sorted()).map { "did you mean `\($0)`?" }
      place.reader.report(
        .unknownName, "\(place.owner): no term of lexicon `\(lexicon.name)` has \(condition.column) `\(value)`",
        help: near ?? "add such terms, or take the value away", at: place.node, offset: offset, severity: .warning)
    }
  }

  private mutating func check(label: String, at offset: Int, _ place: Place) -> Bool {
    labelUses.append(
      LabelUse(label: label, part: place.part, owner: place.owner, node: place.node, offset: offset, reader: place.reader))
    if LabelNumbers.numbers(of: label, in: labels).isEmpty {
      let near = Spelling.nearest(to: label, among: labels).map { "did you mean `<\($0)>`?" }
      return fail(
        .unknownLabel, "no rule makes mentions labelled `<\(label)>`", near ?? "labels are the `label:` or `id:` of rules", at: offset,
        place)
    }
    return true
  }

  private func checkCapture(_ name: String, _ place: Place) {
    if EngineVocabulary.entry(name, in: EngineVocabulary.captures) != nil { return }
    guard let near = Spelling.nearest(to: name, among: EngineVocabulary.captures.map(\.name)) else { return }
    place.reader.report(
      .unknownName, "\(place.owner): the engine looks for no capture `\(name)`", help: "did you mean `\(near)`?", at: place.node,
      severity: .warning)
  }

  private mutating func fail(_ code: Diagnostic.Code, _ message: String, _ help: String, at offset: Int, _ place: Place) -> Bool {
    isSound = false
    if !reportsUndefined { return false }
    place.reader.report(code, "\(place.owner): \(message)", help: help, at: place.node, offset: offset)
    return false
  }
}

// MARK: Cycles and emptiness

extension PatternChecker {
  /// The phases of the rules that refer to each named pattern, by way of others too; patterns that no rule refers to are left out.
  func phasesOfPatterns() -> [String: Set<String>] {
    var phases = rulePhases
    var waiting = rulePhases.keys.sorted()
    while let name = waiting.popLast() {
      for edge in edges[name] ?? [] where !(phases[name] ?? []).isSubset(of: phases[edge.target] ?? []) {
        phases[edge.target, default: []].formUnion(phases[name] ?? [])
        waiting.append(edge.target)
      }
    }
    return phases
  }

  /// Walks the named patterns depth first, without recursion: a chain of them may be as long as the file allows.
  private mutating func checkCycles() {
    var state: [String: Bool] = [:]
    for root in source.patterns.keys.sorted() where state[root] == nil {
      var path: [(name: String, next: Int)] = [(root, 0)]
      state[root] = false
      while let (name, next) = path.last {
        let out = edges[name] ?? []
        guard next < out.count else {
          state[name] = true
          consumes[name] = named[name].map(consumes) ?? true
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = out[next]
        if state[edge.target] == nil {
          state[edge.target] = false
          path.append((edge.target, 0))
        } else if state[edge.target] == false {
          let circle = path.drop { $0.name != edge.target }.map { "{\($0.name)}" } + ["{\(edge.target)}"]
          isSound = false
          edge.reader.report(
            .cyclicReference, "pattern `\(name)` refers back to itself: \(circle.joined(separator: " → "))",
            help: "take one reference out of the circle; `*` and `+` repeat", at: edge.node, offset: edge.offset)
        }
      }
    }
  }

  /// Whether a pattern can match some character. Named patterns are looked up, not entered.
  private func consumes(_ syntax: PatternSyntax) -> Bool {
    switch syntax {
    case .empty, .start, .end: false
    case .scalars, .labels, .mention: true
    case .lexicon(_, let terms): !terms.isEmpty
    case .concatenation(let parts), .alternation(let parts): parts.contains(where: consumes)
    case .repetition(let body, _, let maximum, _): maximum != 0 && consumes(body)
    case .capture(_, let body): consumes(body)
    case .reference(let name, _): consumes[name] ?? true
    }
  }
}

/// Labels by the names that patterns and phases give them.
enum LabelNumbers {
  /// The labels meant by `name`, `prefix.*` or `*`.
  static func numbers(of name: String, in labels: [String]) -> [Int] {
    labels.indices.filter { number in
      name == "*" || labels[number] == name || (name.hasSuffix(".*") && labels[number].hasPrefix(name.dropLast(1)))
    }
  }
}

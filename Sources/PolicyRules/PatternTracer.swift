package import PolicyPatterns

/// Builds the phases of a pack once more, so that captures tell which alternatives a match went through and which terms it took.
package struct PatternTracer {
  /// What a capture of a traced phase tells.
  package enum Site: Sendable {
    /// That the alternative with this number was taken.
    case alternative(Int)
    /// That a term of this lexicon was taken.
    case term(lexicon: String)
    /// Something else: a capture of the rules' own.
    case none
  }

  /// A phase whose rules are numbered as in the phase it was built from.
  package struct Phase: Sendable {
    package let automaton: Automaton
    /// By the numbers of captures.
    package let sites: [Site]
    /// Rules of the automaton that match from the beginning of a scope to the end of a left context, by the rule it is for.
    package let leftContexts: [Int: Int]
    /// Rules of the automaton that match from the beginning of a right context to the end of a scope, by the rule it is for.
    package let rightContexts: [Int: Int]
  }

  /// Alternatives met in the phases traced so far, by number.
  package private(set) var alternatives: [PatternAlternative] = []
  private let pack: Pack
  private let exemptions: [String: [Exemption]]
  private var named: [String: PatternSyntax] = [:]

  package init(_ pack: Pack) {
    self.pack = pack
    exemptions = Dictionary(grouping: pack.exemptions, by: \.owner)
    for name in pack.patternTexts.keys.sorted() {
      named[name] = trace(pack.patternTexts[name] ?? [], of: name, shown: "{\(name)}")
    }
  }

  /// A phase, traced.
  ///
  /// - Throws: an error where it grows past a limit, which limits wider than those of loading make unlikely.
  package mutating func trace(_ phase: CompiledPhase) throws(PatternError) -> Phase {
    var contexts: [(left: PatternSyntax?, right: PatternSyntax?)] = []
    var patterns: [PatternSyntax] = []
    for rule in phase.rules {
      patterns.append(trace(rule.patterns, of: rule.id, shown: rule.id))
      contexts.append(
        (rule.left.map { trace([$0], of: rule.id, shown: rule.id) }, rule.right.map { trace([$0], of: rule.id, shown: rule.id) }))
    }
    var builder = AutomatonBuilder(
      limits: Self.limits, reference: { [named, pack] in Self.resolve($0, named, pack) },
      labels: { [pack] in LabelNumbers.numbers(of: $0, in: pack.labels).map { UInt16($0) } })
    for (rule, pattern) in zip(phase.rules, patterns) { try builder.add(rule: rule.id, pattern) }
    var left: [Int: Int] = [:]
    var right: [Int: Int] = [:]
    let gap = PatternSyntax.repetition(.scalars(.all), minimum: 0, maximum: nil, greedy: false)
    for (number, context) in contexts.enumerated() {
      if let pattern = context.left { left[number] = try builder.add(rule: "", .concatenation([gap, pattern])) }
      if let pattern = context.right { right[number] = try builder.add(rule: "", .concatenation([pattern, gap])) }
    }
    let automaton = try builder.build()
    return Phase(automaton: automaton, sites: automaton.captureNames.map(Self.site), leftContexts: left, rightContexts: right)
  }

  /// The syntax of a pattern with its alternatives in captures of their numbers.
  private mutating func trace(_ texts: [PatternText], of owner: String, shown: String) -> PatternSyntax {
    let branches = texts.map { text in
      let scalars = Array(text.text.unicodeScalars)
      var found: [PatternPosition] = []
      let first = alternatives.count
      let syntax = try? PatternParser.parse(text.text) { position in
        found.append(position)
        return Self.alternativeMark + String(first + found.count - 1)
      }
      for position in found { add(PatternAlternative.text(at: position, in: scalars), owner, shown, text, position.offset) }
      let folded = (syntax ?? .empty).folded(by: pack.fold)
      guard texts.count > 1 else { return folded }
      add(text.text, owner, shown, text, 0)
      return .capture(Self.alternativeMark + String(alternatives.count - 1), folded)
    }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func add(_ text: String, _ owner: String, _ shown: String, _ pattern: PatternText, _ offset: Int) {
    let exemption = exemptions[owner]?.first { $0.names(text) }
    alternatives.append(PatternAlternative(owner: shown, text: text, exemption: exemption, place: pattern.place, offset: offset))
  }

  private static func resolve(_ reference: String, _ named: [String: PatternSyntax], _ pack: Pack) -> ResolvedReference? {
    if let pattern = named[reference] { return .pattern(pattern) }
    guard let (name, terms) = pack.terms(of: reference) else { return nil }
    return .pattern(.capture(termMark + name, .lexicon(id: reference, terms: terms)))
  }

  // No name that a rule file gives a capture begins with one of these.
  private static let alternativeMark = "#"
  private static let termMark = "@"

  private static func site(_ name: String) -> Site {
    if name.hasPrefix(termMark) { return .term(lexicon: String(name.dropFirst())) }
    guard name.hasPrefix(alternativeMark), let number = Int(name.dropFirst()) else { return .none }
    return .alternative(number)
  }

  /// Every node may stand in a capture, which takes two states more.
  private static let limits: PatternLimits = {
    var limits = PatternLimits()
    limits.resolvedNestingMax *= 2
    limits.ruleStatesMax *= 4
    limits.automatonStatesMax *= 4
    return limits
  }()
}

extension Pack {
  /// The lexicon that a reference names, with the terms it stands for, folded.
  fileprivate func terms(of reference: String) -> (lexicon: String, terms: [[UInt8]])? {
    let name = String(reference.prefix { $0 != ":" })
    guard let lexicon = lexicons[name] else { return nil }
    return (name, lexicon.terms(of: reference, fold: fold))
  }
}

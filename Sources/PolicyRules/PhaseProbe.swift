package import PolicyPatterns

/// The rules of a phase built once more, so that one can be told how near each comes to matching where it does not.
package struct PhaseProbe: Sendable {
  /// A part of a rule's pattern as its author wrote it.
  package struct Element: Sendable, Hashable {
    /// As written, with the repetition behind it.
    package let text: String
    /// File, line and column.
    package let location: String
    /// The capture that it stands in; `nil` where it stands in none.
    package let slot: String?
    package let part: PatternProbe.Part
    /// The references that led to it, as written, outermost first.
    package let via: [String]
  }

  private struct Site: Sendable {
    let text: String
    let place: TextPlace
    let offset: Int

    var location: String {
      let (line, column) = place.place(of: offset)
      return "\(place.file):\(line):\(column)"
    }
  }

  private let probe: PatternProbe
  private let sites: [Site]

  /// - Throws: an error where it grows past a limit, which limits wider than those of loading make unlikely.
  package init(_ phase: CompiledPhase, of pack: Pack) throws(PatternError) {
    var writer = SiteWriter(pack)
    var named: [String: PatternSyntax] = [:]
    for name in pack.patternTexts.keys.sorted() { named[name] = writer.syntax(pack.patternTexts[name] ?? []) }
    var builder = AutomatonBuilder(
      limits: Self.limits, reference: { [named, pack] in Self.resolve($0, named, pack) },
      labels: { [pack] in LabelNumbers.numbers(of: $0, in: pack.labels).map { UInt16($0) } })
    for rule in phase.rules {
      let pattern = PatternProbe.pattern(
        left: rule.left.map { writer.syntax([$0]) }, core: writer.syntax(rule.patterns), right: rule.right.map { writer.syntax([$0]) })
      try builder.add(rule: rule.id, pattern)
    }
    probe = PatternProbe(try builder.build())
    sites = writer.sites
  }

  /// Why a rule, by its number in the phase, has no match that covers a place of the stream's source; `nil` where nothing of it matches there.
  package func diagnose(rule: Int, in stream: MarkedStream, place: Range<Int>) -> Diagnosis? {
    probe.diagnose(rule: rule, in: stream, place: place)
  }

  /// The part of a pattern behind the names of the captures around it.
  package func element(_ path: [String]) -> Element? {
    let marked = path.compactMap { name in
      name.hasPrefix(PatternProbe.elementMark) ? Int(name.dropFirst(PatternProbe.elementMark.count)).map { sites[$0] } : nil
    }
    guard let site = marked.last else { return nil }
    let part = path.lazy.compactMap { PatternProbe.Part(rawValue: $0) }.first ?? .core
    let slot = path.last { !$0.hasPrefix(PatternProbe.elementMark) && PatternProbe.Part(rawValue: $0) == nil }
    return Element(text: site.text, location: site.location, slot: slot, part: part, via: marked.dropLast().map(\.text))
  }

  /// The part of the rule's own text that a path leads through.
  package func outermost(_ path: [String]) -> Element? {
    guard let first = path.firstIndex(where: { $0.hasPrefix(PatternProbe.elementMark) }) else { return nil }
    return element(Array(path[...first]))
  }

  private static func resolve(_ reference: String, _ named: [String: PatternSyntax], _ pack: Pack) -> ResolvedReference? {
    if let pattern = named[reference] { return .pattern(pattern) }
    guard let lexicon = pack.lexicons[String(reference.prefix { $0 != ":" })] else { return nil }
    return .lexicon(id: reference, terms: lexicon.terms(of: reference, fold: pack.fold))
  }

  /// Every element stands in a capture, which takes two states and a level more.
  private static let limits: PatternLimits = {
    var limits = PatternLimits()
    limits.resolvedNestingMax *= 2
    limits.ruleStatesMax *= 4
    limits.automatonStatesMax *= 4
    return limits
  }()

  /// Parses patterns with their elements in captures named by the number of their site.
  private struct SiteWriter {
    private let pack: Pack
    private(set) var sites: [Site] = []

    init(_ pack: Pack) { self.pack = pack }

    mutating func syntax(_ texts: [PatternText]) -> PatternSyntax {
      let branches = texts.map { syntax($0) }
      return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    /// What could be loaded can be parsed again.
    private mutating func syntax(_ pattern: PatternText) -> PatternSyntax {
      let scalars = Array(pattern.text.unicodeScalars)
      var found: [Site] = []
      let first = sites.count
      let syntax = try? PatternParser.parse(
        pattern.text,
        elementsAs: { position in
          let text = String(String.UnicodeScalarView(scalars[position.offset..<position.offset + position.length]))
          found.append(Site(text: String(text.trimmingSuffix(while: \.isWhitespace)), place: pattern.place, offset: position.offset))
          return PatternProbe.elementMark + String(first + found.count - 1)
        })
      sites += found
      return (syntax ?? .empty).folded(by: pack.fold)
    }
  }
}

extension StringProtocol {
  /// The text without what satisfies a condition at its end.
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> SubSequence {
    var rest = self[...]
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}

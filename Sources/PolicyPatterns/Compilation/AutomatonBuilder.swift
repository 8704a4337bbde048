/// Collects rules and compiles them into one automaton.
package struct AutomatonBuilder {
  private let limits: PatternLimits
  private var resolver: ReferenceResolver
  private var core = ProgramCompiler()
  private var left = ProgramCompiler()
  private var right = ProgramCompiler(reversed: true)
  private var rules: [String] = []
  private var hasLeftContext: [Bool] = []
  private var hasRightContext: [Bool] = []

  /// - Parameters:
  ///   - reference: what a reference (raw, such as `unit:kind=money`) stands for; nil if there is no such thing.
  ///   - labels: the numbers of a label name as written (`date`, `date.*`); empty if there is none.
  package init(
    limits: PatternLimits = PatternLimits(), reference: @escaping (String) -> ResolvedReference? = { _ in nil },
    labels: @escaping (String) -> [UInt16] = { _ in [] }
  ) {
    self.limits = limits
    resolver = ReferenceResolver(limits: limits, reference: reference, labels: labels)
  }

  /// Adds a rule; on an error the builder is as before.
  ///
  /// The contexts are looked at, not consumed: a match must be preceded by some text that `leftContext` matches and followed by
  /// some text that `rightContext` matches. They hold no captures.
  /// - Returns: the number of the rule.
  @discardableResult
  package mutating func add(
    rule: String, _ pattern: PatternSyntax, leftContext: PatternSyntax? = nil, rightContext: PatternSyntax? = nil
  ) throws(PatternError) -> Int {
    guard sizeStates <= limits.automatonStatesMax else { throw .automatonTooLarge(limits: limits) }
    let pattern = try resolve(pattern, .pattern)
    let leftContext = try resolveContext(leftContext, .leftContext)
    let rightContext = try resolveContext(rightContext, .rightContext)
    let number = rules.count
    rules.append(rule)
    core.add(pattern, rule: number)
    if let leftContext { left.add(leftContext, rule: number) }
    if let rightContext { right.add(rightContext, rule: number) }
    hasLeftContext.append(leftContext != nil)
    hasRightContext.append(rightContext != nil)
    return number
  }

  /// Adds a rule in text form.
  @discardableResult
  package mutating func add(
    rule: String, pattern: String, leftContext: String? = nil, rightContext: String? = nil
  ) throws(PatternError) -> Int {
    try add(
      rule: rule, try parse(pattern, .pattern) ?? .empty, leftContext: try parse(leftContext, .leftContext),
      rightContext: try parse(rightContext, .rightContext))
  }

  /// Compiles the rules added so far.
  package func build() throws(PatternError) -> Automaton {
    guard sizeStates <= limits.automatonStatesMax else { throw .automatonTooLarge(limits: limits) }
    var programs = [core.program, left.program, right.program]
    var sets: Set<ScalarSet> = []
    var labels: Set<UInt16> = []
    var scalars: Set<UInt32> = []
    for index in programs.indices {
      guard programs[index].numberLexiconUses() else { throw .automatonTooLarge(limits: limits) }
      sets.formUnion(programs[index].sets)
      for numbers in programs[index].labelSets { labels.formUnion(numbers) }
      for trie in programs[index].tries { scalars.formUnion(trie.scalars.dropFirst()) }
    }
    for scalar in scalars { sets.insert(ScalarSet([scalar...scalar])) }
    // Sorted, so that class numbers do not depend on hashing.
    let ordered = sets.sorted { first, second in
      first.ranges.lexicographicallyPrecedes(second.ranges) { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
    return Automaton(
      rules: rules, captureNames: core.captureNames, sizeStates: sizeStates, alphabet: try Alphabet(sets: ordered, labels: labels),
      core: programs[0], left: programs[1], right: programs[2], hasLeftContext: hasLeftContext, hasRightContext: hasRightContext)
  }

  private var sizeStates: Int { core.sizeStates + left.sizeStates + right.sizeStates }

  private func parse(_ text: String?, _ part: PatternError.Part) throws(PatternError) -> PatternSyntax? {
    guard let text else { return nil }
    do {
      return try PatternParser.parse(text, limits: limits)
    } catch {
      throw error.within(part)
    }
  }

  private mutating func resolve(_ syntax: PatternSyntax, _ part: PatternError.Part) throws(PatternError) -> PatternSyntax {
    do {
      return try resolver.resolve(syntax)
    } catch {
      throw error.within(part)
    }
  }

  private mutating func resolveContext(
    _ syntax: PatternSyntax?, _ part: PatternError.Part
  ) throws(PatternError) -> PatternSyntax? {
    guard let syntax else { return nil }
    let resolved = try resolve(syntax, part)
    if let name = resolved.firstCapture { throw .captureInContext(name, part: part) }
    return resolved
  }
}

extension PatternError {
  fileprivate func within(_ part: Part) -> PatternError {
    var error = self
    error.part = part
    return error
  }
}

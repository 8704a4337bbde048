/// What a reference in a pattern stands for.
package enum ResolvedReference: Sendable {
  /// A sub-pattern, which may hold further references.
  case pattern(PatternSyntax)
  /// A word list; lexicons with the same id are taken to have the same terms and share one trie.
  case lexicon(id: String, terms: [[UInt8]])
}

/// Writes references and labels out and measures the result, so that nothing too large is ever built.
struct ReferenceResolver {
  struct Resolution {
    var syntax: PatternSyntax
    /// An upper bound of the states after expansion, no less than the number of nodes; saturates far above any limit.
    var states: Int
    /// Nesting of nodes, for the recursion of the compiler.
    var depth: Int
  }

  let limits: PatternLimits
  let reference: (String) -> ResolvedReference?
  let labels: (String) -> [UInt16]
  private var known: [String: Resolution] = [:]
  private var trail: [String] = []

  init(
    limits: PatternLimits, reference: @escaping (String) -> ResolvedReference?, labels: @escaping (String) -> [UInt16]
  ) {
    self.limits = limits
    self.reference = reference
    self.labels = labels
  }

  /// Complexity: linear in the pattern and the patterns it refers to, each counted once.
  mutating func resolve(_ syntax: PatternSyntax) throws(PatternError) -> PatternSyntax {
    trail = []
    let resolution = try resolution(of: syntax, depth: 0)
    guard resolution.states <= limits.ruleStatesMax else { throw .ruleTooLarge(limits: limits) }
    return resolution.syntax
  }

  private mutating func resolution(of syntax: PatternSyntax, depth: Int) throws(PatternError) -> Resolution {
    guard depth <= limits.resolvedNestingMax else { throw tooDeep(PatternPosition(offset: 0, length: 0)) }
    switch syntax {
    case .empty, .scalars, .start, .end, .lexicon: return Resolution(syntax: syntax, states: 1, depth: 1)
    case .mention: return Resolution(syntax: syntax, states: 2, depth: 1)
    case .labels(let names, let position):
      return Resolution(syntax: .mention(try numbers(of: names, position)), states: 2, depth: 1)
    case .reference(let name, let position): return try resolution(ofReference: name, position, depth: depth)
    case .capture(let name, let body):
      var result = try resolution(of: body, depth: depth + 1)
      result.syntax = .capture(name, result.syntax)
      result.states += 2
      result.depth += 1
      return result
    case .repetition(let body, let minimum, let maximum, let greedy):
      var result = try resolution(of: body, depth: depth + 1)
      result.syntax = .repetition(result.syntax, minimum: minimum, maximum: maximum, greedy: greedy)
      let copies = max(maximum ?? minimum + 1, 1)
      result.states = min((result.states + 1) * min(copies, 1 << 20) + 1, 1 << 40)
      result.depth += 1
      return result
    case .concatenation(let parts):
      let result = try resolution(ofAll: parts, depth: depth)
      return Resolution(syntax: .concatenation(result.parts), states: result.states, depth: result.depth)
    case .alternation(let branches):
      let result = try resolution(ofAll: branches, depth: depth)
      return Resolution(syntax: .alternation(result.parts), states: result.states + branches.count, depth: result.depth)
    }
  }

  private mutating func resolution(
    ofAll parts: [PatternSyntax], depth: Int
  ) throws(PatternError) -> (parts: [PatternSyntax], states: Int, depth: Int) {
    var resolved: [PatternSyntax] = []
    var states = 1
    var depthMax = 0
    for part in parts {
      let result = try resolution(of: part, depth: depth + 1)
      resolved.append(result.syntax)
      states = min(states + result.states, 1 << 40)
      depthMax = max(depthMax, result.depth)
    }
    return (resolved, states, depthMax + 1)
  }

  private mutating func resolution(
    ofReference name: String, _ position: PatternPosition, depth: Int
  ) throws(PatternError) -> Resolution {
    if let resolution = known[name] {
      guard depth + resolution.depth <= limits.resolvedNestingMax else { throw tooDeep(position) }
      return resolution
    }
    guard !trail.contains(name) else { throw located(.cyclicReference(name, position)) }
    guard let target = reference(name) else { throw located(.unknownReference(name, position)) }
    let result: Resolution
    switch target {
    case .lexicon(let id, let terms):
      result = Resolution(syntax: .lexicon(id: id, terms: terms), states: 1, depth: 1)
    case .pattern(let syntax):
      trail.append(name)
      result = try resolution(of: syntax, depth: depth + 1)
      trail.removeLast()
    }
    known[name] = result
    return result
  }

  private func numbers(of names: [String], _ position: PatternPosition) throws(PatternError) -> [UInt16] {
    var numbers: Set<UInt16> = []
    for name in names {
      let found = labels(name)
      guard !found.isEmpty else { throw located(.unknownLabel(name, position)) }
      numbers.formUnion(found)
    }
    return numbers.sorted()
  }

  private func tooDeep(_ position: PatternPosition) -> PatternError {
    located(.resolvedTooDeep(position, limits: limits))
  }

  private func located(_ error: PatternError) -> PatternError {
    var error = error
    error.trail = trail
    return error
  }
}

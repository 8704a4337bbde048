extension PatternSyntax {
  /// Whether the pattern matches the empty string somewhere; resolved syntax only.
  var matchesEmpty: Bool {
    switch self {
    case .empty, .start, .end: true
    case .scalars, .reference, .lexicon, .labels, .mention: false
    case .concatenation(let parts): parts.allSatisfy(\.matchesEmpty)
    case .alternation(let branches): branches.contains(where: \.matchesEmpty)
    case .repetition(let body, let minimum, _, _): minimum == 0 || body.matchesEmpty
    case .capture(_, let body): body.matchesEmpty
    }
  }

  /// The name of some capture in the pattern; resolved syntax only.
  var firstCapture: String? {
    switch self {
    case .empty, .start, .end, .scalars, .reference, .lexicon, .labels, .mention: return nil
    case .capture(let name, _): return name
    case .repetition(let body, _, _, _): return body.firstCapture
    case .concatenation(let parts), .alternation(let parts):
      for part in parts {
        if let name = part.firstCapture { return name }
      }
      return nil
    }
  }
}

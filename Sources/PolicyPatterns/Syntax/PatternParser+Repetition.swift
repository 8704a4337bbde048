extension PatternParser {
  /// Applies the postfix operators that follow an atom, which begins at `start`.
  mutating func repeated(_ atom: PatternSyntax, from start: Int) throws(PatternError) -> PatternSyntax {
    let node = try repeated(atom)
    guard case .repetition(_, minimum: 0, let maximum, let greedy) = node, !atom.isCharacterSet, !atom.isAlternation else { return node }
    return .repetition(alternative(atom, from: start, to: index), minimum: 0, maximum: maximum, greedy: greedy)
  }

  private mutating func repeated(_ atom: PatternSyntax) throws(PatternError) -> PatternSyntax {
    guard let next = peek() else { return atom }
    let offset = index
    let bounds: (minimum: Int, maximum: Int?)
    switch next {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      guard let counted = try counts() else { return atom }
      bounds = counted
      return try finish(atom, bounds, from: offset)
    default: return atom
    }
    index += 1
    return try finish(atom, bounds, from: offset)
  }

  private mutating func finish(
    _ atom: PatternSyntax, _ bounds: (minimum: Int, maximum: Int?), from offset: Int
  ) throws(PatternError) -> PatternSyntax {
    let greedy = !accept("?")
    if let next = peek(), next == "*" || next == "+" || next == "?" { throw .nothingToRepeat(at: index) }
    let node = PatternSyntax.repetition(atom, minimum: bounds.minimum, maximum: bounds.maximum, greedy: greedy)
    if peek() == "{", try counts() != nil { throw .nothingToRepeat(at: offset) }
    return node
  }

  /// `{m}`, `{m,}` or `{m,n}`; nil, with nothing consumed, if the brace opens a reference.
  private mutating func counts() throws(PatternError) -> (minimum: Int, maximum: Int?)? {
    let offset = index
    index += 1
    guard let first = peek(), first.isASCIIDigit else {
      index = offset
      return nil
    }
    let minimum = try number()
    var maximum: Int? = minimum
    if accept(",") {
      maximum = nil
      if let next = peek(), next.isASCIIDigit { maximum = try number() }
    }
    guard accept("}") else { throw .unclosed(.unclosedBrace, "{", "}", from: offset) }
    if let maximum, maximum < minimum {
      throw .repetitionReversed(PatternPosition(offset: offset, length: index - offset))
    }
    return (minimum, maximum)
  }

  private mutating func number() throws(PatternError) -> Int {
    let offset = index
    var value = 0
    while index < scalars.count, scalars[index].isASCIIDigit {
      // Capped, so that no count of digits overflows before the limit is checked.
      value = min(value * 10 + Int(scalars[index].value - 0x30), 1 << 40)
      index += 1
    }
    guard value <= limits.repetitionMax else {
      throw .repetitionTooLarge(PatternPosition(offset: offset, length: index - offset), limits: limits)
    }
    return value
  }
}

extension PatternSyntax {
  /// Whether it is one character of several.
  fileprivate var isCharacterSet: Bool {
    guard case .scalars(let set) = self else { return false }
    return set.onlyScalar == nil
  }

  /// Whether its branches are alternatives, so that it need not be one as a whole.
  fileprivate var isAlternation: Bool {
    switch self {
    case .alternation: true
    case .capture(_, let body): body.isAlternation
    default: false
    }
  }
}

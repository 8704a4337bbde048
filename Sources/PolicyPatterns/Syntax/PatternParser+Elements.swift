extension PatternParser {
  /// The parts of a concatenation, each element put into a capture where elements are put into some.
  ///
  /// An element is a set of characters, a reference, a label or an anchor, with the repetition behind it, or a run of plain characters; the parts
  /// of a group are elements, the group is none.
  func elements(_ parts: [(syntax: PatternSyntax, offsets: Range<Int>)]) -> [PatternSyntax] {
    guard let element else { return parts.map(\.syntax) }
    var runs: [(syntax: PatternSyntax, offsets: Range<Int>)] = []
    for part in parts {
      if part.syntax.isCharacter, let last = runs.last, last.syntax.isWord, last.offsets.upperBound == part.offsets.lowerBound {
        runs[runs.count - 1] = (.concatenation([last.syntax, part.syntax]), last.offsets.lowerBound..<part.offsets.upperBound)
      } else {
        runs.append(part)
      }
    }
    return runs.map { syntax, offsets in
      if scalars[offsets.lowerBound] == "(" { return syntax }
      return .capture(element(PatternPosition(offset: offsets.lowerBound, length: offsets.count)), syntax)
    }
  }
}

extension PatternSyntax {
  fileprivate var isCharacter: Bool {
    guard case .scalars(let set) = self else { return false }
    return set.onlyScalar != nil
  }

  /// Whether it is one plain character or several.
  fileprivate var isWord: Bool {
    guard case .concatenation(let parts) = self else { return isCharacter }
    return parts.allSatisfy(\.isWord)
  }
}

extension PatternError {
  static func patternTooLong(_ length: Int, limits: PatternLimits) -> PatternError {
    PatternError(
      .patternTooLong, PatternPosition(offset: limits.lengthScalarsMax, length: length - limits.lengthScalarsMax),
      "the pattern has \(length) characters, the limit is \(limits.lengthScalarsMax): "
        + "move word lists into a lexicon and parts into named patterns")
  }

  static func nestingTooDeep(at offset: Int, limits: PatternLimits) -> PatternError {
    PatternError(
      .nestingTooDeep, PatternPosition(offset: offset, length: 1),
      "groups are nested more than \(limits.nestingMax) deep: name the inner part as a pattern of its own")
  }

  static func resolvedTooDeep(_ position: PatternPosition, limits: PatternLimits) -> PatternError {
    PatternError(
      .nestingTooDeep, position,
      "with its references written out the pattern is nested more than \(limits.resolvedNestingMax) deep: flatten the references")
  }

  static func nothingToRepeat(at offset: Int) -> PatternError {
    PatternError(
      .nothingToRepeat, PatternPosition(offset: offset, length: 1),
      "there is nothing to repeat here: put a character or a group before it, or escape it with \\")
  }

  static func repetitionReversed(_ position: PatternPosition) -> PatternError {
    PatternError(.repetitionReversed, position, "the upper bound is below the lower one: swap them")
  }

  static func repetitionTooLarge(_ position: PatternPosition, limits: PatternLimits) -> PatternError {
    PatternError(
      .repetitionTooLarge, position, "a repetition is bounded by \(limits.repetitionMax): use a smaller number, or * for any count")
  }

  static func unclosed(_ code: Code, _ open: String, _ close: String, from offset: Int) -> PatternError {
    PatternError(
      code, PatternPosition(offset: offset, length: 1), "\(open) is never closed: add \(close), or write \\\(open) for the character itself"
    )
  }

  static func unexpectedDelimiter(_ scalar: Unicode.Scalar, at offset: Int) -> PatternError {
    PatternError(
      .unexpectedDelimiter, PatternPosition(offset: offset, length: 1),
      "\(scalar) does not belong here: write \\\(scalar) for the character itself")
  }

  static func emptyClass(_ position: PatternPosition) -> PatternError {
    PatternError(.emptyClass, position, "the class lists no character: list some, or use . for any")
  }

  static func emptyLabel(_ position: PatternPosition) -> PatternError {
    PatternError(.emptyLabel, position, "a label name is missing: write <label> or <label|label>, or \\< for the character itself")
  }

  static func reversedRange(_ position: PatternPosition) -> PatternError {
    PatternError(.reversedRange, position, "a range runs from a lower to a higher character: swap its ends, or escape the dash as \\-")
  }

  static func invalidBrace(_ position: PatternPosition) -> PatternError {
    PatternError(
      .invalidBrace, position, "braces hold a count such as {2,3} or a reference such as {name}: write \\{ for the character itself")
  }

  static func unknownEscape(_ scalar: String, at offset: Int) -> PatternError {
    PatternError(
      .unknownEscape, PatternPosition(offset: offset, length: 1 + scalar.unicodeScalars.count),
      "\\\(scalar) is no escape: known are \\n \\t \\s \\d \\h \\u{…} and \\ before punctuation")
  }

  static func invalidScalar(_ position: PatternPosition) -> PatternError {
    PatternError(.invalidScalar, position, "this is no Unicode scalar: write its number in hexadecimal, such as \\u{4E00}")
  }

  static func unknownReference(_ name: String, _ position: PatternPosition) -> PatternError {
    PatternError(.unknownReference, position, "there is no lexicon or pattern named {\(name)}: define it or correct the name")
  }

  static func cyclicReference(_ name: String, _ position: PatternPosition) -> PatternError {
    PatternError(.cyclicReference, position, "{\(name)} refers back to itself: take one reference out of the cycle")
  }

  static func unknownLabel(_ name: String, _ position: PatternPosition) -> PatternError {
    PatternError(.unknownLabel, position, "no earlier phase makes mentions labelled <\(name)>: correct the name or the order of phases")
  }

  static func captureInContext(_ name: String, part: Part) -> PatternError {
    PatternError(
      .captureInContext, PatternPosition(offset: 0, length: 0),
      "the capture (\(name): …) stands in a context, which yields nothing: move it into the pattern", part: part)
  }

  static func ruleTooLarge(limits: PatternLimits) -> PatternError {
    PatternError(
      .ruleTooLarge, PatternPosition(offset: 0, length: 0),
      "with its repetitions written out the rule has more than \(limits.ruleStatesMax) states: lower the counts, above all nested ones")
  }

  static func automatonTooLarge(limits: PatternLimits) -> PatternError {
    PatternError(
      .automatonTooLarge, PatternPosition(offset: 0, length: 0),
      "the rules of this phase have more than \(limits.automatonStatesMax) states: split the phase or shorten its lexicons")
  }

  static func alphabetTooLarge(_ count: Int) -> PatternError {
    PatternError(
      .alphabetTooLarge, PatternPosition(offset: 0, length: 0),
      "the rules of this phase tell \(count) kinds of characters and labels apart, the limit is 65,534: split the phase")
  }
}

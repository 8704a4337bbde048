/// Why a pattern was refused: where, and what to do about it.
package struct PatternError: Error, Hashable, Sendable {
  /// The texts a rule consists of.
  package enum Part: String, Hashable, Sendable {
    case pattern
    case leftContext
    case rightContext
  }

  /// Stable codes; never renamed, as documentation and tests refer to them.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case patternTooLong
    case nestingTooDeep
    case nothingToRepeat
    case repetitionReversed
    case repetitionTooLarge
    case unclosedGroup
    case unclosedClass
    case unclosedBrace
    case unclosedLabel
    case unexpectedDelimiter
    case emptyClass
    case emptyLabel
    case reversedRange
    case invalidBrace
    case unknownEscape
    case invalidScalar
    case unknownReference
    case cyclicReference
    case unknownLabel
    case captureInContext
    case ruleTooLarge
    case automatonTooLarge
    case alphabetTooLarge
  }

  package let code: Code
  /// The place in the text of `part`, or, where `trail` is not empty, in the text of the last pattern of the trail.
  package let position: PatternPosition
  package let message: String
  package internal(set) var part: Part
  /// The references that led from the rule to the fault, outermost first.
  package internal(set) var trail: [String]

  package init(
    _ code: Code, _ position: PatternPosition, _ message: String, part: Part = .pattern, trail: [String] = []
  ) {
    self.code = code
    self.position = position
    self.message = message
    self.part = part
    self.trail = trail
  }
}

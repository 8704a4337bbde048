import Testing

@testable import PolicyPatterns

@Suite struct PatternParserTests {
  static let faults: [(pattern: String, code: PatternError.Code, offset: Int, length: Int)] = [
    ("*a", .nothingToRepeat, 0, 1), ("a**", .nothingToRepeat, 2, 1), ("{2}", .nothingToRepeat, 0, 1), ("(a", .unclosedGroup, 0, 1),
    ("a)", .unexpectedDelimiter, 1, 1), ("中]", .unexpectedDelimiter, 1, 1), ("[a", .unclosedClass, 0, 1), ("[]", .emptyClass, 0, 2),
    ("[b-a]", .reversedRange, 1, 3), ("[[a]]", .unexpectedDelimiter, 1, 1), ("{term", .unclosedBrace, 0, 1),
    ("{}", .invalidBrace, 0, 2), ("<a", .unclosedLabel, 0, 1), ("<a|>", .emptyLabel, 0, 4), ("\\q", .unknownEscape, 0, 2),
    ("\\", .unknownEscape, 0, 1), ("\\u{110000}", .invalidScalar, 0, 9), ("a{3,2}", .repetitionReversed, 1, 5),
    ("a{1001}", .repetitionTooLarge, 2, 4), ("a{99999999999999999999}", .repetitionTooLarge, 2, 20),
    (String(repeating: "(", count: 65), .nestingTooDeep, 64, 1), (String(repeating: "a", count: 4_097), .patternTooLong, 4_096, 1),
  ]

  @Test(arguments: faults) func faultsHaveCodeAndPlace(pattern: String, code: PatternError.Code, offset: Int, length: Int) {
    let error = #expect(throws: PatternError.self) { _ = try PatternParser.parse(pattern) }
    #expect(error?.code == code)
    #expect(error?.position == PatternPosition(offset: offset, length: length))
  }

  static let builderFaults: [(pattern: String, code: PatternError.Code)] = [
    ("{missing}", .unknownReference), ("{loop}", .cyclicReference), ("<missing>", .unknownLabel), ("(.{1000}){1000}", .ruleTooLarge),
    ("{double0}", .ruleTooLarge),
  ]

  @Test(arguments: builderFaults) func builderRefuses(pattern: String, code: PatternError.Code) {
    func resolve(_ name: String) -> ResolvedReference? {
      let position = PatternPosition(offset: 0, length: 1)
      if name == "loop" { return .pattern(.reference("loop", position)) }
      guard name.hasPrefix("double"), let level = Int(name.dropFirst(6)) else { return nil }
      if level == 60 { return .pattern(.empty) }
      let next = PatternSyntax.reference("double\(level + 1)", position)
      return .pattern(.concatenation([next, next]))
    }
    var builder = AutomatonBuilder(reference: resolve)
    let error = #expect(throws: PatternError.self) { try builder.add(rule: "r", pattern: pattern) }
    #expect(error?.code == code)
  }

  @Test func contextsHoldNoCaptures() {
    var builder = AutomatonBuilder()
    let error = #expect(throws: PatternError.self) { try builder.add(rule: "r", pattern: "a", rightContext: "(x: b)") }
    #expect(error?.code == .captureInContext)
    #expect(error?.part == .rightContext)
  }
}

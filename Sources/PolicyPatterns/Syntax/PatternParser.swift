/// Reads the text form of a pattern; references and labels stay unresolved.
///
/// White space is insignificant everywhere, in classes too. The grammar is that of the usual regular expressions without
/// backreferences and lookaround, plus `(name: …)` captures, `{reference}` and `<label>`.
package struct PatternParser {
  let scalars: [Unicode.Scalar]
  let limits: PatternLimits
  /// Gives the capture that an alternative is put into its name, for those who count alternatives.
  private let capture: ((PatternPosition) -> String)?
  /// The same for elements, for those who tell how far a pattern came.
  let element: ((PatternPosition) -> String)?
  var index = 0
  private var depth = 0

  /// - Parameter capture: where it is given, every alternative is put into a capture, which it names by the alternative's place: the branches
  ///   of an alternation, and what may be left out (`?`, `*`, `{0,n}`) unless it is a set of characters, which is a gap and no word.
  /// - Parameter element: where it is given, every element is put into a capture, which it names by the element's place (see `elements`).
  /// - Complexity: linear in the length of the text.
  package static func parse(
    _ text: String, limits: PatternLimits = PatternLimits(), alternativesAs capture: ((PatternPosition) -> String)? = nil,
    elementsAs element: ((PatternPosition) -> String)? = nil
  ) throws(PatternError) -> PatternSyntax {
    var parser = PatternParser(scalars: Array(text.unicodeScalars), limits: limits, capture: capture, element: element)
    guard parser.scalars.count <= limits.lengthScalarsMax else {
      throw .patternTooLong(parser.scalars.count, limits: limits)
    }
    let syntax = try parser.alternation()
    guard parser.index == parser.scalars.count else {
      throw .unexpectedDelimiter(parser.scalars[parser.index], at: parser.index)
    }
    return syntax
  }

  private init(
    scalars: [Unicode.Scalar], limits: PatternLimits, capture: ((PatternPosition) -> String)?, element: ((PatternPosition) -> String)?
  ) {
    self.element = element
    self.scalars = scalars
    self.limits = limits
    self.capture = capture
  }

  private mutating func alternation() throws(PatternError) -> PatternSyntax {
    var start = index
    var branches = [try concatenation()]
    while accept("|") {
      // A second branch makes the first an alternative too.
      if branches.count == 1 { branches[0] = alternative(branches[0], from: start, to: index - 1) }
      start = index
      let branch = try concatenation()
      branches.append(alternative(branch, from: start, to: index))
    }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  /// The syntax between two offsets, in a capture where alternatives are put into some.
  func alternative(_ syntax: PatternSyntax, from start: Int, to end: Int) -> PatternSyntax {
    guard let capture else { return syntax }
    var text = scalars[start..<end]
    while text.first?.isPatternSpace == true { text.removeFirst() }
    while text.last?.isPatternSpace == true { text.removeLast() }
    return .capture(capture(PatternPosition(offset: text.startIndex, length: text.count)), syntax)
  }

  private mutating func concatenation() throws(PatternError) -> PatternSyntax {
    var written: [(syntax: PatternSyntax, offsets: Range<Int>)] = []
    while let next = peek(), next != "|", next != ")" {
      let start = index
      let part = try repeated(try atom(), from: start)
      written.append((part, start..<index))
    }
    let parts = elements(written)
    if parts.isEmpty { return .empty }
    return parts.count == 1 ? parts[0] : .concatenation(parts)
  }

  private mutating func atom() throws(PatternError) -> PatternSyntax {
    skipSpace()
    let offset = index
    let first = scalars[offset]
    index += 1
    switch first {
    case "(": return try group(from: offset)
    case "[": return .scalars(try characterClass(from: offset))
    case "{": return try reference(from: offset)
    case "<": return try labels(from: offset)
    case "\\": return .scalars(try escape(from: offset))
    case ".": return .scalars(.allButNewline)
    case "^": return .start
    case "$": return .end
    case "*", "+", "?": throw .nothingToRepeat(at: offset)
    case "]", "}", ">": throw .unexpectedDelimiter(first, at: offset)
    default: return .scalars(ScalarSet(first))
    }
  }

  private mutating func group(from offset: Int) throws(PatternError) -> PatternSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.nestingMax else { throw .nestingTooDeep(at: offset, limits: limits) }
    let name = captureName()
    let body = try alternation()
    guard accept(")") else { throw .unclosed(.unclosedGroup, "(", ")", from: offset) }
    return name.map { .capture($0, body) } ?? body
  }

  /// The name of a capture group, if letters, digits, `_` or `-` and a colon follow; else nothing is consumed.
  private mutating func captureName() -> String? {
    skipSpace()
    var end = index
    while end < scalars.count, scalars[end].isNamePart { end += 1 }
    guard end > index, scalars[index].isASCIILetter, end < scalars.count, scalars[end] == ":" else { return nil }
    let name = text(index..<end)
    index = end + 1
    return name
  }

  private mutating func reference(from offset: Int) throws(PatternError) -> PatternSyntax {
    if let next = peek(), next.isASCIIDigit { throw .nothingToRepeat(at: offset) }
    let content = try delimited(by: "}", from: offset, .unclosedBrace, "{")
    let position = PatternPosition(offset: offset, length: index - offset)
    guard let first = content.unicodeScalars.first, first.isASCIILetter || first.value >= 0x80 else {
      throw .invalidBrace(position)
    }
    return .reference(content, position)
  }

  private mutating func labels(from offset: Int) throws(PatternError) -> PatternSyntax {
    let content = try delimited(by: ">", from: offset, .unclosedLabel, "<")
    let position = PatternPosition(offset: offset, length: index - offset)
    let names = content.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false).map { name in
      String(String.UnicodeScalarView(name.filter { !$0.isPatternSpace }))
    }
    guard names.allSatisfy({ !$0.isEmpty }) else { throw .emptyLabel(position) }
    return .labels(names, position)
  }

  /// The text up to a closing delimiter, which is consumed; surrounding white space is left out.
  private mutating func delimited(
    by close: Unicode.Scalar, from offset: Int, _ code: PatternError.Code, _ open: String
  ) throws(PatternError) -> String {
    guard let end = scalars[index...].firstIndex(of: close) else {
      throw .unclosed(code, open, String(close), from: offset)
    }
    var content = scalars[index..<end]
    while let first = content.first, first.isPatternSpace { content.removeFirst() }
    while let last = content.last, last.isPatternSpace { content.removeLast() }
    index = end + 1
    return text(content.indices)
  }
}

extension PatternParser {
  /// The next significant scalar, not consumed.
  mutating func peek() -> Unicode.Scalar? {
    skipSpace()
    return index < scalars.count ? scalars[index] : nil
  }

  mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    index += 1
    return true
  }

  mutating func skipSpace() {
    while index < scalars.count, scalars[index].isPatternSpace { index += 1 }
  }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
  var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }
  var isNamePart: Bool { isASCIILetter || isASCIIDigit || self == "_" || self == "-" }
  /// The ideographic space counts, as an input method types it without showing it.
  var isPatternSpace: Bool { value == 0x20 || value == 0x3000 || (0x09...0x0D).contains(value) }
}

extension PatternParser {
  /// The set after an opened `[`. A negated class never matches a newline, whether listed or not.
  mutating func characterClass(from offset: Int) throws(PatternError) -> ScalarSet {
    let negated = accept("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isEmpty = true
    while !accept("]") {
      guard peek() != nil else { throw .unclosed(.unclosedClass, "[", "]", from: offset) }
      let itemOffset = index
      let low = try classItem()
      isEmpty = false
      guard peek() == "-", let first = low.onlyScalar, !dashIsLast() else {
        ranges += low.ranges
        continue
      }
      index += 1
      skipSpace()
      guard index < scalars.count else { throw .unclosed(.unclosedClass, "[", "]", from: offset) }
      let high = try classItem()
      let position = PatternPosition(offset: itemOffset, length: index - itemOffset)
      guard let last = high.onlyScalar, first <= last else { throw .reversedRange(position) }
      ranges.append(first...last)
    }
    guard !isEmpty else { throw .emptyClass(PatternPosition(offset: offset, length: index - offset)) }
    return negated ? ScalarSet(ranges + [0x0A...0x0A]).complement : ScalarSet(ranges)
  }

  private mutating func classItem() throws(PatternError) -> ScalarSet {
    let offset = index
    let scalar = scalars[offset]
    index += 1
    switch scalar {
    case "\\": return try escape(from: offset)
    case "[": throw .unexpectedDelimiter(scalar, at: offset)
    default: return ScalarSet(scalar)
    }
  }

  /// Whether the dash at the current index stands right before the closing bracket and so for itself.
  private mutating func dashIsLast() -> Bool {
    let saved = index
    defer { index = saved }
    index += 1
    return peek() == "]"
  }

  /// The set after an opened `\`.
  mutating func escape(from offset: Int) throws(PatternError) -> ScalarSet {
    guard index < scalars.count else { throw .unknownEscape("", at: offset) }
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "n": return ScalarSet("\n")
    case "t": return ScalarSet("\t")
    case "s": return .blanks
    case "d": return .digits
    case "h": return .han
    case "u": return ScalarSet(try numericScalar(from: offset))
    default: break
    }
    let isPlain = scalar.isASCIILetter || scalar.isASCIIDigit || scalar.value >= 0x80 || scalar.value < 0x20
    guard !isPlain else { throw .unknownEscape(String(scalar), at: offset) }
    return ScalarSet(scalar)
  }

  /// `{4E00}` after `\u`.
  private mutating func numericScalar(from offset: Int) throws(PatternError) -> Unicode.Scalar {
    var end = index
    while end < scalars.count, scalars[end] != "}", end - index < 8 { end += 1 }
    let position = PatternPosition(offset: offset, length: end - offset)
    guard end < scalars.count, scalars[end] == "}", scalars[index] == "{",
      let value = UInt32(text(index + 1..<end), radix: 16), let scalar = Unicode.Scalar(value)
    else { throw .invalidScalar(position) }
    index = end + 1
    return scalar
  }
}

extension ScalarSet {
  /// The scalar of a set that holds exactly one.
  var onlyScalar: UInt32? {
    guard ranges.count == 1, let range = ranges.first, range.lowerBound == range.upperBound else { return nil }
    return range.lowerBound
  }
}

import PolicyRecords
import PolicyRules

/// Reads printed numbers – digits, Chinese numerals and mixtures such as `1.54万亿` – by the `numerals` lexicon of a pack.
///
/// The lexicon's `role` says what a numeral does: `digit` stands for its `value`, `multiplier` multiplies what stands before it in its
/// section (ten, hundred, thousand), `section` multiplies the whole section (ten thousand, hundred million), `half` is a half, `point`
/// begins the decimals.
struct NumeralReader {
  private enum Numeral {
    case digit(Int)
    case multiplier(Int)
    case section(Int)
    case half
    case point
  }

  private let numerals: [UInt32: Numeral]
  /// Whole words with a value, for scripts that write numerals as words.
  private let words: [String: Numeral]

  init(_ pack: Pack) {
    var numerals: [UInt32: Numeral] = [:]
    var words: [String: Numeral] = [:]
    for entry in pack.lexicon("numerals")?.entries ?? [] {
      guard let numeral = Self.numeral(entry) else { continue }
      let scalars = entry.term.unicodeScalars
      if scalars.count == 1, let only = scalars.first { numerals[only.value] = numeral } else { words[entry.term] = numeral }
    }
    self.numerals = numerals
    self.words = words
  }

  private static func numeral(_ entry: Lexicon.Entry) -> Numeral? {
    let value = entry.attributes["value"].flatMap { Int($0) } ?? 0
    switch entry.attributes["role"] {
    case "digit": return .digit(value)
    case "multiplier": return .multiplier(value)
    case "section": return .section(value)
    case "half": return .half
    case "point": return .point
    default: return nil
    }
  }

  /// The value of a printed number; `nil` where it is no number the lexicon explains or is too large to be held exactly.
  func value(_ text: String) -> ExactDecimal? {
    var total = ExactDecimal.zero
    var section = ExactDecimal.zero
    var current: ExactDecimal?
    var digits = ""
    var positional = ""
    var isExact = true
    func flush() {
      for printed in [digits, positional] where !printed.isEmpty {
        current = ExactDecimal(printed)
        if current == nil { isExact = false }
      }
      digits = ""
      positional = ""
    }
    for token in tokens(text) {
      switch token {
      case .ascii(let character): digits.unicodeScalars.append(character)
      case .numeral(.digit(let value)): positional += String(value)
      case .numeral(.point): positional += positional.isEmpty ? "0." : "."
      case .numeral(.half):
        flush()
        current = ExactDecimal("0.5").flatMap { (current ?? .zero).adding($0) }
      case .numeral(.multiplier(let factor)):
        flush()
        guard let product = (current ?? ExactDecimal(1)).flatMap({ scaled($0, factor) }), let sum = section.adding(product) else {
          return nil
        }
        section = sum
        current = nil
      case .numeral(.section(let factor)):
        flush()
        guard let whole = section.adding(current ?? .zero) else { return nil }
        if whole == .zero, total != .zero {
          guard let product = scaled(total, factor) else { return nil }
          total = product
        } else {
          guard let one = ExactDecimal(1), let product = scaled(whole == .zero ? one : whole, factor) else { return nil }
          guard let sum = factor >= 100_000_000 ? sectionSum(total, product, factor) : total.adding(product) else { return nil }
          total = sum
        }
        section = .zero
        current = nil
      }
    }
    flush()
    return isExact ? section.adding(current ?? .zero).flatMap { total.adding($0) } : nil
  }

  /// A larger section multiplies smaller ones that were read before it: ten thousand hundred millions.
  private func sectionSum(_ total: ExactDecimal, _ product: ExactDecimal, _ factor: Int) -> ExactDecimal? {
    guard let limit = ExactDecimal(factor), total != .zero, total < limit else { return total.adding(product) }
    return total.multiplied(by: limit).flatMap { $0.adding(product) }
  }

  private func scaled(_ value: ExactDecimal, _ factor: Int) -> ExactDecimal? {
    ExactDecimal(factor).flatMap { value.multiplied(by: $0) }
  }

  private enum Token {
    case ascii(Unicode.Scalar)
    case numeral(Numeral)
  }

  private func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    for scalar in text.unicodeScalars {
      // Digits first: the lexicon lists them as well, but only they may have a decimal point.
      if ("0"..."9").contains(scalar) || scalar == "." {
        tokens.append(.ascii(scalar))
      } else if let numeral = numerals[scalar.value] {
        tokens.append(.numeral(numeral))
      } else if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
        word.unicodeScalars.append(scalar)
        continue
      }
      if !word.isEmpty, let numeral = words[word] { tokens.append(.numeral(numeral)) }
      word = ""
    }
    if !word.isEmpty, let numeral = words[word] { tokens.append(.numeral(numeral)) }
    return tokens
  }
}

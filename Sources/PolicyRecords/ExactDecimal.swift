/// A decimal number kept as the digits the source printed, so that no value passes through binary floating point.
///
/// The value is `significand × 10^exponent`. It is always in lowest form (no trailing zero in the significand, zero has exponent 0), so that two equal values
/// are equal field by field and hash alike. At most ``digitsMax`` significant digits and an exponent of at most ±``exponentMagnitudeMax`` are held; what goes
/// beyond is `nil`, never a silently different number.
public struct ExactDecimal: Sendable, Hashable {
  /// Most significant digits a value holds. Eighteen always fit `Int64` and exceed any quantity that policy text states.
  public static let digitsMax = 18

  /// Largest magnitude of the exponent, which bounds the length of ``description``.
  public static let exponentMagnitudeMax = 36

  /// Decimal places of a quotient that does not terminate: a third is 0.333333.
  public static let quotientPlaces = 6

  /// The digits with their sign; magnitude below 10^``digitsMax``.
  public let significand: Int64

  /// The power of ten the significand is multiplied by.
  public let exponent: Int

  /// The value zero.
  public static let zero = ExactDecimal(lowestSignificand: 0, exponent: 0)

  private init(lowestSignificand: Int64, exponent: Int) {
    self.significand = lowestSignificand
    self.exponent = exponent
  }

  /// `significand × 10^exponent`, brought to lowest form; `nil` past the limits of the type.
  public init?(significand: Int64, exponent: Int = 0) {
    guard significand != 0 else {
      self = .zero
      return
    }
    var digits = significand
    var power = exponent
    while digits.isMultiple(of: 10) {
      digits /= 10
      let (next, overflow) = power.addingReportingOverflow(1)
      guard !overflow else { return nil }
      power = next
    }
    guard digits.magnitude < Self.powersOfTen[Self.digitsMax] else { return nil }
    guard power.magnitude <= Self.exponentMagnitudeMax else { return nil }
    self.init(lowestSignificand: digits, exponent: power)
  }

  /// A whole number; `nil` past ``digitsMax`` significant digits.
  public init?(_ whole: Int) {
    self.init(significand: Int64(whole))
  }

  /// Reads `-`, ASCII digits and at most one full stop with digits on both sides: `5`, `-0.5`, `1360.25`. Grouping marks are the caller's to remove.
  ///
  /// - Returns: `nil` for any other form, or past the limits of the type.
  /// - Complexity: O(n) in the length of the text.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    var digits: Int64 = 0
    var pendingZeros = 0
    var places: Int?
    var previousIsDigit = false
    for byte in bytes {
      guard byte != UInt8(ascii: ".") else {
        guard places == nil, previousIsDigit else { return nil }
        places = 0
        previousIsDigit = false
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      previousIsDigit = true
      places = places.map { $0 + 1 }
      // Zeros wait until a digit follows, so that 1000000000000000000000 is one digit and an exponent.
      guard byte != UInt8(ascii: "0") else {
        pendingZeros += 1
        continue
      }
      for _ in 0...pendingZeros {
        guard digits.magnitude < Self.powersOfTen[Self.digitsMax - 1] else { return nil }
        digits *= 10
      }
      pendingZeros = 0
      digits += Int64(byte - UInt8(ascii: "0"))
    }
    guard previousIsDigit else { return nil }
    self.init(significand: isNegative ? -digits : digits, exponent: pendingZeros - (places ?? 0))
  }

  /// 10^0 … 10^18.
  static let powersOfTen: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 1...digitsMax { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()
}

extension ExactDecimal: CustomStringConvertible {
  /// The number in full, without exponent and without needless zeros: `1360000000`, `5.194`, `-0.5`. It is a valid JSON number.
  public var description: String {
    let sign = significand < 0 ? "-" : ""
    let digits = String(significand.magnitude)
    guard exponent < 0 else { return sign + digits + String(repeating: "0", count: exponent) }
    let places = -exponent
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

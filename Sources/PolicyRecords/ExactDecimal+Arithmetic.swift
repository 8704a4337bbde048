extension ExactDecimal: Comparable {
  /// Whether the left value is smaller. Exact for all values.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let (leftSign, rightSign) = (left.significand.signum(), right.significand.signum())
    guard leftSign == rightSign else { return leftSign < rightSign }
    guard left != right else { return false }
    return left.magnitudePrecedes(right) == (leftSign >= 0)
  }

  /// Whether this value is nearer to zero than another one of the same sign.
  private func magnitudePrecedes(_ other: ExactDecimal) -> Bool {
    let (order, otherOrder) = (digitCount + exponent, other.digitCount + other.exponent)
    guard order == otherOrder else { return order < otherOrder }
    // Values of the same order, at the same exponent, have the same number of digits: the shorter one grows to the longer one's, within `digitsMax`.
    let common = min(exponent, other.exponent)
    return significand.magnitude * Self.powersOfTen[exponent - common]
      < other.significand.magnitude * Self.powersOfTen[other.exponent - common]
  }

  private var digitCount: Int {
    Self.powersOfTen.firstIndex { $0 > significand.magnitude } ?? Self.digitsMax + 1
  }
}

extension ExactDecimal {
  /// The value times `10^power`, exactly; `nil` past the limits of the type.
  public func multiplied(byPowerOfTen power: Int) -> ExactDecimal? {
    let (sum, overflow) = exponent.addingReportingOverflow(power)
    return overflow ? nil : ExactDecimal(significand: significand, exponent: sum)
  }

  /// The exact product; `nil` past the limits of the type.
  public func multiplied(by factor: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = significand.multipliedReportingOverflow(by: factor.significand)
    return overflow ? nil : ExactDecimal(significand: product, exponent: exponent + factor.exponent)
  }

  /// The exact sum; `nil` where it needs more digits than the type holds.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    guard significand != 0 else { return other }
    guard other.significand != 0 else { return self }
    let common = min(exponent, other.exponent)
    guard let left = significand(atExponent: common), let right = other.significand(atExponent: common) else { return nil }
    // Both are below 10^18 in magnitude, so their sum fits Int64.
    return ExactDecimal(significand: left + right, exponent: common)
  }

  /// The value divided by a whole number: exact where the quotient ends within ``digitsMax`` digits, else rounded half away from zero to ``quotientPlaces``
  /// decimal places.
  ///
  /// - Returns: `nil` for a divisor of zero, or past the limits of the type.
  public func divided(by divisor: Int64) -> ExactDecimal? {
    guard divisor != 0 else { return nil }
    let isNegative = (significand < 0) != (divisor < 0)
    let unit = divisor.magnitude
    var (quotient, remainder) = significand.magnitude.quotientAndRemainder(dividingBy: unit)
    var power = exponent
    while remainder != 0, quotient < Self.powersOfTen[Self.digitsMax - 1], remainder <= UInt64.max / 10 {
      let next = (remainder * 10).quotientAndRemainder(dividingBy: unit)
      quotient = quotient * 10 + next.quotient
      remainder = next.remainder
      power -= 1
    }
    if remainder != 0 {
      let excess = -Self.quotientPlaces - power
      guard excess >= 0 else { return nil }
      guard excess <= Self.digitsMax else { return .zero }
      let step = Self.powersOfTen[excess]
      let isRoundedUp = excess > 0 && quotient % step >= step / 2
      quotient = quotient / step + (isRoundedUp ? 1 : 0)
      power = -Self.quotientPlaces
    }
    guard let digits = Int64(exactly: quotient) else { return nil }
    return ExactDecimal(significand: isNegative ? -digits : digits, exponent: power)
  }

  private func significand(atExponent target: Int) -> Int64? {
    let shift = exponent - target
    guard (0..<Self.digitsMax).contains(shift), let factor = Int64(exactly: Self.powersOfTen[shift]) else { return nil }
    let (product, overflow) = significand.multipliedReportingOverflow(by: factor)
    return overflow || product.magnitude >= Self.powersOfTen[Self.digitsMax] ? nil : product
  }
}

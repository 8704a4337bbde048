import PolicyRecords
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
  static let readings: [(text: String, description: String?)] = [
    ("0", "0"), ("-0", "0"), ("000", "0"), ("5", "5"), ("007", "7"), ("-0.5", "-0.5"), ("5.194", "5.194"), ("5.0", "5"), ("0.50", "0.5"),
    ("0.000001", "0.000001"), ("100", "100"), ("1360000000", "1360000000"), ("123456789012345678", "123456789012345678"),
    ("1000000000000000000000000000000000000", "1000000000000000000000000000000000000"), ("10.01", "10.01"),
    // Nothing, half a number, and what a number is not.
    ("", nil), ("-", nil), (".", nil), ("5.", nil), (".5", nil), ("1.2.3", nil), ("1,000", nil), ("1e3", nil), ("+5", nil), (" 5", nil),
    ("５", nil), ("--5", nil),
    // Past the limits: never a silently different number.
    ("1234567890123456789", nil), ("10000000000000000000000000000000000000", nil),
    ("1" + String(repeating: "0", count: 100_000), nil), (String(repeating: "9", count: 100_000), nil),
    ("1" + String(repeating: "0", count: 100_000) + "1", nil), (String(repeating: "0", count: 100_000) + "1", "1"),
  ]

  @Test("reads digits, or refuses", arguments: readings)
  func reads(text: String, description: String?) {
    #expect(ExactDecimal(text)?.description == description)
  }

  static let powers: [(text: String, power: Int, description: String?)] = [
    ("13.6", 8, "1360000000"), ("1.54", 12, "1540000000000"), ("24.3", 4, "243000"), ("5.194", 0, "5.194"), ("80", -2, "0.8"),
    ("3", -6, "0.000003"), ("0", 99, "0"), ("1", 37, nil), ("1", Int.max, nil), ("10", Int.max, nil), ("1", Int.min, nil),
  ]

  @Test("multiplies by powers of ten exactly", arguments: powers)
  func multipliesByPowersOfTen(text: String, power: Int, description: String?) throws {
    let decimal = try #require(ExactDecimal(text))
    #expect(decimal.multiplied(byPowerOfTen: power)?.description == description)
  }

  static let sums: [(left: String, right: String, sum: String?)] = [
    ("1", "2", "3"), ("0.1", "0.2", "0.3"), ("100000000", "35000000", "135000000"), ("5", "-5", "0"), ("0", "0.25", "0.25"),
    ("0.25", "0", "0.25"),
    ("999999999999999999", "1", "1000000000000000000"), ("999999999999999999", "0.5", nil), ("1", "0.000000000000000000000001", nil),
  ]

  @Test("adds exactly, or refuses", arguments: sums)
  func adds(left: String, right: String, sum: String?) throws {
    let (left, right) = (try #require(ExactDecimal(left)), try #require(ExactDecimal(right)))
    #expect(left.adding(right)?.description == sum)
    #expect(right.adding(left)?.description == sum)
  }

  static let products: [(left: String, right: String, product: String?)] = [
    ("1.5", "4", "6"), ("0.1", "0.1", "0.01"), ("-3", "7", "-21"), ("0", "5", "0"), ("999999999", "999999999", "999999998000000001"),
    ("999999999999", "999999999999", nil),
  ]

  @Test("multiplies exactly, or refuses", arguments: products)
  func multiplies(left: String, right: String, product: String?) throws {
    let (left, right) = (try #require(ExactDecimal(left)), try #require(ExactDecimal(right)))
    #expect(left.multiplied(by: right)?.description == product)
  }

  static let quotients: [(text: String, divisor: Int64, quotient: String?)] = [
    ("1", 3, "0.333333"), ("2", 3, "0.666667"), ("-2", 3, "-0.666667"), ("1", 4, "0.25"), ("1", 2, "0.5"), ("1", 8, "0.125"), ("3", 1, "3"),
    ("1", 1024, "0.0009765625"), ("1", 3_000_000_000, "0"), ("100", 3, "33.333333"), ("0", 7, "0"), ("1", 0, nil), ("1", -4, "-0.25"),
    ("9999999999999999", 3, "3333333333333333"), ("1", .max, "0"), ("1", .min, "0"),
  ]

  @Test("divides: exact where it ends, else six places", arguments: quotients)
  func divides(text: String, divisor: Int64, quotient: String?) throws {
    let decimal = try #require(ExactDecimal(text))
    #expect(decimal.divided(by: divisor)?.description == quotient)
  }

  @Test("orders values of every sign and size")
  func orders() throws {
    let ascending = [
      "-1000", "-999.9", "-1", "-0.1", "0", "0.000001", "0.1", "0.11", "1", "9", "10", "10.5", "999999999999999999", "1000000000000000000",
    ]
    let decimals = try ascending.map { try #require(ExactDecimal($0)) }
    for (place, left) in decimals.enumerated() {
      for (otherPlace, right) in decimals.enumerated() {
        #expect((left < right) == (place < otherPlace), "\(left) and \(right)")
      }
    }
  }

  @Test("equal values are equal and hash alike, however printed")
  func equality() {
    #expect(ExactDecimal("5.0") == ExactDecimal("5"))
    #expect(Set([ExactDecimal("100"), ExactDecimal("100.00"), ExactDecimal(100)]).count == 1)
    #expect(ExactDecimal(Int.min) == nil)
  }
}

import PolicyRecords
import PolicyRules
import Testing

@testable import PolicyExtraction

@Suite("Numerals of the Chinese pack")
struct NumeralTests {
  static let values: [(text: String, value: String?)] = [
    ("0", "0"), ("1000", "1000"), ("5.194", "5.194"), ("13.6亿", "1360000000"), ("1.54万亿", "1540000000000"), ("3000万", "30000000"),
    ("1亿2000万", "120000000"), ("1，200万", "12000000"), ("5千", "5000"), ("两", "2"), ("十", "10"), ("十二", "12"), ("二十", "20"),
    ("九十九点五", "99.5"), ("一百零三", "103"), ("三千二百一十", "3210"), ("一万二千", "12000"), ("一亿二千万", "120000000"),
    ("二〇二五", "2025"), ("一九八〇", "1980"), ("半", "0.5"), ("两半", "2.5"), ("壹拾", "10"), ("千万", "10000000"), ("百", "100"),
    ("十万", "100000"), ("999999999999999999999", nil),
  ]

  @Test("have exact values", arguments: values)
  func value(text: String, value: String?) throws {
    let pack = try #require(try Checkout.rules.get().packs.first { $0.id == "zh" })
    #expect(NumeralReader(pack).value(text)?.description == value)
  }
}

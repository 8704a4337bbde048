import PolicyRecords
import PolicyRules

/// A quantity or date as read from a mention, before it is placed in its document.
struct Quantity: Sendable {
  let mention: Mention
  var kind: TargetKind
  var value: ExactDecimal?
  var valueTo: ExactDecimal?
  var unit: String?
  var unitCode: String?
  var comparator: Comparator
  var date: CalendarDate?
  /// Whether a date is a deadline.
  var isDeadline = false
  /// Whether a date names a point that no calendar date is given for, such as the end of a planning period.
  var isOpenDate: Bool { mention.rule.fields["point"] == "open" }
  /// Whether a date without a year belongs to no year of the calendar: one of every year, or of a year that a word names.
  var recurs: Bool { mention.rule.fields["recurs"] == "true" }
}

/// Turns mentions of quantities and dates into values, units and comparators.
///
/// What a capture means is fixed by its name: `number` and `to` are the value and the end of a range, `unit` is looked up in the units
/// lexicon, `per` is printed apart from the unit it divides, `before`, `infix` and `after` in the comparators; `year`, `month`, `day`, `part` are the parts of a date, `deadline` marks it as one.
/// A rule's constant fields (`kind`, `unit`, `value`, `comparator`, `by`, `month`) stand where no capture does.
struct QuantityReader {
  private let pack: Pack
  private let numerals: NumeralReader

  init(_ pack: Pack, numerals: NumeralReader) {
    self.pack = pack
    self.numerals = numerals
  }

  /// The quantity a mention states; `nil` where its number or date does not exist.
  func quantity(_ mention: Mention, in bytes: [UInt8]) -> Quantity? {
    mention.isA("date") ? date(mention, bytes) : amount(mention, bytes)
  }

  /// The attribute of a capture's text in the lexicon that the pack names for the capture.
  func attribute(_ name: String, of capture: String, _ mention: Mention, _ bytes: [UInt8]) -> String? {
    guard let range = mention.range(of: capture), let lexicon = pack.captureLexicons[capture] else { return nil }
    return pack.lexicon(lexicon)?.entry(pack.folded(bytes[range]))?.attributes[name]
  }

  // MARK: Amounts

  private func amount(_ mention: Mention, _ bytes: [UInt8]) -> Quantity? {
    let fields = mention.rule.fields
    let printed = mention.range(of: "unit").map { text($0, bytes) } ?? ""
    let unit = fields["unit"] ?? printed + (mention.range(of: "per").map { text($0, bytes) } ?? "")
    let kindName = fields["kind"] ?? attribute("kind", of: "unit", mention, bytes) ?? "count"
    var quantity = Quantity(mention: mention, kind: TargetKind(rawValue: kindName) ?? .other, comparator: comparator(mention, bytes))
    quantity.unit = unit
    quantity.unitCode = fields["code"] ?? attribute("code", of: "unit", mention, bytes)
    if let constant = fields["value"] {
      quantity.value = ExactDecimal(constant)
    } else if let denominator = mention.range(of: "denominator"), let numerator = mention.range(of: "number") {
      guard let over = number(denominator, bytes).flatMap({ Int64($0.description) }), over != 0 else { return nil }
      quantity.value = number(numerator, bytes).flatMap { $0.divided(by: over) }
    } else if let range = mention.range(of: "number") {
      quantity.value = number(range, bytes, multiplier: mention.range(of: "multiplier"))
    }
    if let range = mention.range(of: "to") { quantity.valueTo = number(range, bytes, multiplier: mention.range(of: "multiplier")) }
    return quantity.value == nil ? nil : quantity
  }

  /// A number, scaled by a multiplier that stands apart from it.
  private func number(_ range: Range<Int>, _ bytes: [UInt8], multiplier: Range<Int>? = nil) -> ExactDecimal? {
    let digits = folded(range, bytes)
    guard let multiplier, multiplier.lowerBound >= range.upperBound || multiplier.upperBound <= range.lowerBound else {
      return numerals.value(digits)
    }
    return numerals.value(digits + folded(multiplier, bytes))
  }

  private func comparator(_ mention: Mention, _ bytes: [UInt8]) -> Comparator {
    if let name = mention.rule.fields["comparator"], let comparator = Comparator(rawValue: name) { return comparator }
    for capture in ["before", "after", "infix"] {
      if let op = attribute("op", of: capture, mention, bytes), let comparator = Comparator(rawValue: op) { return comparator }
    }
    return .equal
  }

  // MARK: Dates

  private func date(_ mention: Mention, _ bytes: [UInt8]) -> Quantity? {
    let fields = mention.rule.fields
    func whole(_ capture: String) -> Int? {
      mention.range(of: capture).flatMap { numerals.value(folded($0, bytes)) }.flatMap { Int($0.description) }
    }
    var date = CalendarDate(year: whole("year"), month: whole("month"), day: whole("day"))
    if let year = date.year, year < 100, let century = Int(fields["century"] ?? "") { date.year = century + year }
    if date.month == nil { date.month = (attribute("month", of: "part", mention, bytes) ?? fields["month"]).flatMap { Int($0) } }
    var quantity = Quantity(mention: mention, kind: .date, comparator: .equal)
    quantity.date = date
    quantity.isDeadline =
      fields["by"] == "true" || mention.range(of: "deadline") != nil || attribute("by", of: "part", mention, bytes) == "true"
    return date.iso == nil && date.day == nil && !quantity.isOpenDate ? nil : quantity
  }

  // MARK: Text

  private func text(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func folded(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    String(decoding: pack.folded(bytes[range]), as: UTF8.self)
  }
}

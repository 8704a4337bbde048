/// A point in time as far as a text states it.
struct CalendarDate: Sendable, Hashable {
  var year: Int?
  var month: Int?
  var day: Int?

  /// ISO 8601 with what is known: `2025-03-02`, `2025-12`, `2027`; without a year `--02-26`, `--03`. `nil` where no part is known or one
  /// is outside the calendar.
  var iso: String? {
    if let month, !(1...12).contains(month) { return nil }
    if let day, !(1...31).contains(day) { return nil }
    var text = ""
    if let year { text = Self.pad(year, 4) }
    guard let month else { return day == nil && year != nil ? text : nil }
    text += (year == nil ? "--" : "-") + Self.pad(month, 2)
    if let day { text += "-" + Self.pad(day, 2) }
    return text
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

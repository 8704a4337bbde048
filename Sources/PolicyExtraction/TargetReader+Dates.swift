import PolicyRecords
import PolicyRules

extension TargetReader {
  /// Completes the dates of a document that lack a year or a month, from the nearest date before them that has one.
  func complete(_ targets: inout [Target]) {
    var context = CalendarDate(year: nil, month: nil, day: nil)
    // A year alone may be that of a plan, or of something long past.
    let firstYear = targets.lazy.compactMap(\.quantity.date).first { $0.year != nil && $0.month != nil }?.year
    var previousEnd = -1
    for number in targets.indices {
      guard var date = targets[number].quantity.date else { continue }
      let mention = targets[number].quantity.mention
      let start = mention.range.lowerBound
      // The second date of a range takes what it lacks from the first.
      let isRangeEnd = mention.label.hasSuffix("range-end") && previousEnd >= 0 && start - previousEnd <= Self.rangeGapBytesMax
      if date.year == nil, !targets[number].quantity.recurs {
        date.year = isRangeEnd ? context.year : (documentYear ?? context.year ?? firstYear)
        if isRangeEnd, date.month == nil { date.month = context.month }
      }
      targets[number].quantity.date = date
      context = CalendarDate(year: date.year ?? context.year, month: date.month, day: date.day)
      previousEnd = targets[number].range.upperBound
    }
    addDeadlines(&targets)
  }

  /// The longest stretch between the two dates of a range, in bytes.
  static let rangeGapBytesMax = 24

  /// A quantity is to be reached by the deadline that stands before it in its sentence, else by the one that follows it there, else by
  /// the one that opened an earlier sentence of its unit.
  private func addDeadlines(_ targets: inout [Target]) {
    var opening: (unit: Int?, date: String)?
    var before: (sentence: Int?, date: String)?
    for number in targets.indices {
      let target = targets[number]
      if target.isDate {
        guard target.quantity.isDeadline, let date = target.quantity.date?.iso else { continue }
        before = (target.sentence, date)
        if target.range.lowerBound == target.sentence { opening = (target.unit, date) }
        continue
      }
      guard target.sentence != nil, !target.isPast else { continue }
      if let before, before.sentence == target.sentence {
        targets[number].deadline = before.date
      } else if let later = following(targets, number) {
        targets[number].deadline = later
      } else if let opening, let unit = target.unit, opening.unit == unit {
        targets[number].deadline = opening.date
      }
    }
  }

  /// The first deadline behind a quantity in its sentence, looked for among its next neighbours only.
  private func following(_ targets: [Target], _ number: Int) -> String? {
    for target in targets[(number + 1)...].prefix(Self.neighboursMax) where target.sentence == targets[number].sentence {
      if target.isDate, target.quantity.isDeadline { return target.quantity.date?.iso }
    }
    return nil
  }

  /// How many neighbours are searched for a deadline or for the quantity that a word belongs to.
  static let neighboursMax = 4
}

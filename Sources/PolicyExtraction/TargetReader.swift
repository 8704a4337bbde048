import PolicyRecords
import PolicyRules

/// Places quantities in their document: completes dates from their context, finds what is measured, and tells limits stated at a distance.
struct TargetReader {
  let bytes: [UInt8]
  let engine: PackEngine
  let reader: QuantityReader
  /// The year that the document's title or date states.
  let documentYear: Int?

  /// A quantity with what the `target` phase says of it.
  struct Target: Sendable {
    var quantity: Quantity
    let unit: Int?
    var object: Range<Int>?
    var rule: CompiledRule { quantity.mention.rule }
  }

  /// The targets of the mentions of one passage.
  ///
  /// - Parameter scopes: the sentences in which objects are looked for; a mention outside all of them has none.
  func targets(_ mentions: [Mention], unit: Int?, scopes: [Range<Int>]) -> [Target] {
    var result: [Target] = []
    for mention in mentions where mention.isA("quantity") || mention.isA("date") {
      guard let quantity = reader.quantity(mention, in: bytes) else { continue }
      result.append(Target(quantity: quantity, unit: unit))
    }
    var next = 0
    for scope in scopes {
      while next < result.count, result[next].quantity.mention.range.lowerBound < scope.lowerBound { next += 1 }
      var end = next
      while end < result.count, result[end].quantity.mention.range.upperBound <= scope.upperBound { end += 1 }
      if next < end { describe(&result[next..<end], scope: scope, mentions: mentions) }
      next = end
    }
    return result
  }

  /// Reads one sentence for the objects and distant comparators of its quantities.
  private func describe(_ targets: inout ArraySlice<Target>, scope: Range<Int>, mentions: [Mention]) {
    let inside = mentions[
      mentions.partitioningIndex {
        $0.range.lowerBound >= scope.lowerBound
      }..<mentions.partitioningIndex { $0.range.lowerBound >= scope.upperBound }]
    for found in engine.mentions("target", in: bytes, scope: scope, earlier: Array(inside)) {
      for place in found.ranges(of: "quantity") {
        guard let number = targets.firstIndex(where: { $0.quantity.mention.range.overlaps(place) }) else { continue }
        if targets[number].object == nil { targets[number].object = found.range(of: "object") }
        if targets[number].quantity.comparator == .equal,
          let op = found.rule.fields["comparator"] ?? reader.attribute("op", of: "apart", found, bytes)
        {
          targets[number].quantity.comparator = Comparator(rawValue: op) ?? .equal
        }
        if found.rule.fields["by"] == "true" { targets[number].quantity.isDeadline = true }
      }
    }
  }

  /// Completes the dates of a document that lack a year or a month, from the nearest date before them that has one.
  func complete(_ targets: inout [Target]) {
    var context = CalendarDate(year: nil, month: nil, day: nil)
    let firstYear = targets.lazy.compactMap { $0.quantity.date?.year }.first
    var previousEnd = -1
    for number in targets.indices {
      guard var date = targets[number].quantity.date else { continue }
      let start = targets[number].quantity.mention.range.lowerBound
      // The second date of a range takes what it lacks from the first.
      let isRangeEnd =
        previousEnd >= 0 && start - previousEnd <= Self.rangeGapBytesMax && targets[number].quantity.mention.label.hasSuffix("range-end")
      if date.year == nil {
        date.year = isRangeEnd ? context.year : (documentYear ?? context.year ?? firstYear)
        if isRangeEnd, date.month == nil { date.month = context.month }
      }
      targets[number].quantity.date = date
      context = CalendarDate(year: date.year ?? context.year, month: date.month, day: date.day)
      previousEnd = targets[number].quantity.mention.range.upperBound
    }
  }

  /// The longest stretch between the two dates of a range, in bytes.
  static let rangeGapBytesMax = 6
}

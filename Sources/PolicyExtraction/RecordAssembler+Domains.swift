extension RecordAssembler {
  /// What the domain reader needs of each passage.
  func domainSources(_ readings: [Reading]) -> [DomainReader.Source] {
    readings.map { reading in
      DomainReader.Source(
        unit: reading.passage.unit, range: reading.passage.range, isHeading: reading.passage.isHeading,
        excluded: Self.union(reading.notes.map(\.range) + reading.mentions.filter { $0.isA("body") }.map(\.range)),
        isPreamble: isPreamble(reading.passage, isFirst: false))
    }
  }

  /// Ranges sorted, those that overlap put together. O(n log n).
  private static func union(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// The characters and labels that the rules tell apart, as numbers.
///
/// Scalars that no set distinguishes share a class; transitions are cached per class. Numbers at and above `closeSymbol` stand
/// for marks.
struct Alphabet: Sendable {
  /// One scalar of each class.
  private(set) var representatives: [UInt32] = []
  /// Label numbers that occur in rules; symbol `openSymbol(k)` is the opening mark of label `labels[k - 1]`.
  let labels: [UInt16]
  private var pageNumbers: [UInt16] = []
  private var pages: [UInt16] = []
  private let labelClasses: [UInt16]

  var classCount: Int { representatives.count }
  var closeSymbol: UInt16 { UInt16(classCount) }
  var symbolCount: Int { classCount + 1 + labels.count }

  func openSymbol(_ labelClass: UInt16) -> UInt16 { UInt16(classCount) + labelClass }

  /// The number of a label among the labels used in rules, from 1; 0 if no rule asks for it.
  func labelClass(_ label: Int) -> UInt16 { label < labelClasses.count ? labelClasses[label] : 0 }

  @inline(__always)
  func scalarClass(_ scalar: UInt32) -> UInt16 {
    pages[Int(pageNumbers[Int(scalar &>> 8)]) &<< 8 | Int(scalar & 0xFF)]
  }

  /// Complexity: sorting the bounds of all sets, plus the number of elementary intervals inside each set.
  init(sets: [ScalarSet], labels: Set<UInt16>) throws(PatternError) {
    self.labels = labels.sorted()
    var classes = [UInt16](repeating: 0, count: Int(self.labels.last ?? 0) + 1)
    for (index, label) in self.labels.enumerated() { classes[Int(label)] = UInt16(index + 1) }
    labelClasses = classes

    var bounds: Set<UInt32> = [0, 0x110000]
    for set in sets {
      for range in set.ranges {
        bounds.insert(range.lowerBound)
        bounds.insert(range.upperBound + 1)
      }
    }
    let starts = bounds.sorted()
    let (classOfInterval, count) = Self.refine(starts, by: sets)
    guard count + 1 + self.labels.count < Int(UInt16.max) else { throw .alphabetTooLarge(count + self.labels.count) }
    representatives = Array(repeating: .max, count: count)
    for (index, number) in classOfInterval.enumerated() where representatives[number] == .max {
      representatives[number] = starts[index]
    }
    fillPages(starts, classOfInterval)
  }

  /// Splits the intervals between bounds into classes, such that every set is a union of classes.
  private static func refine(_ starts: [UInt32], by sets: [ScalarSet]) -> (classes: [Int], count: Int) {
    var classOf = [Int](repeating: 0, count: starts.count - 1)
    var sizes = [starts.count - 1]
    for set in sets {
      // A set and its complement split alike: the one with fewer ranges in the lower planes is as a rule the smaller.
      let ranges = set.contains(0x10FFFF) ? set.complement.ranges : set.ranges
      var members: [Int] = []
      for range in ranges {
        var index = lowerBound(starts, range.lowerBound)
        while starts[index] <= range.upperBound {
          members.append(index)
          index += 1
        }
      }
      var inside: [Int: Int] = [:]
      for member in members { inside[classOf[member], default: 0] += 1 }
      var fresh: [Int: Int] = [:]
      for member in members {
        let old = classOf[member]
        guard let hits = inside[old], hits < sizes[old] || fresh[old] != nil else { continue }
        if fresh[old] == nil {
          fresh[old] = sizes.count
          sizes.append(hits)
          sizes[old] -= hits
        }
        classOf[member] = fresh[old] ?? old
      }
    }
    return (classOf, sizes.count)
  }

  private static func lowerBound(_ starts: [UInt32], _ value: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Fills the two-stage table; pages of one class only are shared.
  private mutating func fillPages(_ starts: [UInt32], _ classes: [Int]) {
    var uniform: [Int: UInt16] = [:]
    var interval = 0
    for page in 0..<UInt32(0x1100) {
      let low = page << 8
      while starts[interval + 1] <= low { interval += 1 }
      if starts[interval + 1] >= low + 256 {
        if let known = uniform[classes[interval]] {
          pageNumbers.append(known)
          continue
        }
        uniform[classes[interval]] = UInt16(pages.count >> 8)
      }
      pageNumbers.append(UInt16(pages.count >> 8))
      var current = interval
      for scalar in low..<(low + 256) {
        while starts[current + 1] <= scalar { current += 1 }
        pages.append(UInt16(classes[current]))
      }
    }
  }
}

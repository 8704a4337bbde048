/// Estimates the width at which lines were wrapped, near each line.
///
/// A file with one width throughout (a PDF's text) is measured as a whole; a page of several columns is measured around each line: by the
/// lines before it, by those after it and by both, since the width may change right there.
struct WrapMeasure {
  /// Up to three widths in columns, 0 for none. They all stay under 131, which sixteen bits hold.
  typealias Widths = SIMD4<Int16>

  /// A line wider than this was not wrapped, in columns.
  private static let wrappedColumnsMax = 130
  /// Narrower columns than this are not told from lists, in columns.
  private static let wrappedColumnsMin = 22
  /// Lines on each side that are looked at; with those around, at most eight.
  private static let windowLines = 6
  /// Lines on each side among which a line too wide forbids joining.
  private static let wideWindowLines = 20
  /// Columns by which full lines of one width differ, a paragraph's first line with its lost indentation included.
  private static let bandColumns = 5

  /// The width of the whole file, if it has one.
  let uniformColumns: Int?
  /// The code points of full lines, where lines were cut at a number of characters whatever their width.
  let uniformCodePoints: Int?
  /// Wrap widths to try for each line: none where lines are not wrapped.
  let candidates: [Widths]
  /// The same by compressed widths; none where the whole file has one width.
  let compressedCandidates: [Widths]

  /// Measures lines. O(n).
  init(_ shapes: [LineShape]) {
    let widths = shapes.map(\.widthColumns)
    var wideBefore = [0]
    wideBefore.reserveCapacity(widths.count + 1)
    var wideCount = 0
    for width in widths {
      wideCount += width > Self.wrappedColumnsMax ? 1 : 0
      wideBefore.append(wideCount)
    }
    let none = [Widths](repeating: .zero, count: widths.count)
    // One line in fifty may be a long address or caption; more of them, and each line is a paragraph.
    guard wideCount * 50 <= widths.count else {
      uniformColumns = nil
      uniformCodePoints = nil
      candidates = none
      compressedCandidates = none
      return
    }
    let uniform = Self.uniformWidth(widths)
    uniformColumns = uniform
    uniformCodePoints = Self.uniformCount(shapes.map(\.countCodePoints))
    let isNearWide = widths.indices.map { index in
      wideBefore[min(index + Self.wideWindowLines + 1, widths.count)] > wideBefore[max(index - Self.wideWindowLines, 0)]
    }
    if let uniform {
      candidates = isNearWide.map { $0 ? .zero : Widths(Int16(uniform), 0, 0, 0) }
      compressedCandidates = none
    } else {
      candidates = Self.localWidths(widths, isNearWide)
      compressedCandidates = Self.localWidths(shapes.map(\.compressedColumns), isNearWide)
    }
  }

  /// Whether lines near `index` are wrapped at all.
  func isWrapped(_ index: Int) -> Bool {
    candidates[index] != .zero || compressedCandidates[index] != .zero || uniformCodePoints != nil
  }

  /// The widths of the lines from each line on, of those up to it, and of those around it.
  private static func localWidths(_ widths: [Int], _ isNearWide: [Bool]) -> [Widths] {
    var sorted: [Int] = []
    let onward = widths.indices.map { regularWidth(widths, $0, min($0 + windowLines, widths.count), &sorted) }
    return widths.indices.map { index in
      if isNearWide[index] { return .zero }
      // The lines up to one are the lines from an earlier one on: each window is measured once.
      let start = index + 1 - windowLines
      let before = start >= 0 ? onward[start] : regularWidth(widths, 0, index + 1, &sorted)
      let around = regularWidth(widths, max(index - 3, 0), min(index + 4, widths.count), &sorted)
      return Widths(Int16(onward[index]), Int16(before), Int16(around), 0)
    }
  }

  /// The width that most of a few lines share; 0 where fewer than three in five do. `sorted` is room to work in.
  private static func regularWidth(_ widths: [Int], _ start: Int, _ end: Int, _ sorted: inout [Int]) -> Int {
    sorted.removeAll(keepingCapacity: true)
    for index in start..<end {
      let width = widths[index]
      var place = sorted.count
      sorted.append(width)
      while place > 0, sorted[place - 1] > width {
        sorted[place] = sorted[place - 1]
        place -= 1
      }
      sorted[place] = width
    }
    var (best, bestSupport, low) = (0, 0, 0)
    for high in sorted.indices {
      while sorted[low] <= sorted[high] - bandColumns { low += 1 }
      guard sorted[high] >= wrappedColumnsMin, sorted[high] <= wrappedColumnsMax else { continue }
      if high - low + 1 >= bestSupport { (best, bestSupport) = (sorted[high], high - low + 1) }
    }
    return bestSupport >= 3 && bestSupport * 5 >= (end - start) * 3 ? best : 0
  }

  /// The width that lines all over the file reach and hardly any exceeds.
  private static func uniformWidth(_ widths: [Int]) -> Int? {
    var histogram = [Int](repeating: 0, count: wrappedColumnsMax + 1)
    for width in widths where width <= wrappedColumnsMax { histogram[width] += 1 }
    let supportMin = max(2, widths.count / 33)
    var wider = widths.count - histogram.reduce(0, +)
    var width = wrappedColumnsMax
    while width >= wrappedColumnsMin, wider * 100 <= widths.count {
      let support = histogram[max(width - 3, 0)...width].reduce(0, +)
      if histogram[width] > 0, support >= supportMin {
        let peak = (max(width - 3, 0)...width).max { histogram[$0] < histogram[$1] } ?? width
        return isSpread(peak, widths) ? peak : nil
      }
      wider += histogram[width]
      width -= 1
    }
    return nil
  }

  /// Whether most stretches of twenty lines hold a line of about that width.
  private static func isSpread(_ width: Int, _ widths: [Int]) -> Bool {
    let starts = stride(from: 0, to: widths.count, by: 20)
    var (count, foundCount) = (0, 0)
    for start in starts {
      count += 1
      foundCount += widths[start..<min(start + 20, widths.count)].contains { $0 <= width + 2 && $0 >= width - 4 } ? 1 : 0
    }
    return foundCount * 5 >= count * 3
  }

  /// The number of code points that no line exceeds and a third of them has.
  private static func uniformCount(_ counts: [Int]) -> Int? {
    guard let longest = counts.max(), longest >= wrappedColumnsMin / 2 else { return nil }
    let support = counts.reduce(0) { $0 + ($1 == longest ? 1 : 0) }
    return support >= 2 && support * 3 >= counts.count ? longest : nil
  }
}

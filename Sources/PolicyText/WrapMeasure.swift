/// Estimates the width at which lines were wrapped, near each line.
///
/// A file with one width throughout (a PDF's text) is measured as a whole; a page of several columns is measured around each line: by the
/// lines before it, by those after it and by both, since the width may change right there.
struct WrapMeasure {
  /// A line wider than this was not wrapped, in columns.
  private static let wrappedColumnsMax = 130
  /// Narrower columns than this are not told from lists, in columns.
  private static let wrappedColumnsMin = 22
  /// Lines on each side that are looked at.
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
  let candidates: [[Int]]
  /// The same by compressed widths; none where the whole file has one width.
  let compressedCandidates: [[Int]]

  /// Measures lines. O(n).
  init(_ shapes: [LineShape]) {
    let widths = shapes.map(\.widthColumns)
    var wideBefore = [0]
    for width in widths { wideBefore.append((wideBefore.last ?? 0) + (width > Self.wrappedColumnsMax ? 1 : 0)) }
    let wideCount = wideBefore.last ?? 0
    guard wideCount * 50 <= widths.count else {
      uniformColumns = nil
      uniformCodePoints = nil
      candidates = Array(repeating: [], count: widths.count)
      compressedCandidates = candidates
      return
    }
    let uniform = Self.uniformWidth(widths)
    uniformColumns = uniform
    uniformCodePoints = Self.uniformCount(shapes.map(\.countCodePoints))
    let isNearWide = widths.indices.map { index in
      wideBefore[min(index + Self.wideWindowLines + 1, widths.count)] > wideBefore[max(index - Self.wideWindowLines, 0)]
    }
    candidates = widths.indices.map { index in
      if isNearWide[index] { return [] }
      return uniform.map { [$0] } ?? Self.localWidths(widths, around: index)
    }
    let compressed = shapes.map(\.compressedColumns)
    compressedCandidates = widths.indices.map { index in
      isNearWide[index] || uniform != nil ? [] : Self.localWidths(compressed, around: index)
    }
  }

  /// Whether lines near `index` are wrapped at all.
  func isWrapped(_ index: Int) -> Bool {
    !candidates[index].isEmpty || !compressedCandidates[index].isEmpty || uniformCodePoints != nil
  }

  private static func localWidths(_ widths: [Int], around index: Int) -> [Int] {
    let after = index..<min(index + windowLines, widths.count)
    let before = max(index - windowLines + 1, 0)..<(index + 1)
    let both = max(index - 3, 0)..<min(index + 4, widths.count)
    var found: [Int] = []
    for window in [after, before, both] {
      guard let width = regularWidth(widths[window]), !found.contains(width) else { continue }
      found.append(width)
    }
    return found
  }

  /// The width that most lines of a window share; `nil` where fewer than three in five do.
  private static func regularWidth(_ window: ArraySlice<Int>) -> Int? {
    var best = 0
    var bestSupport = 0
    for width in window where width >= wrappedColumnsMin && width <= wrappedColumnsMax {
      let support = window.reduce(0) { $0 + ($1 <= width && $1 > width - bandColumns ? 1 : 0) }
      if support > bestSupport || (support == bestSupport && width > best) { (best, bestSupport) = (width, support) }
    }
    return bestSupport >= 3 && bestSupport * 5 >= window.count * 3 ? best : nil
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
    let stretches = stride(from: 0, to: widths.count, by: 20).map { widths[$0..<min($0 + 20, widths.count)] }
    let count = stretches.reduce(0) { $0 + ($1.contains { $0 <= width + 2 && $0 >= width - 4 } ? 1 : 0) }
    return count * 5 >= stretches.count * 3
  }

  /// The number of code points that no line exceeds and a third of them has.
  private static func uniformCount(_ counts: [Int]) -> Int? {
    guard let longest = counts.max(), longest >= wrappedColumnsMin / 2 else { return nil }
    let support = counts.reduce(0) { $0 + ($1 == longest ? 1 : 0) }
    return support >= 2 && support * 3 >= counts.count ? longest : nil
  }
}

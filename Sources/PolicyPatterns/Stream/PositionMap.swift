/// Where the bytes of a stream stand in the source it was made from, as runs of equal distance.
package struct PositionMap: Sendable {
  private var streamStarts: [Int]
  private var sourceStarts: [Int]
  private var streamEnd = 0
  private var sourceEnd = 0

  /// Stream offset 0 is this source offset.
  init(source: Int) {
    streamStarts = [0]
    sourceStarts = [source]
    sourceEnd = source
  }

  /// Says that from here on, a stream offset belongs to this source offset; offsets never fall.
  mutating func add(stream: Int, source: Int) {
    streamEnd = stream
    sourceEnd = source
    let last = streamStarts.count - 1
    if stream - streamStarts[last] == source - sourceStarts[last] { return }
    if streamStarts[last] == stream {
      sourceStarts[last] = source
    } else {
      streamStarts.append(stream)
      sourceStarts.append(source)
    }
  }

  /// The source offset of a stream offset, exact at the bounds of units and of marks; offsets outside are clamped.
  /// Complexity: logarithmic in the number of runs.
  package func source(of offset: Int) -> Int {
    var low = 0
    var high = streamStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if streamStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    // A run ends where the next begins: mark bytes stand for nothing in the source.
    let limit = low + 1 < sourceStarts.count ? sourceStarts[low + 1] : sourceEnd
    return min(sourceStarts[low] + max(offset - streamStarts[low], 0), limit)
  }

  /// The source range of a stream range on unit boundaries.
  package func source(of range: Range<Int>) -> Range<Int> {
    let start = source(of: range.lowerBound)
    return start..<max(start, source(of: range.upperBound))
  }
}

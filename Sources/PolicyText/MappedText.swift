/// UTF-8 text of which every byte knows where in the source it was read.
package struct MappedText: Sendable, Hashable {
  /// A stretch of text that was read from one stretch of source.
  package struct Run: Sendable, Hashable {
    /// Where it begins in `bytes`; it ends where the next run begins.
    package let offset: Int
    package let sourceStart: Int
    /// Equal to the run's own length: byte for byte. Else the run is one piece (an entity, a folded character). 0: nothing in the source.
    package fileprivate(set) var sourceLength: Int
  }

  package private(set) var bytes: [UInt8] = []
  package private(set) var runs: [Run] = []
  /// Sorted offsets in `bytes` before which white space inside a source line was removed.
  package private(set) var spaces: [Int] = []

  package init() {}

  package var isEmpty: Bool { bytes.isEmpty }
  package var count: Int { bytes.count }
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a byte range of `bytes`.
  package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The source byte ranges that `range` of `bytes` was read from: in order, touching ones merged, removed white space and markup left out.
  ///
  /// A piece such as an entity is given whole even if `range` holds a part of it. O(log n + pieces).
  package func segments(for range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    var segments: [Range<Int>] = []
    var index = max(runs.partitionPoint { $0.offset > range.lowerBound } - 1, 0)
    while index < runs.count, runs[index].offset < range.upperBound {
      let piece = source(ofRun: index, within: range)
      if !piece.isEmpty {
        if let last = segments.last, last.upperBound == piece.lowerBound {
          segments[segments.count - 1] = last.lowerBound..<piece.upperBound
        } else {
          segments.append(piece)
        }
      }
      index += 1
    }
    return segments
  }

  private func end(ofRun index: Int) -> Int { index + 1 < runs.count ? runs[index + 1].offset : bytes.count }

  /// The source of the part of a run that lies in `range`.
  private func source(ofRun index: Int, within range: Range<Int>) -> Range<Int> {
    let run = runs[index]
    let end = end(ofRun: index)
    guard run.sourceLength == end - run.offset else { return run.sourceStart..<(run.sourceStart + run.sourceLength) }
    let lower = max(run.offset, range.lowerBound)
    let upper = max(min(end, range.upperBound), lower)
    return (run.sourceStart + lower - run.offset)..<(run.sourceStart + upper - run.offset)
  }

  package mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Adds source bytes as they are.
  package mutating func appendLinear(_ slice: ArraySlice<UInt8>, sourceStart: Int) {
    guard !slice.isEmpty else { return }
    startRun(length: slice.count, source: sourceStart..<(sourceStart + slice.count))
    bytes.append(contentsOf: slice)
  }

  /// Adds bytes that stand for `source` as one piece; an empty `source` for bytes that nothing in the source stands for.
  package mutating func appendPiece(_ piece: some Collection<UInt8>, source: Range<Int>) {
    guard !piece.isEmpty else { return }
    startRun(length: piece.count, source: source)
    bytes.append(contentsOf: piece)
  }

  /// Adds one byte that stands for `source` as one piece.
  package mutating func appendByte(_ byte: UInt8, source: Range<Int>) {
    startRun(length: 1, source: source)
    bytes.append(byte)
  }

  /// Adds `range` of another text with its mapping; `spaces` of the other text inside the range come along. O(length + log n).
  package mutating func append(_ other: MappedText, range: Range<Int>) {
    guard !range.isEmpty else { return }
    let base = bytes.count - range.lowerBound
    var space = other.spaces.partitionPoint { $0 >= range.lowerBound }
    while space < other.spaces.count, other.spaces[space] < range.upperBound {
      noteSpace(at: other.spaces[space] + base)
      space += 1
    }
    var index = max(other.runs.partitionPoint { $0.offset > range.lowerBound } - 1, 0)
    while index < other.runs.count, other.runs[index].offset < range.upperBound {
      let lower = max(other.runs[index].offset, range.lowerBound)
      let upper = min(other.end(ofRun: index), range.upperBound)
      startRun(length: upper - lower, source: other.source(ofRun: index, within: range))
      bytes.append(contentsOf: other.bytes[lower..<upper])
      index += 1
    }
  }

  /// Adds all of another text. O(length).
  package mutating func append(_ other: MappedText) { append(other, range: 0..<other.count) }

  /// Notes that white space was removed before the next byte.
  package mutating func noteSpace() { noteSpace(at: bytes.count) }

  private mutating func noteSpace(at offset: Int) {
    if spaces.last != offset { spaces.append(offset) }
  }

  /// Extends the last run where both are byte for byte and touch in the source, else opens one. Call before the bytes are added.
  private mutating func startRun(length: Int, source: Range<Int>) {
    if length == source.count, let last = runs.last, last.sourceLength == bytes.count - last.offset,
      last.sourceStart + last.sourceLength == source.lowerBound
    {
      runs[runs.count - 1].sourceLength += length
    } else {
      runs.append(Run(offset: bytes.count, sourceStart: source.lowerBound, sourceLength: source.count))
    }
  }
}

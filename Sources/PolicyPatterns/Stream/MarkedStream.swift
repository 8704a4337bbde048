/// The text of a scope with the mentions of earlier phases marked inline, for patterns to run on.
package struct MarkedStream: Sendable {
  /// UTF-8 with marks, see `Mark`.
  package private(set) var bytes: [UInt8] = []
  /// From offsets in `bytes` to offsets in the source.
  package private(set) var positions: PositionMap

  /// - Parameters:
  ///   - source: UTF-8; 0xF8 and 0xF9, which do not occur in it, are replaced by U+FFFD if they do.
  ///   - range: the scope, on character boundaries.
  ///   - marks: mentions in source offsets on character boundaries, in any order. Empty ones, ones that reach out of the scope,
  ///     and ones that overlap an earlier (of two that start together: the longer) are left out.
  ///   - fold: applied to every character.
  /// - Complexity: linear in the range, plus sorting the marks.
  package init(
    bytes source: [UInt8], range: Range<Int>, marks: [(range: Range<Int>, label: UInt16)] = [], fold: FoldTable? = nil
  ) {
    let range = range.clamped(to: source.indices)
    positions = PositionMap(source: range.lowerBound)
    bytes.reserveCapacity(range.count + marks.count * (Mark.openLengthBytes + 1))
    let ordered = marks.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    var offset = range.lowerBound
    for mark in ordered {
      guard !mark.range.isEmpty, mark.range.lowerBound >= offset, mark.range.upperBound <= range.upperBound else { continue }
      append(source, offset..<mark.range.lowerBound, fold)
      bytes += [Mark.open, UInt8(mark.label >> 8), UInt8(mark.label & 0xFF)]
      positions.add(stream: bytes.count, source: mark.range.lowerBound)
      append(source, mark.range, fold)
      bytes.append(Mark.close)
      positions.add(stream: bytes.count, source: mark.range.upperBound)
      offset = mark.range.upperBound
    }
    append(source, offset..<range.upperBound, fold)
  }

  private mutating func append(_ source: [UInt8], _ range: Range<Int>, _ fold: FoldTable?) {
    let span = source.span.extracting(range)
    var index = 0
    while index < span.count {
      let byte = span[index]
      if byte < 0x80, fold == nil {
        bytes.append(byte)
        index += 1
        continue
      }
      let (scalar, length) = decodeScalar(span, index)
      let folded = fold?[scalar] ?? scalar
      let isMark = byte == Mark.open || byte == Mark.close
      if folded == scalar, !isMark {
        for position in index..<index + length { bytes.append(span[position]) }
      } else if let unicode = Unicode.Scalar(folded) {
        bytes.append(contentsOf: UTF8.encode(unicode).map(Array.init) ?? [])
      }
      index += length
      positions.add(stream: bytes.count, source: range.lowerBound + index)
    }
    positions.add(stream: bytes.count, source: range.upperBound)
  }
}

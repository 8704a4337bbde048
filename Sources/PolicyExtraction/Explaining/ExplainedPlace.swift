import PolicyPatterns
import PolicyRecords
import PolicyRules
import PolicyText

extension Explainer {
  /// A place of a source.
  public enum Place: Sendable, Hashable {
    /// The first occurrence of a text.
    case text(String)
    /// A line and a column, in code points, both from 1.
    case position(line: Int, column: Int)

    /// `LINE:COLUMN`, or else a text, which may be the id of a record.
    public init(_ argument: String) {
      let numbers = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      if numbers.count == 2, let line = numbers[0], let column = numbers[1], line > 0, column > 0 {
        self = .position(line: line, column: column)
      } else {
        self = .text(argument)
      }
    }
  }
}

/// Why nothing can be explained.
public enum ExplainFault: Error, Sendable, Hashable {
  case noPacks
  case textAbsent(String)
  case lineBeyondEnd(Int, lineCount: Int)
  case columnBeyondEnd(line: Int, column: Int, columnCount: Int)
  /// Nothing was read there: markup, page furniture, white space.
  case notRead(line: Int, column: Int)
  case unknownRule(String, nearest: String?)
  case unknownPhase(String, known: [String])
  /// The rule is of a pack that does not read this source.
  case otherPack(rule: String, readBy: String)
}

/// Finds places of a source in its reading text.
struct PlaceFinder {
  let source: SourceText
  let text: MappedText
  let fold: FoldTable

  /// The stretch of reading text at a place.
  func range(of place: Explainer.Place, records: [RecordStory.Subject]) throws(ExplainFault) -> Range<Int> {
    switch place {
    case .text(let wanted):
      if let span = records.first(where: { $0.id == wanted })?.span, let range = text.range(ofSource: span.byteStart..<span.byteEnd) {
        return range
      }
      guard let range = range(of: wanted) else { throw .textAbsent(wanted) }
      return range
    case .position(let line, let column):
      let index = PositionIndex(source.bytes)
      guard line <= index.lineStarts.count else { throw .lineBeyondEnd(line, lineCount: index.lineStarts.count) }
      let end = line < index.lineStarts.count ? index.lineStarts[line] : source.bytes.count
      let first = index.codePoint(atByte: index.lineStarts[line - 1])
      let count = index.codePoint(atByte: end) - first
      guard column <= max(count, 1) else { throw .columnBeyondEnd(line: line, column: column, columnCount: count) }
      let start = index.byte(atCodePoint: first + column - 1)
      guard let range = text.range(ofSource: start..<start + 1) else { throw .notRead(line: line, column: column) }
      return range
    }
  }

  /// The first occurrence of a text, compared as patterns see it.
  private func range(of wanted: String) -> Range<Int>? {
    let stream = MarkedStream(bytes: text.bytes, range: text.bytes.indices, fold: fold)
    let pattern = fold.folded(Array(wanted.utf8))
    guard !pattern.isEmpty, let start = stream.bytes.firstOccurrence(of: pattern) else { return nil }
    return stream.positions.source(of: start..<start + pattern.count)
  }
}

extension MappedText {
  /// The stretch of the text that was read from a stretch of the source, what was left out between its ends included.
  ///
  /// - Complexity: linear in the runs of the text.
  func range(ofSource source: Range<Int>) -> Range<Int>? {
    var result: Range<Int>?
    for (number, run) in runs.enumerated() {
      let sourceEnd = run.sourceStart + run.sourceLength
      guard run.sourceStart < source.upperBound, sourceEnd > source.lowerBound else { continue }
      let end = number + 1 < runs.count ? runs[number + 1].offset : bytes.count
      var range = run.offset..<end
      if run.sourceLength == range.count {
        let low = max(0, source.lowerBound - run.sourceStart)
        range = scalars(around: run.offset + low..<run.offset + min(range.count, source.upperBound - run.sourceStart))
      }
      result = (result?.lowerBound ?? range.lowerBound)..<range.upperBound
    }
    return result
  }

  /// A range made larger to whole scalars.
  private func scalars(around range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low > 0, bytes[low] & 0xC0 == 0x80 { low -= 1 }
    while high < bytes.count, bytes[high] & 0xC0 == 0x80 { high += 1 }
    return low..<high
  }
}

extension [UInt8] {
  /// Where a pattern first occurs. O(n · m) for the short patterns that people give.
  fileprivate func firstOccurrence(of pattern: [UInt8]) -> Int? {
    guard let first = pattern.first, pattern.count <= count else { return nil }
    return (0...count - pattern.count).first { self[$0] == first && self[$0..<$0 + pattern.count].elementsEqual(pattern) }
  }
}

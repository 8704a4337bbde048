import PolicyRecords
import PolicyText

/// Counts what no rule reads by what it has in common: what to write a rule for next.
struct UnmatchedCounter {
  private struct Key: Hashable {
    let kind: CoverageReport.Unmatched.Kind
    let head: String
  }

  private struct Group {
    let example: String
    var count = 0
  }

  private var groups: [Key: Group] = [:]

  /// How many characters tell groups apart, and how many of an example are kept.
  private static let headLengthMax = 2
  private static let exampleLengthMax = 40

  /// Counts the gaps of documents: numbers by what stands behind them.
  mutating func add(_ documents: [DocumentRecord], _ source: SourceText) {
    let bytes = source.bytes
    for gap in documents.flatMap(\.gaps) where gap.reason == .unmatchedNumber {
      let range = gap.span.byteStart..<gap.span.byteEnd
      let behind = Self.text(bytes[range.upperBound...], Self.headLengthMax)
      add(.number, behind, Self.text(bytes[range.lowerBound...], Self.exampleLengthMax))
    }
  }

  /// Counts a clause that no rule describes, by how it begins.
  mutating func add(clause: ArraySlice<UInt8>) {
    guard !clause.isEmpty else { return }
    add(.clause, Self.text(clause, Self.headLengthMax), Self.text(clause, Self.exampleLengthMax))
  }

  private mutating func add(_ kind: CoverageReport.Unmatched.Kind, _ head: String, _ example: String) {
    groups[Key(kind: kind, head: head), default: Group(example: example)].count += 1
  }

  /// The first characters of a stretch, up to the end of its line.
  private static func text(_ bytes: ArraySlice<UInt8>, _ length: Int) -> String {
    // No character is longer than four bytes; one that is cut off lies behind those that are kept.
    let scalars = String(decoding: bytes.prefix(length * 4), as: UTF8.self).unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    return String(String.UnicodeScalarView(scalars.prefix(length)))
  }

  /// The groups, the largest first.
  var counts: [CoverageReport.Unmatched] {
    groups.map { key, group in
      CoverageReport.Unmatched(kind: key.kind, head: key.head, example: group.example, count: group.count)
    }.sorted { a, b in
      a.count != b.count ? a.count > b.count : (a.kind.rawValue, a.head) < (b.kind.rawValue, b.head)
    }
  }
}

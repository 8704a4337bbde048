import PolicyPatterns

/// A list of terms with attributes, read from a tab-separated file.
package struct Lexicon: Sendable {
  /// One line of the file.
  package struct Entry: Sendable {
    package let term: String
    package let attributes: Attributes
    package let line: Int
  }

  /// The cells of a line behind its term, by column name.
  package struct Attributes: Sendable {
    fileprivate let columns: [String]
    fileprivate let cells: [String]

    /// The value in a column; `nil` where the cell is empty or there is no such column.
    package subscript(column: String) -> String? {
      guard let index = columns.firstIndex(of: column), index > 0, index - 1 < cells.count, !cells[index - 1].isEmpty else { return nil }
      return cells[index - 1]
    }

    package subscript(column: String, default fallback: String) -> String { self[column] ?? fallback }
  }

  /// The file's name without its ending: how patterns refer to it.
  package let name: String
  package let columns: [String]
  package let entries: [Entry]
  /// Indexes of the entries in byte order of their terms; empty where the file is in that order already.
  private let order: [Int]

  package init(name: String, columns: [String], entries: [Entry]) {
    self.name = name
    self.columns = columns
    self.entries = entries
    let isSorted = entries.indices.dropFirst().allSatisfy { !Self.precedes(entries[$0].term, entries[$0 - 1].term) }
    order = isSorted ? [] : entries.indices.sorted { Self.precedes(entries[$0].term, entries[$1].term) }
  }

  /// The entry of a term, compared byte by byte. O(log n).
  package func entry(_ term: some Sequence<UInt8>) -> Entry? {
    let wanted = Array(term)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if sorted(middle).term.utf8.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && sorted(low).term.utf8.elementsEqual(wanted) ? sorted(low) : nil
  }

  /// Pairs of entries with the same term, the earlier first.
  var duplicates: [(first: Entry, second: Entry)] {
    entries.indices.dropFirst().compactMap { place in
      let (first, second) = (sorted(place - 1), sorted(place))
      // By bytes: `String` equality takes canonically equivalent characters for one.
      guard first.term.utf8.elementsEqual(second.term.utf8) else { return nil }
      return first.line < second.line ? (first, second) : (second, first)
    }
  }

  private func sorted(_ place: Int) -> Entry { entries[order.isEmpty ? place : order[place]] }

  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}

extension Lexicon {
  /// The terms that a reference to the lexicon stands for, such as `verbs:kind=plain|give,chain=`, folded.
  func terms(of reference: String, fold: FoldTable) -> [[UInt8]] {
    let conditions = reference.split(separator: ":", maxSplits: 1).dropFirst().flatMap { $0.split(separator: ",") }.map(
      LexiconCondition.init)
    return entries.filter { entry in conditions.allSatisfy { $0.holds(for: entry) } }.map { fold.folded(Array($0.term.utf8)) }
  }
}

/// One condition of a reference such as `{verbs:kind=plain|give,chain=}`: a column and the values it may have, the empty one included.
struct LexiconCondition {
  let column: String
  let values: [Substring]

  init(_ text: Substring) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    column = String(parts[0])
    values = parts.count > 1 ? parts[1].split(separator: "|", omittingEmptySubsequences: false) : [""]
  }

  func holds(for entry: Lexicon.Entry) -> Bool {
    values.contains { $0 == entry.attributes[column, default: ""] }
  }
}

/// Reads lexicon files: `.tsv` with a header line, or `.txt` with one term a line. Lines that begin with `#` are comments.
enum LexiconReader {
  static func read(_ reader: RuleFileReader, name: String, isTable: Bool) -> Lexicon {
    var columns: [String] = isTable ? [] : ["term"]
    var entries: [Lexicon.Entry] = []
    let bytes = Array(reader.text.utf8)
    var number = 0
    var start = 0
    while start < bytes.count {
      let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let end = lineEnd > start && bytes[lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd
      let line = start..<end
      start = lineEnd + 1
      number += 1
      if line.isEmpty || bytes[line.lowerBound] == UInt8(ascii: "#") { continue }
      let cells = cells(bytes[line])
      if columns.isEmpty {
        columns = cells
        checkHeader(columns, line: number, reader)
      } else if let entry = entry(cells, columns, line: number, reader) {
        entries.append(entry)
      }
    }
    let lexicon = Lexicon(name: name, columns: columns, entries: entries)
    for (first, second) in lexicon.duplicates {
      reader.report(
        .duplicateTerm, "`\(second.term)` stands in line \(first.line) already", help: "keep one of the two lines", line: second.line,
        column: 1)
    }
    return lexicon
  }

  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func checkHeader(_ columns: [String], line: Int, _ reader: RuleFileReader) {
    if columns.first == "term" || columns.first == "from" || columns.first == "id" { return }
    reader.report(
      .invalidLexicon, "the first line must name the columns, the first of them `term`",
      help: "begin the file with a line such as term, tab, kind", line: line, column: 1)
  }

  private static func entry(_ cells: [String], _ columns: [String], line: Int, _ reader: RuleFileReader) -> Lexicon.Entry? {
    if cells.count > columns.count {
      let column = cells.prefix(columns.count).joined().unicodeScalars.count + columns.count
      reader.report(
        .invalidLexicon, "\(cells.count) cells where the header names \(columns.count) columns", help: "remove the surplus tab", line: line,
        column: column)
      return nil
    }
    if cells[0].isEmpty {
      reader.report(.invalidLexicon, "the line has no term", help: "write the term first, then a tab", line: line, column: 1)
      return nil
    }
    return Lexicon.Entry(term: cells[0], attributes: Lexicon.Attributes(columns: columns, cells: Array(cells.dropFirst())), line: line)
  }
}

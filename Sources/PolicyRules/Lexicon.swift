/// A list of terms with attributes, read from a tab-separated file.
package struct Lexicon: Sendable {
  /// One line of the file.
  package struct Entry: Sendable {
    package let term: String
    /// Values by column name; empty cells are left out.
    package let attributes: [String: String]
    package let line: Int
  }

  /// The file's name without its ending: how patterns refer to it.
  package let name: String
  package let columns: [String]
  package let entries: [Entry]
  private let index: [[UInt8]: Int]

  package init(name: String, columns: [String], entries: [Entry]) {
    self.name = name
    self.columns = columns
    self.entries = entries
    var index: [[UInt8]: Int] = [:]
    for (number, entry) in entries.enumerated() where index[Array(entry.term.utf8)] == nil {
      index[Array(entry.term.utf8)] = number
    }
    self.index = index
  }

  /// The entry of a term, compared byte by byte.
  package func entry(_ term: some Sequence<UInt8>) -> Entry? {
    index[Array(term)].map { entries[$0] }
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
    // Keyed by bytes: `String` equality takes canonically equivalent characters for one.
    var seen: [[UInt8]: Int] = [:]
    var number = 0
    for rawLine in reader.text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = rawLine.last == "\r" ? rawLine.dropLast() : rawLine
      if line.isEmpty || line.first == "#" { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if columns.isEmpty {
        columns = cells.map(String.init)
        if columns.first != "term" && columns.first != "from" && columns.first != "id" {
          reader.report(
            .invalidLexicon, "the first line must name the columns, the first of them `term`", help: "term\tid\t…", line: number, column: 1)
        }
        continue
      }
      if cells.count > columns.count {
        reader.report(
          .invalidLexicon, "\(cells.count) cells where the header names \(columns.count) columns",
          help: "remove the surplus tab", line: number, column: cells.prefix(columns.count).joined().unicodeScalars.count + columns.count)
        continue
      }
      let term = String(cells[0])
      if term.isEmpty {
        reader.report(.invalidLexicon, "the line has no term", help: "write the term first, then a tab", line: number, column: 1)
        continue
      }
      if let first = seen[Array(term.utf8)] {
        reader.report(.duplicateTerm, "`\(term)` stands in line \(first) already", help: "keep one of the two lines", line: number, column: 1)
        continue
      }
      seen[Array(term.utf8)] = number
      var attributes: [String: String] = [:]
      for (column, cell) in zip(columns, cells).dropFirst() where !cell.isEmpty {
        attributes[column] = String(cell)
      }
      entries.append(Lexicon.Entry(term: term, attributes: attributes, line: number))
    }
    return Lexicon(name: name, columns: columns, entries: entries)
  }
}

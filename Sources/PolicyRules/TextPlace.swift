import Yams

/// Where a text of a rule file stands in it.
package struct TextPlace: Sendable {
  /// Path of the file as the user knows it.
  package let file: String
  private let lines: [Substring]
  private let line: Int
  private let column: Int
  private let form: Form

  /// How the text is written.
  private enum Form { case plain, singleQuoted, doubleQuoted, block, none }

  init(node: Node, file: String, lines: [Substring]) {
    self.file = file
    self.lines = lines
    line = node.mark?.line ?? 0
    column = node.mark?.column ?? 0
    form =
      switch node.scalar?.style {
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal, .folded: .block
      case .plain, .any: .plain
      case nil: .none
      }
  }

  /// The line that it begins on.
  package var excerpt: String { line > 0 && line <= lines.count ? String(lines[line - 1]) : "" }

  /// Line and column, from 1, of the scalar with a number of the text: quotes, escapes and folded lines are passed over.
  package func place(of offset: Int) -> (line: Int, column: Int) {
    guard line > 0, offset > 0, form != .none, line <= lines.count else { return (line, column) }
    var number = line - 1
    var rest = Array(lines[number].unicodeScalars)
    var index = column - 1
    if form == .singleQuoted || form == .doubleQuoted { index += 1 }
    if form == .block, number + 1 < lines.count {
      number += 1
      rest = Array(lines[number].unicodeScalars)
      index = rest.prefix { $0 == " " }.count
    }
    for _ in 0..<offset {
      if index < rest.count, rest[index] == "'", form == .singleQuoted { index += 1 }
      if index < rest.count, rest[index] == "\\", form == .doubleQuoted { index += 1 }
      index += 1
      if index > rest.count, number + 1 < lines.count {
        // A line break of the file stands for one space or line break of the text.
        number += 1
        rest = Array(lines[number].unicodeScalars)
        index = rest.prefix { $0 == " " }.count
      }
    }
    return (number + 1, index + 1)
  }
}

/// A pattern as written.
package struct PatternText: Sendable {
  package let text: String
  package let place: TextPlace

  init(_ part: (text: String, node: Node), _ reader: RuleFileReader) {
    text = part.text
    place = reader.textPlace(of: part.node)
  }
}

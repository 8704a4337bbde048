/// Reads plain text: one line for each line.
///
/// A very long line with several indentations inside is a document whose line ends were lost: it is read as one line for each indentation.
enum PlainTextReader {
  /// The shortest line that may have lost its line ends, in bytes.
  private static let flattenedLengthBytesMin = 1500
  /// The fewest indentations inside such a line.
  private static let indentationsMin = 4
  /// Two ideographic spaces, by which Chinese text begins a paragraph.
  private static let indentation = Array("\u{3000}\u{3000}".utf8)

  static func read(_ bytes: [UInt8], _ body: Range<Int>) -> MarkedText {
    var marked = MarkedText()
    var scanner = LineScanner(bytes, body)
    var builder = LineBuilder(bytes, countsASCIIIndentation: true)
    var blankLineCount = 0
    while let range = scanner.next() {
      for part in parts(of: bytes, range) {
        builder.append(part)
        if let line = builder.finish(kind: .text, blankLinesBefore: blankLineCount) {
          marked.lines.append(line)
          blankLineCount = 0
        } else {
          blankLineCount += 1
        }
      }
    }
    return marked
  }

  /// The lines that a line was put together from; itself where it is one.
  private static func parts(of bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    guard line.count >= flattenedLengthBytesMin else { return [line] }
    var starts = [line.lowerBound]
    var index = line.lowerBound
    while index + indentation.count <= line.upperBound {
      if bytes[index] == indentation[0], bytes[index..<index + indentation.count].elementsEqual(indentation) {
        starts.append(index)
        index += indentation.count
      } else {
        index += 1
      }
    }
    guard starts.count > indentationsMin else { return [line] }
    return zip(starts, starts.dropFirst() + [line.upperBound]).map { $0..<$1 }
  }
}

/// Reads plain text: one line for each line.
enum PlainTextReader {
  static func read(_ bytes: [UInt8], _ body: Range<Int>) -> MarkedText {
    var marked = MarkedText()
    var scanner = LineScanner(bytes, body)
    var builder = LineBuilder(bytes, countsASCIIIndentation: true)
    var blankLineCount = 0
    while let range = scanner.next() {
      builder.append(range)
      if let line = builder.finish(kind: .text, blankLinesBefore: blankLineCount) {
        marked.lines.append(line)
        blankLineCount = 0
      } else {
        blankLineCount += 1
      }
    }
    return marked
  }
}

/// Reads a source's markup: the lines of its text, and what the markup says about it.
package enum MarkupReader {
  /// Splits a source into lines without markup. O(n).
  package static func read(_ source: SourceText, limits: MarkupLimits = MarkupLimits()) -> MarkedText {
    let frontMatter = FrontMatter.read(source.bytes)
    let body = (frontMatter?.bodyStart ?? 0)..<source.bytes.count
    var marked: MarkedText
    switch source.format {
    case .text: marked = PlainTextReader.read(source.bytes, body)
    case .markdown: marked = MarkdownReader.read(source.bytes, body)
    case .html:
      var reader = HTMLReader(source.bytes, body, limits: limits)
      marked = reader.read()
    }
    if let frontMatter {
      marked.properties.insert(contentsOf: frontMatter.properties, at: 0)
      marked.skipped.insert(Skipped(range: frontMatter.range, reason: .frontMatter), at: 0)
    }
    return marked
  }
}

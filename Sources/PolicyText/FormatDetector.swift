/// Tells a source's markup by its name and its content.
enum FormatDetector {
  /// How much of the content is examined, in bytes.
  private static let examinedBytesMax = 65_536
  /// Tags in the examined part that make content HTML even if it does not begin with one.
  private static let tagCountMin = 6

  /// The format of decoded content at `path`: a telling extension decides, else the content does.
  static func format(path: String, bytes: [UInt8]) -> SourceFormat {
    let name = path.utf8.suffix(10).map { $0.lowercasedASCII }
    func hasExtension(_ text: String) -> Bool { name.suffix(text.utf8.count).elementsEqual(text.utf8) }
    if [".html", ".htm", ".xhtml", ".shtml"].contains(where: hasExtension) { return .html }
    let frontMatter = FrontMatter.read(bytes)
    let body = bytes[(frontMatter?.bodyStart ?? 0)...]
    if looksLikeHTML(body) { return .html }
    if [".md", ".markdown"].contains(where: hasExtension) { return .markdown }
    return frontMatter != nil || looksLikeMarkdown(body) ? .markdown : .text
  }

  /// Whether content begins with a tag of a page or holds many tags.
  static func looksLikeHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let start = bytes.firstIndex(where: { !$0.isASCIIWhiteSpace && $0 < 0x80 || $0 >= 0x80 }) else { return false }
    let head = bytes[start...].prefix(examinedBytesMax)
    let openings = [
      "<!doctype", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<section", "<article", "<meta", "<?xml", "<!--",
    ]
    if openings.contains(where: { head.matches(Array($0.utf8), at: start) }) { return true }
    var tagCount = 0
    var index = start
    while index < head.endIndex, tagCount < tagCountMin {
      if head[index] == 0x3C, tags.contains(where: { head.matches($0, at: index + 1) }) { tagCount += 1 }
      index += 1
    }
    return tagCount >= tagCountMin
  }

  private static let tags = ["p>", "p ", "/p>", "div>", "div ", "/div>", "br>", "br/", "br /", "td", "tr>", "span", "li>", "h1", "h2"]
    .map { Array($0.utf8) }

  /// Whether content has a heading by `#` and, so that a stray `#` is not enough, strong emphasis or a link as well.
  private static func looksLikeMarkdown(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = bytes.prefix(examinedBytesMax)
    var hasHeading = false
    var hasInline = false
    var isLineStart = true
    var index = head.startIndex
    while index < head.endIndex, !(hasHeading && hasInline) {
      let byte = head[index]
      if isLineStart, byte == 0x23 {
        var end = index
        while end < head.endIndex, head[end] == 0x23 { end += 1 }
        if end - index <= 6, end < head.endIndex, head[end] == 0x20 { hasHeading = true }
      }
      if byte == 0x2A, index + 2 < head.endIndex, head[index + 1] == 0x2A, !head[index + 2].isASCIIWhiteSpace { hasInline = true }
      if byte == 0x5D, index + 1 < head.endIndex, head[index + 1] == 0x28 { hasInline = true }
      isLineStart = byte == 0x0A || byte == 0x0D
      index += 1
    }
    return hasHeading && hasInline
  }
}

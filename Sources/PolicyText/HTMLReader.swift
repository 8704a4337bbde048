/// Reads a page: block elements make lines, inline ones do not, scripts, comments and hidden elements are left out.
struct HTMLReader {
  private struct Element {
    let name: String
    let isHidden: Bool
    /// The kind of the lines that end inside it.
    let lineKind: SourceLine.Kind
    let start: Int
  }

  /// Open elements looked through for the one that a tag closes, so that pages that close nothing stay cheap.
  private static let scannedElementsMax = 64

  private let bytes: [UInt8]
  private let body: Range<Int>
  private let limits: MarkupLimits
  private var tokenizer: HTMLTokenizer
  private var builder: LineBuilder
  private var marked = MarkedText()
  private var table = HTMLTable()
  private var elements: [Element] = []
  /// How many of `elements` are hidden by themselves.
  private var hiddenCount = 0
  private var preformattedCount = 0
  private var blankLineCount = 0
  private var isTooDeep = false

  init(_ bytes: [UInt8], _ body: Range<Int>, limits: MarkupLimits) {
    self.bytes = bytes
    self.body = body
    self.limits = limits
    self.tokenizer = HTMLTokenizer(bytes, body)
    self.builder = LineBuilder(bytes, countsASCIIIndentation: false)
  }

  /// Reads the page. O(n): each tag looks at a bounded number of open elements.
  mutating func read() -> MarkedText {
    while let token = tokenizer.next() {
      switch token {
      case .text(let range): appendText(range)
      case .startTag(let tag): start(tag)
      case .endTag(let name): end(name)
      case .comment(let range): marked.skipped.append(Skipped(range: range, reason: .comment))
      case .unclosed(let range): marked.skipped.append(Skipped(range: range, reason: .unclosedMarkup))
      }
    }
    close(downTo: 0, at: body.upperBound)
    endLine()
    return marked
  }

  private mutating func start(_ tag: HTMLTag) {
    if HTMLElements.scripts.contains(tag.name) || tag.name == "title" || tag.name == "textarea" { return startRaw(tag) }
    if HTMLElements.breaks.contains(tag.name) { return endLine() }
    if tag.name == "meta" { return readMeta(tag) }
    if HTMLElements.voids.contains(tag.name) { return }
    if let implied = HTMLElements.impliedEnds(of: tag.name) { closeImplied(implied, at: tag.range.lowerBound) }
    if HTMLElements.blocks.contains(tag.name) { endLine() }
    let isSelfClosed = bytes[tag.range.upperBound - 2] == 0x2F
    guard !isSelfClosed || HTMLElements.blocks.contains(tag.name) else { return }
    guard elements.count < limits.depthMax else {
      if !isTooDeep { marked.skipped.append(Skipped(range: tag.range, reason: .depthLimit)) }
      isTooDeep = true
      return
    }
    let isHidden = HTMLElements.unseen.contains(tag.name) || isHiddenByAttributes(tag)
    elements.append(Element(name: tag.name, isHidden: isHidden, lineKind: lineKind(inside: tag.name), start: tag.range.lowerBound))
    if isHidden { hiddenCount += 1 }
    switch tag.name {
    case "pre": preformattedCount += 1
    case "tr": table.openRow()
    case "td", "th": table.openCell(lineCount: marked.lines.count)
    default: break
    }
  }

  /// An element whose content is not markup: a script is skipped, the page's title becomes a property.
  private mutating func startRaw(_ tag: HTMLTag) {
    let (content, isClosed) = tokenizer.rawContent(until: tag.name)
    if tag.name == "title" {
      addProperty(key: "title", content)
    } else if !content.isEmpty {
      marked.skipped.append(Skipped(range: content, reason: isClosed ? .script : .unclosedMarkup))
    }
  }

  private mutating func end(_ name: String) {
    if name == "br" { return endLine() }
    guard let index = elements.suffix(Self.scannedElementsMax).lastIndex(where: { $0.name == name }) else {
      if HTMLElements.blocks.contains(name) { endLine() }
      return
    }
    // A stray end tag inside a table's cell does not close what lies outside the table.
    if name != "table", elements[index...].contains(where: { $0.name == "table" }) { return endLine() }
    close(downTo: index, at: body.upperBound)
  }

  private mutating func closeImplied(_ implied: HTMLElements.ImpliedEnds, at offset: Int) {
    var index = elements.count
    var target: Int?
    let bottom = max(index - Self.scannedElementsMax, 0)
    while index > bottom, !implied.barriers.contains(elements[index - 1].name) {
      index -= 1
      if implied.closed.contains(elements[index].name) { target = index }
    }
    if let target { close(downTo: target, at: offset) }
  }

  private mutating func close(downTo count: Int, at offset: Int) {
    while elements.count > count, let element = elements.last {
      if HTMLElements.blocks.contains(element.name) { endLine() }
      elements.removeLast()
      if element.isHidden {
        hiddenCount -= 1
        if hiddenCount == 0 { marked.skipped.append(Skipped(range: element.start..<max(offset, element.start), reason: .hidden)) }
      }
      switch element.name {
      case "pre": preformattedCount -= 1
      case "tr": table.closeRow(lines: &marked.lines)
      case "td", "th": table.closeCell(lineCount: marked.lines.count)
      default: break
      }
    }
  }

  private mutating func appendText(_ range: Range<Int>) {
    guard hiddenCount == 0 else { return }
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if bytes[index] == 0x26, let entity = HTMLEntities.decode(bytes, at: index, end: range.upperBound) {
        builder.append(start..<index)
        builder.append(entity.scalar, for: index..<entity.end)
        index = entity.end
        start = index
      } else if preformattedCount > 0, bytes[index] == 0x0A {
        builder.append(start..<index)
        if builder.isEmpty { blankLineCount += 1 }
        endLine()
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    builder.append(start..<range.upperBound)
  }

  private mutating func endLine() {
    let kind = elements.last?.lineKind ?? .text
    guard let line = builder.finish(kind: kind, blankLinesBefore: blankLineCount) else { return }
    marked.lines.append(line)
    blankLineCount = 0
  }

  /// The kind of lines in a new element: inline elements and plain blocks take it from what is around them.
  private func lineKind(inside name: String) -> SourceLine.Kind {
    if let kind = HTMLElements.kind(of: name) { return kind }
    let isPlain = name == "p" || name == "div" || name == "center" || !HTMLElements.blocks.contains(name)
    return isPlain ? elements.last?.lineKind ?? .text : .text
  }

  private func isHiddenByAttributes(_ tag: HTMLTag) -> Bool {
    if tag.value(of: "hidden") != nil { return true }
    guard let style = tag.value(of: "style") else { return false }
    let text = bytes[style].filter { !$0.isASCIIWhiteSpace }
    return text.firstIndex(of: Array("display:none".utf8)) != nil
  }

  private mutating func readMeta(_ tag: HTMLTag) {
    guard let name = tag.value(of: "name") ?? tag.value(of: "property"), let content = tag.value(of: "content") else { return }
    addProperty(key: String(decoding: bytes[name], as: UTF8.self), content)
  }

  private mutating func addProperty(key: String, _ range: Range<Int>) {
    var decoder = LineBuilder(bytes, countsASCIIIndentation: false)
    var index = range.lowerBound
    var start = index
    while index < range.upperBound {
      if bytes[index] == 0x26, let entity = HTMLEntities.decode(bytes, at: index, end: range.upperBound) {
        decoder.append(start..<index)
        decoder.append(entity.scalar, for: index..<entity.end)
        index = entity.end
        start = index
      } else {
        index += 1
      }
    }
    decoder.append(start..<range.upperBound)
    guard let text = decoder.finish()?.string else { return }
    marked.properties.append(Property(key: key, value: text, range: range))
  }
}

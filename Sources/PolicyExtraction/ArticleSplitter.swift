import PolicyRules
import PolicyText

/// Divides the blocks of a source into its documents.
///
/// A file is a page of several articles where its lines carry news marks – a dateline, a byline at the end of a paragraph, a note that
/// the text goes on elsewhere. Then a document ends at such a mark and begins at a dateline or at a headline followed by a lead; headlines
/// are given to the article they share most character pairs with, wherever on the page they stand. Any other file is one document.
struct ArticleSplitter {
  let blocks: [Block]
  let bytes: [UInt8]
  let layout: Layout

  /// The longest text that is taken for a headline, in code points.
  static let headlineLengthMax = 60

  /// Commas from which on a line is prose.
  private static let proseCommasMin = 2

  func split() -> [Article] {
    let kinds = blocks.map(kind)
    guard isPage else { return SingleArticle(blocks: blocks, kinds: kinds, bytes: bytes).article().map { [$0] } ?? [] }
    return page(kinds)
  }

  /// What a block is to the division of a page.
  enum Kind {
    case body, headline, aside
  }

  private func kind(_ block: Block) -> Kind {
    if block.whole.has("title.entry") { return .headline }
    if block.whole.has("alone") || block.first.has("labels") { return block.first.has("alone.note") ? .body : .aside }
    if block.first.has("unit") || block.first.has("leads") || block.has("opens") || block.has("ends") || block.has("closes.salutation") {
      return .body
    }
    switch block.paragraph.kind {
    case .heading, .title: return .headline
    case .caption: return .aside
    default: break
    }
    if block.endsSentence || block.length > Self.headlineLengthMax * 2 || block.first.has("body") { return .body }
    return block.length > Self.headlineLengthMax && !block.has("title.end") ? .body : .headline
  }

  // MARK: A page

  /// Whether news marks stand in the file and none of the marks of an official document.
  private var isPage: Bool {
    blocks.contains { $0.has("opens.dateline") || $0.has("ends") }
      && !blocks.contains { $0.whole.has("closes.salutation") || $0.whole.has("alone.number") }
      && !blocks.prefix(SingleArticle.entryBlocksMax).contains { $0.last.has("closes.entry") }
  }

  private func page(_ kinds: [Kind]) -> [Article] {
    var articles: [Article] = []
    var current = Article(isNews: true)
    var isClosed = false
    var headlines: [Int] = []
    var asides: [Int: [Int]] = [:]
    func finish() {
      if !current.body.isEmpty { articles.append(current) }
      current = Article(isNews: true)
      isClosed = false
    }
    for (number, block) in blocks.enumerated() {
      switch kinds[number] {
      case .headline:
        headlines.append(number)
      case .aside:
        if block.has("alone.byline") { isClosed = !current.body.isEmpty }
        // What stands under a headline goes where the headline goes.
        if let headline = headlines.last, headline > (current.body.last ?? -1) {
          asides[headline, default: []].append(number)
        } else {
          current.header.append(number)
        }
      case .body:
        let followsHeadline = headlines.last.map { $0 > (current.body.last ?? -1) } ?? false
        let isCaption = block.has("ends.caption") && block.first.has("starts.lead")
        if isClosed || isCaption || block.has("opens.dateline") || (followsHeadline && block.first.has("starts.lead")) { finish() }
        current.body.append(number)
        if block.has("ends") { isClosed = true }
      }
    }
    finish()
    let assigned = HeadlineMatcher(blocks: blocks, bytes: bytes, asides: asides, layout: layout).assign(headlines, to: articles)
    let titles = Set(assigned.flatMap(\.title))
    let lines = headlines.filter { !titles.contains($0) }
    return assigned.map { readingOn(lines, in: $0) }
  }

  /// An article with the lines that were taken for headlines and are text of its body: those that stand between two of its blocks and go on
  /// from the one before, run on into the one after, or read like prose.
  private func readingOn(_ lines: [Int], in article: Article) -> Article {
    var result = article
    var previous = article.body.first ?? 0
    var isAfterText = false
    var next = lines[lines.partitioningIndex { $0 >= previous }...]
    for block in article.body {
      isAfterText = breaksOff(previous)
      while let line = next.first, line < block {
        next.removeFirst()
        if isAfterText || isProse(line) {
          result.body.append(line)
          isAfterText = breaksOff(line)
        }
      }
      previous = block
    }
    result.body.sort()
    return result
  }

  /// Whether a block ends without any closing mark.
  private func breaksOff(_ block: Int) -> Bool {
    guard let last = Scalars.last(of: bytes[blocks[block].range]) else { return false }
    return !layout.sentenceEnds.contains(last) && !layout.pauses.contains(last) && !layout.quotes.contains(last)
      && !layout.brackets.values.contains(last)
  }

  /// Whether a line ends as no headline does or holds as many commas as none.
  private func isProse(_ line: Int) -> Bool {
    var commas = 0
    var last: UInt32 = 0
    Scalars.forEach(bytes, in: blocks[line].range) { scalar, _ in
      if layout.clauseEnds.contains(scalar) { commas += 1 }
      last = scalar
    }
    return commas >= Self.proseCommasMin || layout.clauseEnds.contains(last) || layout.pauses.contains(last)
  }
}

import PolicyText

/// Divides the blocks of a source into its documents.
///
/// A file is a page of several articles where its lines carry news marks – a dateline, a byline at the end of a paragraph, a note that
/// the text goes on elsewhere. Then a document ends at such a mark and begins at a dateline or at a headline followed by a lead; headlines
/// are given to the article they share most character pairs with, wherever on the page they stand. Any other file is one document.
struct ArticleSplitter {
  let blocks: [Block]
  let bytes: [UInt8]

  /// The longest text that is taken for a headline, in code points.
  static let headlineLengthMax = 60

  func split() -> [Article] {
    let kinds = blocks.map(kind)
    guard blocks.contains(where: { $0.has("opens.dateline") || $0.has("closes") }) else {
      return single(kinds).map { [$0] } ?? []
    }
    return page(kinds)
  }

  // MARK: Kinds of blocks

  private enum Kind {
    case body, headline, aside
  }

  private func kind(_ block: Block) -> Kind {
    if block.first.has("title.entry") { return .headline }
    if block.first.has("alone") { return block.first.has("alone.salutation") || block.first.has("alone.note") ? .body : .aside }
    if block.first.has("unit") || block.has("opens.dateline") || block.has("closes") { return .body }
    switch block.paragraph.kind {
    case .heading, .title: return .headline
    case .caption: return .aside
    default: break
    }
    return block.endsSentence || block.length > Self.headlineLengthMax || block.first.has("body") ? .body : .headline
  }

  // MARK: One document

  private func single(_ kinds: [Kind]) -> Article? {
    var article = Article()
    var next = 0
    var seenTitle = false
    while next < blocks.count {
      if kinds[next] == .body, !blocks[next].first.has("opens.deck") { break }
      if kinds[next] == .headline, !blocks[next].first.has("issuer.line"), !endsTitle(next, article) {
        article.title.append(next)
        seenTitle = true
      } else {
        article.header.append(next)
        if seenTitle, kinds[next] == .headline { break }
      }
      next += 1
    }
    article.body = Array(next..<blocks.count)
    if article.body.isEmpty {
      article.body = article.title.isEmpty ? article.header : article.title
      article.title = []
    }
    return article.body.isEmpty ? nil : article
  }

  /// A title that has come to a genre word is complete; what follows it is no part of it.
  private func endsTitle(_ next: Int, _ article: Article) -> Bool {
    article.title.last.map { blocks[$0].has("title.end") && $0 < next } ?? false
  }

  // MARK: A page

  private func page(_ kinds: [Kind]) -> [Article] {
    var articles: [Article] = []
    var current = Article(isNews: true)
    var isClosed = false
    var headlines: [Int] = []
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
        current.header.append(number)
      case .body:
        let followsHeadline = headlines.last.map { $0 > (current.body.last ?? -1) } ?? false
        if isClosed || block.has("opens.dateline") || (followsHeadline && block.has("opens.lead")) { finish() }
        current.body.append(number)
        if block.has("closes") { isClosed = true }
      }
    }
    finish()
    return HeadlineMatcher(blocks: blocks, bytes: bytes).assign(headlines, to: articles)
  }
}

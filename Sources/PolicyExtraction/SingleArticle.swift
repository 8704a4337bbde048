import PolicyText

/// Finds title, header and body of a file that is one document.
///
/// The body begins with the first paragraph that is neither headline nor printed particulars. Of the runs of headline lines before it the
/// title is the first that ends in a genre word, else the first one.
struct SingleArticle {
  let blocks: [Block]
  let kinds: [ArticleSplitter.Kind]
  let bytes: [UInt8]

  /// A run of more lines is a page's navigation with the title at its end.
  private static let titleLinesMax = 6
  /// The shortest title that a genre word ends, in code points: shorter ones name a part of a site.
  private static let titleLengthMin = 7
  /// Blocks at the head of a file among which an entry's date is looked for.
  static let entryBlocksMax = 6

  func article() -> Article? {
    let entry = entryTitle()
    let first = kinds.indices.dropFirst(entry.count).first(where: isBody) ?? kinds.count
    var article = Article()
    article.title = entry.isEmpty ? title(before: first) : entry
    let bodyStart = bodyStart(after: article.title.last, before: first)
    article.header = Array(0..<bodyStart).filter { !article.title.contains($0) }
    article.body = Array(bodyStart..<blocks.count)
    if article.title.isEmpty { article.title = innerTitle(from: bodyStart) }
    if article.body.isEmpty {
      article.body = article.title.isEmpty ? article.header : article.title
      article.title = []
    }
    return article.body.isEmpty ? nil : article
  }

  /// Whether a block is text of the document, not a note on how it may be published.
  private func isBody(_ number: Int) -> Bool { kinds[number] == .body && !blocks[number].first.has("alone.note") }

  private func isTitleLine(_ number: Int) -> Bool {
    kinds[number] == .headline && !blocks[number].whole.has("issuer.line")
  }

  private func endsTitle(_ number: Int) -> Bool {
    blocks[number].whole.has("title.end") || blocks[number].last.has("title.end") || blocks[number].whole.has("title.entry")
  }

  /// The title of an entry in a printed collection: the first blocks up to one that ends with the entry's date, if the first has a number.
  private func entryTitle() -> [Int] {
    guard let first = blocks.first, first.first.has("unit.arabic") || first.first.has("leads"),
      let last = blocks.prefix(Self.entryBlocksMax).firstIndex(where: endsEntry)
    else { return [] }
    return blocks[...last].contains { $0.endsSentence } ? [] : Array(0...last)
  }

  private func endsEntry(_ block: Block) -> Bool { block.last.has("closes.entry") || block.last.has("alone.date") }

  /// The blocks of the title; none where no headline stands before the body.
  private func title(before end: Int) -> [Int] {
    var runs: [[Int]] = []
    var run: [Int] = []
    func finish() {
      if !run.isEmpty { runs.append(run) }
      run = []
    }
    for number in 0..<end {
      guard isTitleLine(number) else {
        finish()
        continue
      }
      if let last = run.last, blocks[last].paragraph.kind != blocks[number].paragraph.kind { finish() }
      run.append(number)
      if endsTitle(number) { finish() }
    }
    finish()
    let complete = runs.filter { run in run.last.map(endsTitle) ?? false }
    let first = complete.first { length($0) >= Self.titleLengthMin } ?? complete.first ?? runs.first ?? []
    let chosen = complete.last { isNamed(first, in: $0) } ?? first
    return chosen.count > Self.titleLinesMax ? trimmed(chosen) : chosen
  }

  /// Whether a later run names the document of an earlier one, as the title of a notice that hands it down does.
  private func isNamed(_ run: [Int], in later: [Int]) -> Bool {
    guard let start = run.first, let laterStart = later.first, start < laterStart else { return false }
    let (name, whole) = (text(run), text(later))
    return whole.indices.contains { whole[$0...].starts(with: name) }
  }

  private func text(_ run: [Int]) -> [UInt8] { run.flatMap { bytes[blocks[$0].range] } }

  private func length(_ run: [Int]) -> Int { run.reduce(0) { $0 + blocks[$1].length } }

  /// The last lines of a run that look like parts of one title.
  private func trimmed(_ run: [Int]) -> [Int] {
    var kept: [Int] = []
    for number in run.reversed() where kept.count < 3 {
      if !kept.isEmpty, blocks[number].length < 10 || length(kept) + blocks[number].length > ArticleSplitter.headlineLengthMax * 2 { break }
      kept.insert(number, at: 0)
    }
    return kept
  }

  /// The first block after the title that is no particular, no issuer line and no second print of the title.
  private func bodyStart(after title: Int?, before end: Int) -> Int {
    guard let title else { return end }
    let text = bytes[blocks[title].range]
    return ((title + 1)..<max(end, title + 1)).first { number in
      isTitleLine(number) && bytes[blocks[number].range] != text && !endsTitle(number)
    } ?? end
  }

  /// The title of a transmitted text, for a letter that has none of its own: the headline after the letter's date.
  private func innerTitle(from start: Int) -> [Int] {
    var seenDate = false
    var run: [Int] = []
    for number in start..<blocks.count {
      if blocks[number].whole.has("alone.date") || blocks[number].whole.has("alone.signed") {
        seenDate = true
      } else if seenDate, isBody(number) {
        return []
      } else if seenDate, isTitleLine(number) {
        run.append(number)
        if endsTitle(number) { return Array(run.suffix(Self.innerTitleLinesMax)) }
      }
    }
    return []
  }

  /// Lines of a transmitted text's title.
  private static let innerTitleLinesMax = 3
}

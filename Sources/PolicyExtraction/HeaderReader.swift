import PolicyRecords
import PolicyRules
import PolicyText

/// Reads a document's header from its title, the lines around its body and the particulars of its file.
struct HeaderReader {
  let bytes: [UInt8]
  let blocks: [Block]
  let engine: PackEngine
  let properties: [Property]
  let bodyReader: BodyReader
  let quantityReader: QuantityReader
  /// Whether the file holds this document only, so that what its markup says is said of it.
  let isAlone: Bool

  func header(of article: Article) -> DocumentHeader {
    var header = DocumentHeader()
    let titleBytes = article.title.flatMap { Array(bytes[blocks[$0].range]) }
    readTitle(titleBytes, article, &header)
    let lead = leadMentions(article)
    header.genre = genre(lead, titleBytes, article)
    readIssuers(article, titleBytes, lead, &header)
    header.documentNumber = lines(article, "alone.number").first.map(string)
    header.addressees = addressees(article)
    header.date = date(article, lead, titleBytes, genre: header.genre)
    header.isTruncated = isTruncated(article)
    header.year = year(titleBytes) ?? header.date?.year
    return header
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Title and genre

  private func readTitle(_ title: [UInt8], _ article: Article, _ header: inout DocumentHeader) {
    var kept = title[...]
    for mention in engine.mentions("title", in: title, scope: 0..<title.count) {
      if mention.isA("title.tail") { kept = kept[..<min(mention.range.lowerBound, kept.endIndex)] }
      if mention.isA("title.number") { kept = kept[max(mention.range.upperBound, kept.startIndex)...] }
    }
    let printed = kept.isEmpty ? lines(article, "opening").first.map(string) : String(decoding: kept, as: UTF8.self)
    let stated = lines(article, "alone.title").first.map(string)
    // A page's particulars print the title with the issuer whom the page itself prints on a line of its own.
    if let printed, stated?.hasSuffix(printed) != true {
      header.title = printed
    } else {
      header.title = stated ?? (isAlone ? properties.first { $0.key == "title" }?.value : nil)
    }
  }

  private func genre(_ lead: [Mention], _ title: [UInt8], _ article: Article) -> Genre {
    func named(_ mentions: [Mention]) -> Genre? {
      mentions.lazy.compactMap { $0.rule.fields["genre"] }.compactMap { Genre(rawValue: $0) }.first
    }
    let byLead = named(lead.filter { $0.isA("lead") })
    let words = engine.mentions("title", in: title, scope: 0..<title.count)
    let byTitle = named(words.reversed())
    if article.isNews || lead.contains(where: { $0.isA("dateline") }) {
      // Inside a headline such a word names what is reported.
      return byLead ?? named(words.filter { $0.range.upperBound == title.count }) ?? (isReported(article) ? .news : .commentary)
    }
    return byTitle ?? byLead ?? named(preambleMentions(article)) ?? .other
  }

  /// Whether a news article tells of an event: it has a dateline, or its first line says when.
  private func isReported(_ article: Article) -> Bool {
    article.body.first.map { blocks[$0].first.has("opens.dateline") || blocks[$0].first.has("starts.lead") } ?? false
  }

  /// What the `lead` phase finds in the first paragraph of the body that addresses nobody.
  private func leadMentions(_ article: Article) -> [Mention] {
    guard let first = article.body.first(where: { !blocks[$0].whole.has("closes.salutation") }) else { return [] }
    return leadMentions(in: blocks[first].range)
  }

  private func leadMentions(in range: Range<Int>) -> [Mention] {
    engine.mentions("lead", in: bytes, scope: range, earlier: engine.mentions("token", in: bytes, scope: range))
  }

  /// What the `lead` phase finds in the paragraphs before the first unit.
  private func preambleMentions(_ article: Article) -> [Mention] {
    let preamble = article.body.prefix(Self.preambleBlocksMax).prefix { !blocks[$0].first.has("unit") }
    return preamble.flatMap { leadMentions(in: blocks[$0].range) }.filter { $0.isA("lead") }
  }

  /// Paragraphs at the head of a body in which a document may say what it is.
  private static let preambleBlocksMax = 4

  private func addressees(_ article: Article) -> [String] {
    article.body.filter { blocks[$0].whole.has("closes.salutation") }.prefix(1)
      .flatMap { engine.mentions("token", in: bytes, scope: blocks[$0].range) }.filter { $0.isA("body") }.flatMap { bodyReader.names($0) }
  }

  // MARK: Dates

  private func date(_ article: Article, _ lead: [Mention], _ title: [UInt8], genre: Genre) -> CalendarDate? {
    if [.news, .readout, .digest].contains(genre), let event = eventDate(article, lead) { return event }
    for label in ["alone.date", "alone.signed", "signed", "alone.written", "alone.passed", "alone.published", "alone.printed"] {
      let found = lines(article, label).flatMap { engine.mentions("token", in: bytes, scope: $0) }
      if let date = found.lazy.compactMap({ quantityReader.quantity($0, in: bytes)?.date }).first(where: { $0.iso != nil }) { return date }
    }
    if let date = titleDate(title) { return date }
    return !isAlone ? nil : properties.first { $0.key == "date" }.flatMap { Self.headerDate($0.value) }
  }

  /// The date in brackets at the end of a title.
  private func titleDate(_ title: [UInt8]) -> CalendarDate? {
    engine.mentions("title", in: title, scope: 0..<title.count).filter { $0.isA("title.tail") }.flatMap { $0.ranges(of: "date") }
      .flatMap { engine.mentions("token", in: title, scope: $0) }
      .lazy.compactMap { quantityReader.quantity($0, in: title)?.date }.first { $0.iso != nil }
  }

  /// For news: the date of the event where the lead states it, else that of the dateline.
  private func eventDate(_ article: Article, _ lead: [Mention]) -> CalendarDate? {
    func read(_ name: String) -> CalendarDate? {
      lead.flatMap { $0.ranges(of: name) }.lazy.flatMap { engine.mentions("token", in: bytes, scope: $0) }
        .compactMap { quantityReader.quantity($0, in: bytes)?.date }.first { $0.iso != nil }
    }
    return read("event") ?? read("wire")
  }

  private func year(_ title: [UInt8]) -> Int? {
    engine.mentions("token", in: title, scope: 0..<title.count).filter { $0.isA("date") }.lazy
      .compactMap { quantityReader.quantity($0, in: title)?.date?.year }.first
  }

  /// A date in a file's front matter: ISO 8601 (`2022-04-26…`) or the form of HTTP headers (RFC 9110: `Tue, 26 Apr 2022 …`).
  private static func headerDate(_ text: String) -> CalendarDate? {
    let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    if let first = numbers.first, first > 1900, numbers.count >= 3 {
      return CalendarDate(year: first, month: numbers[1], day: numbers[2])
    }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard numbers.count >= 2, let month = months.firstIndex(where: { text.contains($0) }) else { return nil }
    return CalendarDate(year: numbers[1], month: month + 1, day: numbers[0])
  }

  // MARK: Lines

  /// The value captures, or whole ranges, of the lines around and in a document that have a label.
  func lines(_ article: Article, _ family: String) -> [Range<Int>] {
    (article.header + article.title + article.body).filter { blocks[$0].whole.has(family) }.flatMap { captures("value", of: family, $0) }
  }

  /// The captures of a name, or whole ranges, of the line mentions of a family in a block.
  func captures(_ name: String, of family: String, _ block: Int) -> [Range<Int>] {
    engine.mentions("line", in: bytes, scope: blocks[block].range).filter { $0.isA(family) }.map { $0.range(of: name) ?? $0.range }
  }

  private func isTruncated(_ article: Article) -> Bool {
    guard let last = article.body.last else { return false }
    if blocks[last].has("ends.continued") { return true }
    return article.isNews && !blocks[last].endsSentence && !blocks[last].has("ends")
  }
}

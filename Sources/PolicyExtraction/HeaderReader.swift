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
    if !kept.isEmpty {
      header.title = String(decoding: kept, as: UTF8.self)
    } else {
      header.title = lines(article, "alone.title").first.map(string) ?? (isAlone ? properties.first { $0.key == "title" }?.value : nil)
    }
  }

  private func genre(_ lead: [Mention], _ title: [UInt8], _ article: Article) -> Genre {
    func named(_ mentions: [Mention]) -> Genre? {
      mentions.lazy.compactMap { $0.rule.fields["genre"] }.compactMap { Genre(rawValue: $0) }.first
    }
    let byLead = named(lead.filter { $0.isA("lead") })
    let byTitle = named(engine.mentions("title", in: title, scope: 0..<title.count).reversed())
    if article.isNews || lead.contains(where: { $0.isA("dateline") }) {
      return byLead ?? byTitle ?? (isReported(article) ? .news : .commentary)
    }
    return byTitle ?? byLead ?? .other
  }

  /// Whether a news article tells of an event: it has a dateline, or its first line says when.
  private func isReported(_ article: Article) -> Bool {
    article.body.first.map { blocks[$0].first.has("opens.dateline") || blocks[$0].first.has("starts.lead") } ?? false
  }

  /// What the `lead` phase finds in the first paragraph of the body.
  private func leadMentions(_ article: Article) -> [Mention] {
    guard let first = article.body.first else { return [] }
    let range = blocks[first].range
    return engine.mentions("lead", in: bytes, scope: range, earlier: engine.mentions("token", in: bytes, scope: range))
  }

  // MARK: Issuers

  private func readIssuers(_ article: Article, _ title: [UInt8], _ lead: [Mention], _ header: inout DocumentHeader) {
    let digest = lead.filter { $0.isA("lead") }.flatMap { bodies(in: $0.ranges(of: "issuer")) }
    if header.genre == .digest {
      take(digest, &header)
    } else if [.readout, .news, .commentary, .interview, .speech].contains(header.genre) {
      header.issuerMentions = digest
    } else {
      let apart = article.header.filter { blocks[$0].whole.has("issuer.line") }.prefix(1).map { blocks[$0].range }
      let signed = bodies(in: signature(article))
      let places = [titleBodies(article), bodies(in: apart), bodies(in: lines(article, "alone.issuer")), signed]
      let first = places.first { !$0.isEmpty } ?? []
      // Of several issuers a title or a site's particulars may name the first alone; all of them sign.
      let isFirstOfSigned = Set(signed.flatMap(bodyReader.names)).isSuperset(of: first.flatMap(bodyReader.names))
      take(isFirstOfSigned ? signed : first, &header)
    }
  }

  private func take(_ mentions: [Mention], _ header: inout DocumentHeader) {
    header.issuerMentions = mentions
    for name in mentions.flatMap({ bodyReader.names($0) }) where !header.issuers.contains(name) { header.issuers.append(name) }
  }

  private func bodies(in ranges: [Range<Int>]) -> [Mention] {
    ranges.flatMap { engine.mentions("token", in: bytes, scope: $0) }.filter { $0.isA("body") }
  }

  /// The issuers that sign a document: the lines right before its date.
  private func signature(_ article: Article) -> [Range<Int>] {
    for (place, number) in article.body.enumerated() {
      if blocks[number].whole.has("alone.signed") { return captures("issuer", of: "alone.signed", number) }
      guard blocks[number].whole.has("alone.date") else { continue }
      let signed = article.body[..<place].reversed().prefix { blocks[$0].whole.has("issuer.line") }
      if !signed.isEmpty { return signed.reversed().map { blocks[$0].range } }
    }
    return []
  }

  /// The bodies that open a title, one after the other.
  private func titleBodies(_ article: Article) -> [Mention] {
    guard let first = article.title.first else { return [] }
    var range = blocks[first].range
    for mention in engine.mentions("title", in: bytes, scope: range) where mention.isA("title.number") || mention.isA("title.lead") {
      range = mention.range.upperBound..<range.upperBound
    }
    if range.isEmpty, article.title.count > 1 { range = blocks[article.title[1]].range }
    let joint = engine.mentions("title", in: bytes, scope: range).filter { $0.isA("title.issuer") }.flatMap { $0.ranges(of: "issuer") }
    if !joint.isEmpty { return bodies(in: joint) }
    var end = range.lowerBound
    var result: [Mention] = []
    for mention in engine.mentions("token", in: bytes, scope: range)
    where mention.isA("body") && mention.rule.fields["needs"] != "role" {
      if mention.range.lowerBound - end > 3 { break }
      result.append(mention)
      end = mention.range.upperBound
    }
    return result
  }

  private func addressees(_ article: Article) -> [String] {
    article.body.filter { blocks[$0].whole.has("closes.salutation") }.prefix(1)
      .flatMap { engine.mentions("token", in: bytes, scope: blocks[$0].range) }.filter { $0.isA("body") }.flatMap { bodyReader.names($0) }
  }

  // MARK: Dates

  private func date(_ article: Article, _ lead: [Mention], _ title: [UInt8], genre: Genre) -> CalendarDate? {
    if [.news, .readout, .digest].contains(genre), let event = eventDate(article, lead) { return event }
    for label in ["alone.date", "alone.signed", "alone.written", "alone.passed", "alone.published", "alone.printed"] {
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
  private func lines(_ article: Article, _ family: String) -> [Range<Int>] {
    (article.header + article.title + article.body).filter { blocks[$0].whole.has(family) }.flatMap { captures("value", of: family, $0) }
  }

  /// The captures of a name, or whole ranges, of the line mentions of a family in a block.
  private func captures(_ name: String, of family: String, _ block: Int) -> [Range<Int>] {
    engine.mentions("line", in: bytes, scope: blocks[block].range).filter { $0.isA(family) }.map { $0.range(of: name) ?? $0.range }
  }

  private func isTruncated(_ article: Article) -> Bool {
    guard let last = article.body.last else { return false }
    if blocks[last].has("ends.continued") { return true }
    return article.isNews && !blocks[last].endsSentence && !blocks[last].has("ends")
  }
}

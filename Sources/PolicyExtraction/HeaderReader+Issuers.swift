import PolicyRecords
import PolicyRules
import PolicyText

extension HeaderReader {
  /// Finds who issued a document: at the head of its title, else on a line before it, in its signature, among its particulars, in its lead.
  func readIssuers(_ article: Article, _ title: [UInt8], _ lead: [Mention], _ header: inout DocumentHeader) {
    let digest = lead.filter { $0.isA("lead") }.flatMap { bodies(in: $0.ranges(of: "issuer")) }
    if header.genre == .digest {
      take(digest, &header)
    } else if [.readout, .news, .commentary, .interview, .speech].contains(header.genre) {
      header.issuerMentions = digest
    } else {
      let apart = article.header.filter { blocks[$0].whole.has("issuer.line") }.prefix(1).map { blocks[$0].range }
      let places = [apart, signature(article), lines(article, "alone.issuer")]
      let stated = places.lazy.map(bodies).first { !$0.isEmpty } ?? digest
      let printed = titleBodies(article)
      take(abbreviates(printed, stated) ? stated : printed, &header)
    }
  }

  /// Whether each body is a short form of the one in the same place of a list that names all of them, and perhaps more.
  private func abbreviates(_ bodies: [Mention], _ list: [Mention]) -> Bool {
    let (short, long) = (bodies.flatMap(bodyReader.names), list.flatMap(bodyReader.names))
    return short.count <= long.count && zip(short, long).allSatisfy { isSubsequence($0, of: $1) }
  }

  private func isSubsequence(_ short: String, of long: String) -> Bool {
    var rest = long.unicodeScalars[...]
    for scalar in short.unicodeScalars {
      guard let place = rest.firstIndex(of: scalar) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
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
      for label in ["alone.signed", "signed"] where blocks[number].whole.has(label) { return captures("issuer", of: label, number) }
      guard blocks[number].whole.has("alone.date") else { continue }
      let signed = article.body[..<place].reversed().prefix { blocks[$0].whole.has("issuer.line") }
      if !signed.isEmpty { return signed.reversed().map { blocks[$0].range } }
    }
    return []
  }

  /// The bodies that open a title, one after the other.
  private func titleBodies(_ article: Article) -> [Mention] {
    guard var range = article.title.first.map({ blocks[$0].range }) ?? lines(article, "opening").first else { return [] }
    for mention in engine.mentions("title", in: bytes, scope: range) where mention.isA("title.number") || mention.isA("title.lead") {
      range = mention.range.upperBound..<range.upperBound
    }
    if range.isEmpty, article.title.count > 1 { range = blocks[article.title[1]].range }
    let joint = engine.mentions("title", in: bytes, scope: range).filter { $0.isA("title.issuer") }.flatMap { $0.ranges(of: "issuer") }
    if !joint.isEmpty { return bodies(in: joint) }
    var end = range.lowerBound
    var result: [Mention] = []
    for mention in engine.mentions("token", in: bytes, scope: range) where mention.isA("body") {
      // An area at the head of a title says where its policy applies.
      if mention.range.lowerBound - end > 3 || mention.range(of: "area") == mention.range { break }
      result.append(mention)
      end = mention.range.upperBound
    }
    return result
  }
}

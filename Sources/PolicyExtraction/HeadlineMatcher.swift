import PolicyText

/// Gives the headlines of a page to its articles.
///
/// A page's text layer prints headlines where the layout put them, often far from their articles. A headline belongs to the article that
/// holds the largest part of its character pairs; of several headlines of one article the title is the one that the rules do not mark as a
/// kicker, standing nearest to the body, the longer first.
struct HeadlineMatcher {
  let blocks: [Block]
  let bytes: [UInt8]

  /// The smallest part of a headline's character pairs that its article must hold.
  static let overlapMin = 0.5

  /// A run of headline lines that stand together and read as one headline.
  private struct Headline {
    var lines: [Int]
    var article = 0
    var score = 0.0
  }

  func assign(_ lines: [Int], to articles: [Article]) -> [Article] {
    var result = articles
    if articles.isEmpty { return result }
    let pairs = articles.map { article in
      article.body.reduce(into: Set<UInt64>()) { $0.formUnion(self.pairs(blocks[$1].range)) }
    }
    var candidates: [[Headline]] = Array(repeating: [], count: articles.count)
    for var headline in group(lines) {
      let own = headline.lines.reduce(into: Set<UInt64>()) { $0.formUnion(self.pairs(blocks[$1].range)) }
      if own.isEmpty { continue }
      for number in articles.indices {
        let share = Double(own.intersection(pairs[number]).count) / Double(own.count)
        let score = share + nearness(headline.lines, articles[number])
        if share >= Self.overlapMin, score > headline.score {
          headline.score = score
          headline.article = number
        }
      }
      if headline.score > 0 { candidates[headline.article].append(headline) }
    }
    for (number, headlines) in candidates.enumerated() {
      result[number].title = best(headlines)?.lines ?? []
    }
    return result
  }

  /// Consecutive lines without a blank line between them are one headline.
  private func group(_ lines: [Int]) -> [Headline] {
    var result: [Headline] = []
    for line in lines {
      let joins =
        result.last?.lines.last == line - 1 && blocks[line].paragraph.blankLinesBefore == 0 && !blocks[line - 1].has("headline.kicker")
      if joins { result[result.count - 1].lines.append(line) } else { result.append(Headline(lines: [line])) }
    }
    return result
  }

  /// A small bonus for a headline directly before the article's first block or directly after its last.
  private func nearness(_ lines: [Int], _ article: Article) -> Double {
    guard let first = article.body.first, let last = article.body.last, let line = lines.last else { return 0 }
    if first > line, first - line <= 3 { return 0.3 }
    return line > last && line - last <= 2 ? 0.1 : 0
  }

  private func best(_ headlines: [Headline]) -> Headline? {
    func rank(_ headline: Headline) -> (Int, Double) {
      let marked = headline.lines.contains { blocks[$0].has("headline.kicker") || blocks[$0].has("headline.deck") }
      return (marked ? 0 : 1, headline.score)
    }
    return headlines.max { a, b in
      let (x, y) = (rank(a), rank(b))
      if x.0 != y.0 { return x.0 < y.0 }
      if abs(x.1 - y.1) > 0.25 { return x.1 < y.1 }
      return length(a) < length(b)
    }
  }

  private func length(_ headline: Headline) -> Int {
    headline.lines.reduce(0) { $0 + blocks[$1].length }
  }

  /// Adjacent pairs of scalars.
  private func pairs(_ range: Range<Int>) -> Set<UInt64> {
    var result: Set<UInt64> = []
    var previous: UInt32 = 0
    Scalars.forEach(bytes, in: range) { scalar, _ in
      if previous != 0 { result.insert(UInt64(previous) << 32 | UInt64(scalar)) }
      previous = scalar
    }
    return result
  }
}

import PolicyRules
import PolicyText

/// Gives the headlines of a page to its articles.
///
/// A page's text layer prints headlines where the layout put them, often far from their articles. A headline belongs to the article that
/// holds the largest part of its character pairs, the lead counted once more; of several headlines of one article the title is the one that the rules do not mark as a
/// kicker and that stands outside the body, nearest to it, the longer first.
struct HeadlineMatcher {
  let blocks: [Block]
  let bytes: [UInt8]
  /// What stands under a headline, by the headline's block: a date, an author.
  let asides: [Int: [Int]]
  let layout: Layout

  /// The smallest part of a headline's character pairs that its article must hold.
  static let overlapMin = 0.35
  /// Articles noted for one character pair.
  private static let holdersMax = 64

  /// A run of headline lines that stand together and read as one headline.
  private struct Headline {
    var lines: [Int]
    var article = 0
    var score = 0.0
  }

  func assign(_ lines: [Int], to articles: [Article]) -> [Article] {
    var result = articles
    if articles.isEmpty { return result }
    let index = holders(of: articles)
    let leads = articles.map { article in article.body.first.map { self.pairs(blocks[$0].range, isQuoting: true) } ?? [] }
    var candidates: [[Headline]] = Array(repeating: [], count: articles.count)
    let groups = group(lines)
    for (place, var headline) in groups.enumerated() {
      // A kicker or deck beside a headline is a part of that headline's article and no title.
      if isMarked(headline), hasUnmarkedNeighbour(place, groups) { continue }
      let own = headline.lines.reduce(into: Set<UInt64>()) { $0.formUnion(self.pairs(blocks[$1].range)) }
      if own.isEmpty { continue }
      var shared: [Int: Int] = [:]
      for pair in own { for number in index[pair] ?? [] { shared[number, default: 0] += 1 } }
      for (number, count) in shared.sorted(by: { $0.key < $1.key }) {
        let share = Double(count) / Double(own.count)
        if share < Self.overlapMin { continue }
        let lead = Double(own.intersection(leads[number]).count) / Double(own.count)
        let score = share + lead / 2 + nearness(headline.lines, articles[number])
        if score > headline.score {
          headline.score = score
          headline.article = number
        }
      }
      if headline.score > 0 { candidates[headline.article].append(headline) }
    }
    for (number, headlines) in candidates.enumerated() {
      result[number].title = best(headlines, of: articles[number])?.lines ?? []
      result[number].header += result[number].title.last.flatMap { asides[$0] } ?? []
    }
    return result
  }

  /// The articles that hold each character pair, in order. Of a pair that stands in very many articles only the first are kept, so that the
  /// work stays linear in the page: such a pair tells little.
  private func holders(of articles: [Article]) -> [UInt64: [Int]] {
    var result: [UInt64: [Int]] = [:]
    for (number, article) in articles.enumerated() {
      for block in article.body {
        for pair in pairs(blocks[block].range, isQuoting: true) {
          let held = result[pair]
          if held?.last == number || held?.count ?? 0 >= Self.holdersMax { continue }
          result[pair, default: []].append(number)
        }
      }
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
    if first > line, first - line <= 3 { return 0.2 }
    return line > last && line - last <= 2 ? 0.1 : 0
  }

  private func isMarked(_ headline: Headline) -> Bool {
    headline.lines.contains { blocks[$0].has("headline.kicker") || blocks[$0].has("headline.deck") }
  }

  private func hasUnmarkedNeighbour(_ place: Int, _ groups: [Headline]) -> Bool {
    let (first, last) = (groups[place].lines.first, groups[place].lines.last)
    if place > 0, groups[place - 1].lines.last.map({ $0 + 1 }) == first, !isMarked(groups[place - 1]) { return true }
    return place + 1 < groups.count && groups[place + 1].lines.first == last.map { $0 + 1 } && !isMarked(groups[place + 1])
  }

  private func best(_ headlines: [Headline], of article: Article) -> Headline? {
    // A headline between blocks of the body is rather a section's.
    func isInside(_ headline: Headline) -> Bool {
      guard let line = headline.lines.first, let first = article.body.first, let last = article.body.last else { return false }
      return first < line && line < last
    }
    func rank(_ headline: Headline) -> Int { (isMarked(headline) ? 0 : 2) + (isInside(headline) ? 0 : 1) }
    return headlines.max { a, b in
      let (x, y) = (rank(a), rank(b))
      if x != y { return x < y }
      if abs(a.score - b.score) > 0.25 { return a.score < b.score }
      return length(a) < length(b)
    }
  }

  private func length(_ headline: Headline) -> Int {
    headline.lines.reduce(0) { $0 + blocks[$1].length }
  }

  /// Adjacent pairs of scalars; names in brackets are left out of a text that quotes them.
  private func pairs(_ range: Range<Int>, isQuoting: Bool = false) -> Set<UInt64> {
    var result: Set<UInt64> = []
    var previous: UInt32 = 0
    var closing: UInt32?
    Scalars.forEach(bytes, in: range) { scalar, _ in
      if let open = closing {
        if scalar == open { closing = nil }
        return
      }
      if isQuoting, let close = layout.brackets[scalar] {
        closing = close
        previous = 0
        return
      }
      if previous != 0 { result.insert(UInt64(previous) << 32 | UInt64(scalar)) }
      previous = scalar
    }
    return result
  }
}

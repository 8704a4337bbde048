import PolicyPatterns
import PolicyRules

/// Runs one phase of a pack over scopes of text and settles which of its overlapping matches stand.
final class PhaseRunner {
  // A class because the scanner inside keeps the part of the automaton that was built so far; one runner serves one thread.
  let phase: CompiledPhase
  private let fold: FoldTable
  private let scanner: Scanner

  init(_ phase: CompiledPhase, fold: FoldTable) {
    self.phase = phase
    self.fold = fold
    scanner = Scanner(phase.automaton)
  }

  /// Whether the phase sees mentions of earlier phases.
  var readsMarks: Bool { !phase.reads.isEmpty }

  /// The mentions of the phase's rules in a scope.
  ///
  /// - Parameters:
  ///   - bytes: the reading text.
  ///   - scope: the part of it that the phase looks at; `^` and `$` are its ends.
  ///   - earlier: mentions of earlier phases, sorted and without overlaps; those whose labels the phase reads are marked.
  /// - Returns: mentions without overlaps, in text order.
  func mentions(in bytes: [UInt8], scope: Range<Int>, earlier: [Mention] = []) -> [Mention] {
    guard let (stream, matches) = matches(in: bytes, scope: scope, earlier: earlier) else { return [] }
    // Without overlaps what stands is in text order, as the matches are sorted by their starts.
    return zip(matches, settle(matches)).compactMap { match, loss in loss == nil ? mention(of: match, in: stream) : nil }
  }

  /// Every match of every rule, before overlaps are settled; `nil` where there is nothing to look at.
  func matches(in bytes: [UInt8], scope: Range<Int>, earlier: [Mention]) -> (stream: MarkedStream, matches: [Match])? {
    if scope.isEmpty || phase.rules.isEmpty { return nil }
    let stream = stream(in: bytes, scope: scope, earlier: earlier)
    return (stream, scanner.matches(in: stream.bytes, range: 0..<stream.bytes.count))
  }

  /// The text of a scope with what the phase reads of earlier ones.
  func stream(in bytes: [UInt8], scope: Range<Int>, earlier: [Mention]) -> MarkedStream {
    var marks: [(range: Range<Int>, label: UInt16)] = []
    if !phase.reads.isEmpty {
      for mention in earlier
      where phase.reads.contains(mention.rule.label) && mention.range.lowerBound >= scope.lowerBound
        && mention.range.upperBound <= scope.upperBound
      {
        marks.append((mention.range, UInt16(mention.rule.label)))
      }
    }
    return MarkedStream(bytes: bytes, range: scope, marks: marks, fold: fold)
  }

  /// A match with its captures, in offsets of the reading text.
  func mention(of match: Match, in stream: MarkedStream) -> Mention {
    let captures = scanner.captures(of: match, in: stream.bytes).map { capture in
      Mention.Capture(name: phase.automaton.captureNames[capture.name], range: stream.positions.source(of: capture.range))
    }
    return Mention(rule: phase.rules[match.rule], range: stream.positions.source(of: match.range), captures: captures)
  }

  /// Which of the matches lose, and to which others, by the overlap order: declared `beats` first, then short words that straddle two others
  /// fall, then the longest, the leftmost, the smallest rule id.
  ///
  /// - Returns: for each match what it lost to; `nil` for those that stand.
  /// - Complexity: linear in the length of the matches for given rules, plus sorting them.
  func settle(_ matches: [Match]) -> [Loss?] {
    var losses = [Loss?](repeating: nil, count: matches.count)
    dropBeaten(matches, &losses)
    dropStraddling(matches, &losses)
    let order = matches.indices.filter { losses[$0] == nil }.sorted { a, b in
      let (x, y) = (matches[a].range, matches[b].range)
      if x.count != y.count { return x.count > y.count }
      if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
      return phase.rules[matches[a].rule].id < phase.rules[matches[b].rule].id
    }
    // Longer matches are settled first, so a match that overlaps a settled one has its first or last byte inside it.
    let end = matches.reduce(0) { max($0, $1.range.upperBound) }
    var owners = [Int32](repeating: -1, count: end)
    for number in order {
      let range = matches[number].range
      let first = owners[range.lowerBound]
      let owner = first >= 0 ? first : owners[range.upperBound - 1]
      if owner >= 0 {
        losses[number] = Loss(winner: Int(owner), step: Self.step(from: matches[Int(owner)].range, to: range))
      } else {
        for position in range { owners[position] = Int32(number) }
      }
    }
    return losses
  }

  /// The step of the overlap order that decides between two ranges.
  private static func step(from winner: Range<Int>, to loser: Range<Int>) -> OverlapStep {
    if winner.count != loser.count { return .longer }
    return winner.lowerBound != loser.lowerBound ? .earlier : .smallerID
  }

  /// How long a word may be that gives way to two others, in bytes: four characters of three bytes.
  private static let straddlingLengthBytesMax = 12

  /// Drops short matches that begin inside a word and end inside the word that follows it directly.
  private func dropStraddling(_ matches: [Match], _ losses: inout [Loss?]) {
    var earliestStart: [Int: Int] = [:]
    /// By where it starts, the match that ends last.
    var longest: [Int: Int] = [:]
    for (number, match) in matches.enumerated() where losses[number] == nil {
      let range = match.range
      earliestStart[range.upperBound] = min(earliestStart[range.upperBound] ?? range.lowerBound, range.lowerBound)
      if let known = longest[range.lowerBound], matches[known].range.upperBound >= range.upperBound { continue }
      longest[range.lowerBound] = number
    }
    var straddling: [(number: Int, next: Int)] = []
    for (number, match) in matches.enumerated() where losses[number] == nil && match.range.count <= Self.straddlingLengthBytesMax {
      let range = match.range
      for middle in range.dropFirst() {
        guard (earliestStart[middle] ?? range.lowerBound) < range.lowerBound, let next = longest[middle],
          matches[next].range.upperBound > range.upperBound
        else { continue }
        straddling.append((number, next))
        break
      }
    }
    for (number, next) in straddling { losses[number] = Loss(winner: next, step: .straddles) }
  }

  /// Drops every match that overlaps a standing match of a rule that beats its own.
  private func dropBeaten(_ matches: [Match], _ losses: inout [Loss?]) {
    guard phase.rules.contains(where: { !$0.beats.isEmpty }) else { return }
    var byRule: [Int: [Int]] = [:]
    for (number, match) in matches.enumerated() {
      byRule[match.rule, default: []].append(number)
    }
    for rule in phase.beatOrder {
      guard !phase.rules[rule].beats.isEmpty, let all = byRule[rule] else { continue }
      // No match of a rule lies inside another of the same rule, so their ends are in the order of their starts.
      let winners = all.filter { losses[$0] == nil }
      for loser in phase.rules[rule].beats {
        for candidate in byRule[loser] ?? [] where losses[candidate] == nil {
          let range = matches[candidate].range
          let next = winners.partitioningIndex { matches[$0].range.upperBound > range.lowerBound }
          if next < winners.count, matches[winners[next]].range.lowerBound < range.upperBound {
            losses[candidate] = Loss(winner: winners[next], step: .beats)
          }
        }
      }
    }
  }
}

/// Why a match does not stand.
struct Loss: Sendable {
  /// The number of the match that it lost to.
  let winner: Int
  let step: OverlapStep
}

extension Array {
  /// Index of the first element that satisfies a condition that holds for a tail of the array. O(log n).
  func partitioningIndex(where belongsToTail: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsToTail(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

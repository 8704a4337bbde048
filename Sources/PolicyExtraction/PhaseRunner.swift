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
    return settle(matches).map { mention(of: $0, in: stream) }
  }

  /// Every match of every rule, before overlaps are settled; `nil` where there is nothing to look at.
  func matches(in bytes: [UInt8], scope: Range<Int>, earlier: [Mention]) -> (stream: MarkedStream, matches: [Match])? {
    if scope.isEmpty || phase.rules.isEmpty { return nil }
    var marks: [(range: Range<Int>, label: UInt16)] = []
    if !phase.reads.isEmpty {
      for mention in earlier
      where phase.reads.contains(mention.rule.label) && mention.range.lowerBound >= scope.lowerBound
        && mention.range.upperBound <= scope.upperBound
      {
        marks.append((mention.range, UInt16(mention.rule.label)))
      }
    }
    let stream = MarkedStream(bytes: bytes, range: scope, marks: marks, fold: fold)
    return (stream, scanner.matches(in: stream.bytes, range: 0..<stream.bytes.count))
  }

  /// A match with its captures, in offsets of the reading text.
  func mention(of match: Match, in stream: MarkedStream) -> Mention {
    let captures = scanner.captures(of: match, in: stream.bytes).map { capture in
      Mention.Capture(name: phase.automaton.captureNames[capture.name], range: stream.positions.source(of: capture.range))
    }
    return Mention(rule: phase.rules[match.rule], range: stream.positions.source(of: match.range), captures: captures)
  }

  /// The overlap order: declared `beats` first, then short words that straddle two others fall, then the longest, the leftmost, the smallest
  /// rule id.
  func settle(_ matches: [Match]) -> [Match] {
    var standing = Array(repeating: true, count: matches.count)
    dropBeaten(matches, &standing)
    let order = matches.indices.filter { standing[$0] }.sorted { a, b in
      let (x, y) = (matches[a].range, matches[b].range)
      if x.count != y.count { return x.count > y.count }
      if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
      return phase.rules[matches[a].rule].id < phase.rules[matches[b].rule].id
    }
    // Longer matches are settled first, so a match that overlaps a settled one has its first or last byte inside it.
    let end = matches.reduce(0) { max($0, $1.range.upperBound) }
    var covered = Array(repeating: false, count: end)
    var taken: [Match] = []
    for candidate in order {
      let range = matches[candidate].range
      if covered[range.lowerBound] || covered[range.upperBound - 1] { continue }
      for position in range { covered[position] = true }
      taken.append(matches[candidate])
    }
    return taken.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// How long a word may be that gives way to two others, in bytes: four characters of three bytes.
  private static let straddlingLengthBytesMax = 12

  /// Drops short matches that begin inside a word and end inside, or with, the word that follows it directly.
  private func dropStraddling(_ matches: [Match], _ standing: inout [Bool]) {
    var earliestStart: [Int: Int] = [:]
    var latestEnd: [Int: Int] = [:]
    for (number, match) in matches.enumerated() where standing[number] {
      let range = match.range
      earliestStart[range.upperBound] = min(earliestStart[range.upperBound] ?? range.lowerBound, range.lowerBound)
      latestEnd[range.lowerBound] = max(latestEnd[range.lowerBound] ?? range.upperBound, range.upperBound)
    }
    for (number, match) in matches.enumerated() where standing[number] && match.range.count <= Self.straddlingLengthBytesMax {
      let range = match.range
      standing[number] = !range.dropFirst().contains { middle in
        (earliestStart[middle] ?? range.lowerBound) < range.lowerBound && (latestEnd[middle] ?? 0) >= range.upperBound
      }
    }
  }

  /// Drops every match that overlaps a standing match of a rule that beats its own.
  func dropBeaten(_ matches: [Match], _ standing: inout [Bool]) {
    guard phase.rules.contains(where: { !$0.beats.isEmpty }) else { return }
    var byRule: [Int: [Int]] = [:]
    for (number, match) in matches.enumerated() {
      byRule[match.rule, default: []].append(number)
    }
    for rule in phase.beatOrder {
      guard !phase.rules[rule].beats.isEmpty, let all = byRule[rule] else { continue }
      // No match of a rule lies inside another of the same rule, so their ends are in the order of their starts.
      let winners = all.filter { standing[$0] }.map { matches[$0].range }
      for loser in phase.rules[rule].beats {
        for candidate in byRule[loser] ?? [] where standing[candidate] {
          let range = matches[candidate].range
          let next = winners.partitioningIndex { $0.upperBound > range.lowerBound }
          if next < winners.count, winners[next].lowerBound < range.upperBound { standing[candidate] = false }
        }
      }
    }
  }
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

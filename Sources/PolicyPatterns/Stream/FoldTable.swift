/// Maps scalars to the ones they are matched as, such as half-width to full-width marks or Traditional to Simplified characters.
package struct FoldTable: Sendable {
  /// By scalar / 256, the number of the page; page 0 stands for scalars that fold to themselves.
  private var pageNumbers = [UInt16](repeating: 0, count: 0x1100)
  private var pages = [UInt32](repeating: 0, count: 256)

  /// Pairs that are not Unicode scalars are left out. Folding is not repeated: a target is final.
  /// Complexity: linear in the pairs.
  package init(_ pairs: [UInt32: UInt32]) {
    for (from, to) in pairs.sorted(by: { $0.key < $1.key }) {
      guard Unicode.Scalar(from) != nil, Unicode.Scalar(to) != nil else { continue }
      let page = Int(from >> 8)
      if pageNumbers[page] == 0 {
        pageNumbers[page] = UInt16(pages.count >> 8)
        pages += (from & ~0xFF)..<(from & ~0xFF) + 256
      }
      pages[Int(pageNumbers[page]) << 8 | Int(from & 0xFF)] = to
    }
  }

  /// What a scalar is matched as; values above U+10FFFF fold to themselves.
  @inline(__always)
  package subscript(scalar: UInt32) -> UInt32 {
    guard scalar <= 0x10FFFF else { return scalar }
    let page = Int(pageNumbers[Int(scalar &>> 8)])
    return page == 0 ? scalar : pages[page &<< 8 | Int(scalar & 0xFF)]
  }

  /// UTF-8 text, folded; bytes that are not UTF-8 stay as they are.
  package func folded(_ text: [UInt8]) -> [UInt8] {
    // Terms of lexicons are written folded as a rule.
    var index = 0
    let span = text.span
    while index < span.count, span[index] < Mark.open {
      let (scalar, length) = decodeScalar(span, index)
      if self[scalar] != scalar { break }
      index += length
    }
    return index == span.count ? text : folded(stream: text)
  }

  private func folded(stream text: [UInt8]) -> [UInt8] {
    MarkedStream(bytes: text, range: text.indices, fold: self).bytes
  }
}

extension PatternSyntax {
  /// The pattern for text that was folded: literals become what they fold to, classes match what their members fold to as well.
  package func folded(by table: FoldTable) -> PatternSyntax {
    switch self {
    case .scalars(let set): .scalars(table.folded(set))
    case .concatenation(let parts): .concatenation(parts.map { $0.folded(by: table) })
    case .alternation(let branches): .alternation(branches.map { $0.folded(by: table) })
    case .repetition(let body, let minimum, let maximum, let greedy):
      .repetition(body.folded(by: table), minimum: minimum, maximum: maximum, greedy: greedy)
    case .capture(let name, let body): .capture(name, body.folded(by: table))
    case .lexicon(let id, let terms): .lexicon(id: id, terms: terms.map(table.folded))
    case .empty, .reference, .labels, .mention, .start, .end: self
    }
  }
}

extension FoldTable {
  /// A class that leaves out a few scalars leaves out what they fold to; any other takes in what its members fold to.
  fileprivate func folded(_ set: ScalarSet) -> ScalarSet {
    if let scalar = set.onlyScalar { return ScalarSet([self[scalar]...self[scalar]]) }
    return set.contains(0x10FFFF) ? withTargets(set.complement).complement : withTargets(set)
  }

  private func withTargets(_ set: ScalarSet) -> ScalarSet {
    var targets: [ClosedRange<UInt32>] = []
    for range in set.ranges {
      for page in range.lowerBound >> 8...range.upperBound >> 8 where pageNumbers[Int(page)] != 0 {
        for scalar in max(range.lowerBound, page << 8)...min(range.upperBound, page << 8 | 0xFF) {
          let target = self[scalar]
          if target != scalar, !set.contains(target) { targets.append(target...target) }
        }
      }
    }
    return targets.isEmpty ? set : ScalarSet(set.ranges + targets)
  }
}

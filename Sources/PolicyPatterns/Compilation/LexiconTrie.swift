/// The terms of one lexicon as a tree over scalars; node 0 is the root.
///
/// The children of a node stand side by side, sorted by scalar, so a node is three numbers and no dictionary.
struct LexiconTrie: Sendable {
  private(set) var scalars: [UInt32] = []
  private(set) var children: [Range<Int32>] = []
  private(set) var isTerm: [Bool] = []

  var nodeCount: Int { children.count }

  /// Complexity: linear in the terms' total length after sorting them.
  init(terms: [[UInt8]], reversed: Bool) {
    var words = terms.map { term in
      let scalars = String(decoding: term, as: UTF8.self).unicodeScalars.map(\.value)
      return reversed ? scalars.reversed() : scalars
    }
    words.removeAll(where: \.isEmpty)
    words.sort { $0.lexicographicallyPrecedes($1) }
    // Breadth first over groups of words with a common prefix, which makes children contiguous.
    var groups: [(words: Range<Int>, depth: Int)] = [(0..<words.count, 0)]
    scalars = [0]
    isTerm = [false]
    var node = 0
    while node < groups.count {
      let (range, depth) = groups[node]
      let first = Int32(groups.count)
      var low = range.lowerBound
      while low < range.upperBound {
        guard words[low].count > depth else {
          isTerm[node] = true
          low += 1
          continue
        }
        var high = low + 1
        while high < range.upperBound, words[high][depth] == words[low][depth] { high += 1 }
        groups.append((low..<high, depth + 1))
        scalars.append(words[low][depth])
        isTerm.append(false)
        low = high
      }
      children.append(first..<Int32(groups.count))
      node += 1
    }
  }

  /// The child of a node by a scalar. Complexity: logarithmic in the number of children.
  func child(of node: Int32, by scalar: UInt32) -> Int32? {
    let range = children[Int(node)]
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if scalars[Int(middle)] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && scalars[Int(low)] == scalar ? low : nil
  }
}

import PolicyRules

/// Tells by which instruments a measure works: subsidy, standard, platform …
struct InstrumentReader {
  private struct Word {
    let instrument: String
    /// Whether the word counts only in what the action acts on.
    let isBroad: Bool
  }

  private let words: [[UInt8]: Word]
  private let engine: PackEngine
  private let bytes: [UInt8]

  init(engine: PackEngine, bytes: [UInt8]) {
    self.engine = engine
    self.bytes = bytes
    var words: [[UInt8]: Word] = [:]
    for entry in engine.pack.lexicon("instruments")?.entries ?? [] {
      guard let instrument = entry.attributes["instrument"] else { continue }
      words[engine.pack.folded(Array(entry.term.utf8)[...])] = Word(instrument: instrument, isBroad: entry.attributes["in"] == "object")
    }
    self.words = words
  }

  /// The codes of a measure's instruments, each once, in text order.
  ///
  /// - Parameters:
  ///   - ranges: the measure's text.
  ///   - act: from its action to the end of its object, where broad words count.
  func instruments(in ranges: [Range<Int>], act: Range<Int>?) -> [String] {
    var result: [String] = []
    for mention in ranges.flatMap({ engine.mentions("instrument", in: bytes, scope: $0) }) where mention.isA("instrument") {
      guard let word = words[engine.pack.folded(bytes[mention.range])], !result.contains(word.instrument) else { continue }
      if word.isBroad, act.map({ $0.lowerBound <= mention.range.lowerBound && mention.range.upperBound <= $0.upperBound }) != true {
        continue
      }
      result.append(word.instrument)
    }
    return result
  }
}

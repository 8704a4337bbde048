import PolicyRecords
import PolicyRules

/// Places quantities in their sentences: finds what is measured and all that stands apart from the quantity itself.
///
/// Two phases of the pack speak here. The `aspect` phase marks words in a sentence that say something of a quantity near them: a bound
/// stated at a distance, a fact already reached, a period, a baseline, a title that is no text. The `target` phase reads the stretch
/// around each quantity, up to its neighbours on both sides (for times a little further), for the `object` that is measured; a rule's
/// field `neighbour` says that the next quantity names it, its captures `second` and `third` what the next ones of a list measure.
struct TargetReader {
  let bytes: [UInt8]
  let engine: PackEngine
  let reader: QuantityReader
  /// The year that the document's title or date states.
  let documentYear: Int?

  /// A quantity with what its sentence says of it.
  struct Target: Sendable {
    var quantity: Quantity
    let unit: Int?
    var object: Range<Int>?
    var baseline: Range<Int>?
    var period: Range<Int>?
    var binding: Binding?
    var isPast = false
    /// Whether the quantity behind it in its clause has the name of what is measured, if there is one.
    var namedByNext = false
    /// Whether it belongs to the same list or range as the quantity before it.
    var isJoined = false
    /// The date by which it is to be reached in ISO form.
    var deadline: String?
    /// Where the sentence that holds it begins; `nil` outside all sentences.
    var sentence: Int?
    var range: Range<Int> { quantity.mention.range }
    var isDate: Bool { quantity.kind == .date }
    var isTime: Bool { isDate || quantity.kind == .duration }
  }

  /// The targets of the mentions of one passage.
  ///
  /// - Parameter sentences: those of the passage; a mention outside all of them has no object.
  func targets(_ mentions: [Mention], unit: Int?, sentences: [Sentence]) -> [Target] {
    var result: [Target] = []
    for mention in mentions where mention.isA("quantity") || mention.isA("date") {
      guard let quantity = reader.quantity(mention, in: bytes) else {
        engine.note(dropped: mention, .noQuantity)
        continue
      }
      result.append(Target(quantity: quantity, unit: unit))
    }
    var next = 0
    var read: [Target] = []
    for sentence in sentences {
      while next < result.count, result[next].range.lowerBound < sentence.range.lowerBound {
        read.append(result[next])
        next += 1
      }
      var end = next
      while end < result.count, result[end].range.upperBound <= sentence.range.upperBound { end += 1 }
      guard next < end else { continue }
      var found = Array(result[next..<end])
      describe(&found, sentence, inside(sentence.range, mentions))
      read += found
      next = end
    }
    return read + result[next...]
  }

  private func describe(_ targets: inout [Target], _ sentence: Sentence, _ mentions: [Mention]) {
    let aspects = engine.mentions("aspect", in: bytes, scope: sentence.range, earlier: mentions)
    // A line of its own that reads like a title is one; what ends with a mark is a sentence.
    let isLine = sentence.clauses.last?.close == nil || sentence.clauses.last?.close == 0x0A
    let titles = aspects.filter { $0.isA("aspect.title") || (isLine && $0.isA("aspect.heading")) }.map(\.range)
    targets.removeAll { target in
      let place = titles.partitioningIndex { $0.upperBound > target.range.lowerBound }
      guard place < titles.count, titles[place].overlaps(target.range) else { return false }
      engine.note(dropped: target.quantity.mention, .inTitle)
      return true
    }
    for number in targets.indices { targets[number].sentence = sentence.range.lowerBound }
    addObjects(&targets, sentence, mentions, joins: Set(aspects.filter { $0.isA("aspect.join") }.map(\.range)))
    addAspects(&targets, sentence, aspects)
    shareBounds(&targets)
  }

  /// The mentions that lie in a range. O(log n) and linear in their number.
  private func inside(_ range: Range<Int>, _ mentions: [Mention]) -> [Mention] {
    let first = mentions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let last = mentions.partitioningIndex { $0.range.upperBound > range.upperBound }
    return first < last ? Array(mentions[first..<last]) : []
  }

  /// The clause of a sentence that a place lies in, or the sentence itself. O(log n).
  func clause(at place: Int, of sentence: Sentence) -> Range<Int> {
    let number = sentence.clauses.partitioningIndex { $0.range.upperBound > place }
    return number < sentence.clauses.count ? sentence.clauses[number].range : sentence.range
  }

  // MARK: Objects

  /// Finds what is measured, for quantities that are joined (a range of dates, a list) at once.
  private func addObjects(_ targets: inout [Target], _ sentence: Sentence, _ mentions: [Mention], joins: Set<Range<Int>>) {
    var start = 0
    // The names of the last list read: as many quantities behind it measure one each, all others the whole.
    var parts: [Range<Int>] = []
    while start < targets.count {
      var end = start + 1
      while end < targets.count, areJoined(targets[end - 1], targets[end], joins) { end += 1 }
      let lower = start == 0 ? sentence.range.lowerBound : targets[start - 1].range.upperBound
      // What happens at a time may itself be counted: the clause behind a time is read across the next quantities, up to another time.
      var beyond = end
      while targets[start].isTime, beyond - end < Self.quantitiesBehindTimeMax, beyond < targets.count, !targets[beyond].isTime {
        beyond += 1
      }
      let upper = beyond < targets.count ? targets[beyond].range.lowerBound : sentence.range.upperBound
      let found = engine.mentions("target", in: bytes, scope: lower..<upper, earlier: inside(lower..<upper, mentions)).first
      let own = found?.range(of: "object").flatMap { $0.isEmpty ? nil : $0 }
      if own != nil { parts = Self.listCaptures.compactMap { found?.range(of: $0) } }
      let whole = own.map { $0.lowerBound..<max($0.upperBound, parts.last?.upperBound ?? 0) }
      let object = whole ?? inherited(targets, start)
      for number in start..<end {
        targets[number].object = object != nil && end - start == parts.count ? parts[number - start] : object
        targets[number].isJoined = number > start
        targets[number].namedByNext = found?.rule.fields["neighbour"] == "true"
      }
      start = end
    }
    for number in targets.indices.dropLast().reversed() where targets[number].namedByNext {
      if let object = targets[number + 1].object { targets[number].object = object }
    }
  }

  /// The captures for what the quantities of a list measure, one after the other.
  static let listCaptures = ["object", "second", "third"]
  /// How many quantities the stretch behind a time may hold.
  static let quantitiesBehindTimeMax = 2

  private func areJoined(_ a: Target, _ b: Target, _ joins: Set<Range<Int>>) -> Bool {
    guard a.isDate == b.isDate else { return false }
    let gap = a.range.upperBound..<b.range.lowerBound
    return gap.isEmpty || joins.contains(gap)
  }

  /// A quantity that names nothing itself measures the same thing as one that stands close before it.
  private func inherited(_ targets: [Target], _ number: Int) -> Range<Int>? {
    guard number > 0, targets[number].range.lowerBound - targets[number - 1].range.upperBound <= Self.inheritanceGapBytesMax else {
      return nil
    }
    return targets[number - 1].object
  }

  /// How far a quantity without an object may stand behind the one it takes its object from, in bytes.
  static let inheritanceGapBytesMax = 36
}

import PolicyRules

/// Decides which clauses of a document say what is to be done.
///
/// In policy documents all do. In news only those behind an opener do: a clause whose rule, or whose modal verb's lexicon entry, has the field
/// `opens`. The pack's setting for a genre is `all`, `none`, or names the openers that count with the reach of each: `must:run said:paragraph`.
/// The opener `item` is a numbered item itself, as in speeches: of its text the sentences count that begin with a verb of their own.
struct DirectiveGate {
  /// How far an opener reaches.
  enum Reach: String, Sendable {
    /// To the end of its sentence.
    case sentence
    /// On through sentences that begin with a verb of their own, as lists of tasks do.
    case run
    /// To the end of its paragraph.
    case paragraph
  }

  /// Whether everything is read, as in policy documents.
  let isAlwaysOpen: Bool
  private let reaches: [String: Reach]
  private let bytes: [UInt8]
  private let layout: Layout
  private var open: Reach?
  /// Whether the last sentence read ended in a colon while the gate was open.
  private var announcesList = false
  /// A unit of the list that an open sentence announced; its siblings and all below them are open.
  private var list: Outline.Unit?
  private var lastUnit: Int?
  /// Whether the paragraph has turned to the past.
  private var isPast = false

  init(_ setting: String, bytes: [UInt8], layout: Layout) {
    isAlwaysOpen = setting == "all"
    self.bytes = bytes
    self.layout = layout
    var reaches: [String: Reach] = [:]
    for word in setting.split(separator: " ") {
      let parts = word.split(separator: ":")
      if let name = parts.first, let reach = parts.last.flatMap({ Reach(rawValue: String($0)) }) { reaches[String(name)] = reach }
    }
    self.reaches = reaches
  }

  /// Moves on to a passage: closes what reached only to the end of the paragraph before it, opens the list that was announced.
  ///
  /// - Returns: whether the passage is text, not a line that heads what follows.
  mutating func enter(_ passage: Outline.Passage, of outline: Outline, startsParagraph: Bool) -> Bool {
    if isAlwaysOpen { return true }
    let isSubhead = startsParagraph && passage.unit == nil && isHeadline(passage.range)
    if isSubhead || open == .sentence && startsParagraph {
      open = nil
    } else if startsParagraph, open == .paragraph {
      open = .run
    }
    if announcesList, let unit = passage.unit, unit != lastUnit, !outline.units[unit].label.hasPrefix("unit.bullet") {
      list = outline.units[unit]
    } else if let first = list, !outline.holds(passage.unit, inListOf: first) {
      list = nil
    }
    announcesList = false
    lastUnit = passage.unit
    if startsParagraph { isPast = false }
    return !isSubhead
  }

  /// The longest line that is taken for a headline, in code points.
  static let headlineLengthMax = 40

  private func isHeadline(_ range: Range<Int>) -> Bool {
    guard let last = Scalars.last(of: bytes[range]) else { return true }
    var length = 0
    var commas = 0
    Scalars.forEach(bytes, in: range) { scalar, _ in
      length += 1
      if layout.clauseEnds.contains(scalar) { commas += 1 }
    }
    let marks = layout.sentenceEnds.union(layout.clauseEnds).union(layout.pauses).union(layout.quotes)
    // With two commas it is rather a line whose wrap was not seen.
    return length <= Self.headlineLengthMax && commas < 2 && !marks.contains(last)
  }

  /// The runs of clauses of a sentence that say what is to be done.
  mutating func openStretches(of sentence: Sentence) -> [ArraySlice<Clause>] {
    let clauses = sentence.clauses[...]
    let continuesRun = continuesRun(clauses)
    if open == .run, !continuesRun { open = nil }
    if open == nil, continuesRun, lastUnit != nil, !isPast { open = reaches["item"] }
    var stretches: [ArraySlice<Clause>] = []
    var start = isAlwaysOpen || open != nil || list != nil ? clauses.startIndex : nil
    for (index, clause) in zip(clauses.indices, clauses) {
      if clause.closes {
        if let first = start { stretches.append(clauses[first..<index]) }
        start = nil
        isPast = true
        if open != .paragraph { open = nil }
      } else if let reach = reach(of: clause) {
        if open == nil || open == .sentence || reach == .paragraph { open = reach }
        isPast = false
        start = start ?? firstModifier(before: index, in: clauses)
      }
    }
    if let first = start { stretches.append(clauses[first...]) }
    finish(clauses, isOpen: start != nil)
    return stretches
  }

  private func reach(of clause: Clause) -> Reach? {
    clause.opener.flatMap { isAlwaysOpen ? .sentence : reaches[$0] }
  }

  private mutating func finish(_ clauses: ArraySlice<Clause>, isOpen: Bool) {
    guard let last = clauses.last else { return }
    announcesList = isOpen && Scalars.last(of: bytes[last.range]).map(layout.pauses.contains) == true
    if open == .sentence, !layout.pauses.contains(last.close ?? 0), !announcesList { open = nil }
  }

  private func continuesRun(_ clauses: ArraySlice<Clause>) -> Bool {
    guard let first = clauses.first(where: { $0.kind != .modifier }) else { return true }
    return first.kind == .verb && first.mention?.range(of: "actor")?.isEmpty != false
  }

  private func firstModifier(before index: Int, in clauses: ArraySlice<Clause>) -> Int {
    var first = index
    while first > clauses.startIndex, clauses[first - 1].kind == .modifier, !clauses[first - 1].closes { first -= 1 }
    return first
  }
}

extension Outline {
  /// Whether a unit is a sibling of `first`, a unit of some list, or stands below one.
  func holds(_ unit: Int?, inListOf first: Unit) -> Bool {
    var next = unit
    while let number = next {
      if units[number].label == first.label, units[number].parent == first.parent { return true }
      next = units[number].parent
    }
    return false
  }
}

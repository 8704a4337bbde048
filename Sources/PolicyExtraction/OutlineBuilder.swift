import PolicyText
import PolicyRecords
import PolicyRules

/// Finds the units of a document's outline and gives every paragraph to the unit that holds it.
///
/// The rules of the `outline` phase find what looks like a number; the order of the numbers decides what is one. A style of numbering takes
/// the level at which it first appears below the styles that are open.
struct OutlineBuilder {
  let bytes: [UInt8]
  let blocks: [Block]
  let engine: PackEngine
  let layout: Layout

  /// The longest heading, in code points.
  static let headingLengthMax = 40
  /// The longest heading of two halves with a comma between them, in code points.
  static let coupletLengthMax = 26
  /// The longest heading that is a paragraph of its own and ends like a sentence, in code points.
  static let paragraphLengthMax = 20
  /// How long a first sentence may be that is a heading whatever other units have, in code points.
  static let certainLengthMax = 8
  /// The part of a style's units that must look headed for short first sentences to count as headings.
  static let headedShareMin = 0.6

  /// Something that looks like the number of a unit.
  private struct Opener {
    let label: String
    let number: Range<Int>
    let value: Int?
    let block: Int
    /// Whether it stands inside a paragraph rather than at its start.
    let isInline: Bool
  }

  func build(_ body: [Int]) -> Outline {
    var outline = Outline()
    var stack: [Int] = []
    var bullets: [Int?: Int] = [:]
    let openers = Dictionary(grouping: openers(body), by: \.block)
    for number in body where !isFaultyRepeat(blocks[number]) {
      let range = blocks[number].range
      if blocks[number].whole.has("alone.annex") { stack = [] }
      close(&stack, outline, atStartOf: number, continues: isBracketed(range) || openers[number]?.first?.isInline == false)
      var position = range.lowerBound
      for opener in openers[number] ?? [] {
        add(position..<opener.number.lowerBound, to: stack.last, &outline)
        open(opener, &stack, &outline, &bullets)
        position = opener.number.upperBound
      }
      add(position..<range.upperBound, to: stack.last, &outline)
    }
    HeadingFinder(bytes: bytes, layout: layout).findHeadings(in: &outline)
    releaseClosing(&outline)
    return outline
  }

  /// Whether an extraction fault repeats a paragraph, which is then read once: running text, for a note may well stand under several units.
  private func isFaultyRepeat(_ block: Block) -> Bool {
    guard block.paragraph.isRepeated else { return false }
    var endsSentence = false
    Scalars.forEach(bytes, in: block.range) { scalar, _ in
      if layout.sentenceEnds.contains(scalar) { endsSentence = true }
    }
    return endsSentence
  }

  /// Whether a paragraph stands in brackets.
  private func isBracketed(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let first = Scalars.decode(bytes[range], at: range.lowerBound).value
    return layout.brackets[first].map { $0 == Scalars.last(of: bytes[range]) } ?? false
  }

  // MARK: Openers

  private func openers(_ body: [Int]) -> [Opener] {
    var found: [Opener] = []
    var listsAnnexes = false
    for block in body where !blocks[block].paragraph.isRepeated {
      let range = blocks[block].range
      // The names in a list of annexes are numbered, but open no units.
      let isEntry = listsAnnexes && blocks[block].first.has("unit.arabic") && !blocks[block].endsSentence
      listsAnnexes = isEntry || blocks[block].whole.has("alone.annex.list")
      if listsAnnexes { continue }
      for mention in engine.mentions("outline", in: bytes, scope: range) {
        let number = mention.range(of: "number") ?? mention.range
        let text = String(decoding: bytes[mention.range(of: "value") ?? number], as: UTF8.self)
        let value = engine.numerals.value(text).flatMap { Int($0.description) }
        found.append(
          Opener(label: mention.label, number: number, value: value, block: block, isInline: mention.range.lowerBound > range.lowerBound))
      }
    }
    return credible(found)
  }

  /// Drops what does not count: a number inside a paragraph stands only in a sequence that begins with one.
  private func credible(_ openers: [Opener]) -> [Opener] {
    var kept: [Opener] = []
    var last: [String: Int] = [:]
    var hasSuccessor = Array(repeating: false, count: openers.count)
    var sawTwo: Set<String> = []
    for (index, opener) in openers.enumerated().reversed() {
      hasSuccessor[index] = sawTwo.contains(opener.label)
      if opener.value == 2 { sawTwo.insert(opener.label) }
      if opener.value == 1 { sawTwo.remove(opener.label) }
    }
    for (index, opener) in openers.enumerated() {
      guard let value = opener.value else {
        kept.append(opener)
        continue
      }
      let continues = last[opener.label] == value - 1
      let begins = value == 1 && (!opener.isInline || hasSuccessor[index])
      if continues || begins || !opener.isInline {
        last[opener.label] = value
        kept.append(opener)
      }
    }
    return kept
  }

  // MARK: Units

  /// A paragraph without a number of its own ends the units that hold no more than their paragraph, unless it continues them, as a note in
  /// brackets does.
  private func close(_ stack: inout [Int], _ outline: Outline, atStartOf block: Int, continues: Bool) {
    while let top = stack.last {
      let unit = outline.units[top]
      let isPoint = unit.label.hasPrefix("unit.point") || unit.label.hasPrefix("unit.bullet") || unit.label.hasPrefix("unit.inline")
      let isListMember = unit.level > 1 && !unit.content.isEmpty && unit.label.hasPrefix("unit.") && isSentence(unit)
      guard isPoint || (isListMember && !continues) else { return }
      stack.removeLast()
    }
  }

  /// Whether a unit's first paragraph is one running sentence with a comma, so no headed section.
  private func isSentence(_ unit: Outline.Unit) -> Bool {
    guard let first = unit.content.first else { return false }
    var commas = 0
    var ends = 0
    Scalars.forEach(bytes, in: first) { scalar, _ in
      if layout.clauseEnds.contains(scalar) { commas += 1 }
      if layout.sentenceEnds.contains(scalar) { ends += 1 }
    }
    return commas > 0 && ends <= 1
  }

  private func open(_ opener: Opener, _ stack: inout [Int], _ outline: inout Outline, _ bullets: inout [Int?: Int]) {
    if let same = stack.firstIndex(where: { outline.units[$0].label == opener.label }) { stack.removeSubrange(same...) }
    let parent = stack.last
    var number = String(decoding: bytes[opener.number], as: UTF8.self)
    let printed = number
    if opener.label.hasPrefix("unit.bullet") {
      bullets[parent, default: 0] += 1
      number += String(bullets[parent, default: 1])
    }
    let path = parent.map { outline.units[$0].path + "/" + number } ?? number
    outline.units.append(
      Outline.Unit(
        number: printed, path: path, level: stack.count + 1, parent: parent, numberRange: opener.number, label: opener.label,
        end: opener.number.upperBound))
    stack.append(outline.units.count - 1)
  }

  private func add(_ range: Range<Int>, to unit: Int?, _ outline: inout Outline) {
    if range.isEmpty { return }
    outline.passages.append(Outline.Passage(unit: unit, range: range, isHeading: false))
    guard let unit else { return }
    outline.units[unit].content.append(range)
    outline.units[unit].end = range.upperBound
  }

  /// Paragraphs after the last unit belong to the document, not to that unit, where no other unit of its style has as many.
  private func releaseClosing(_ outline: inout Outline) {
    guard let last = outline.passages.last(where: { $0.unit != nil })?.unit else { return }
    let label = outline.units[last].label
    let peers = outline.units.indices.filter { $0 != last && outline.units[$0].label == label }
    let usual = peers.map { outline.units[$0].content.count }.max() ?? 0
    let own = outline.units[last].content
    guard !peers.isEmpty, usual > 0, own.count > usual else { return }
    let released = Set(own.dropFirst(usual).map(\.lowerBound))
    outline.units[last].content = Array(own.prefix(usual))
    outline.units[last].end = own[usual - 1].upperBound
    outline.passages = outline.passages.map {
      released.contains($0.range.lowerBound) ? Outline.Passage(unit: nil, range: $0.range, isHeading: $0.isHeading) : $0
    }
  }
}

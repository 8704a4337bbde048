import PolicyRules

/// Divides passages into sentences and clauses and classes each clause by the rules of the `clause` phase.
struct ClauseReader {
  let bytes: [UInt8]
  let layout: Layout
  let engine: PackEngine

  /// A stretch of a passage between two marks.
  private struct Piece {
    let range: Range<Int>
    let close: UInt32?
    let endsSentence: Bool
  }

  /// The sentences of a passage.
  ///
  /// - Parameters:
  ///   - mentions: those of the passage, sorted.
  ///   - notes: bracketed notes that are no part of any clause, sorted.
  func sentences(in range: Range<Int>, unit: Int?, mentions: [Mention], notes: [Range<Int>]) -> [Sentence] {
    var sentences: [Sentence] = []
    var clauses: [Clause] = []
    var next = 0
    for piece in pieces(range, notes: notes) {
      while next < mentions.count, mentions[next].range.lowerBound < piece.range.lowerBound { next += 1 }
      var end = next
      while end < mentions.count, mentions[end].range.upperBound <= piece.range.upperBound { end += 1 }
      if !piece.range.isEmpty { clauses.append(clause(piece, Array(mentions[next..<end]))) }
      if piece.endsSentence, let first = clauses.first, let last = clauses.last {
        sentences.append(Sentence(unit: unit, range: first.range.lowerBound..<last.range.upperBound, clauses: clauses))
        clauses = []
      }
    }
    if let first = clauses.first, let last = clauses.last {
      sentences.append(Sentence(unit: unit, range: first.range.lowerBound..<last.range.upperBound, clauses: clauses))
    }
    return sentences
  }

  private func clause(_ piece: Piece, _ mentions: [Mention]) -> Clause {
    guard let mention = engine.mentions("clause", in: bytes, scope: piece.range, earlier: mentions).first else {
      let start = piece.range.lowerBound
      return Clause(kind: .continuation, range: piece.range, textStart: start, mention: nil, close: piece.close, opener: nil)
    }
    let quantities = QuantityReader(engine.pack, numerals: engine.numerals)
    return Clause(
      kind: kind(mention), range: piece.range, textStart: textStart(mention, piece.range), mention: mention, close: piece.close,
      opener: mention.rule.fields["opens"] ?? quantities.attribute("opens", of: "modal", mention, bytes)
        ?? quantities.attribute("force", of: "modal", mention, bytes))
  }

  /// Where the text of a measure begins in its clause: behind an attribution, but not behind a quotation mark, which may close inside.
  private func textStart(_ mention: Mention, _ range: Range<Int>) -> Int {
    guard let text = mention.range(of: "text") else { return range.lowerBound }
    var start = text.lowerBound
    while start > range.lowerBound, let scalar = Scalars.last(of: bytes[range.lowerBound..<start]), layout.quotes.contains(scalar) {
      start -= UTF8.width(UnicodeScalar(scalar) ?? " ")
    }
    return start
  }

  private func kind(_ mention: Mention) -> Clause.Kind {
    switch mention.label {
    case "clause.verb": .verb
    case "clause.modifier": .modifier
    case "clause.none": .none
    case "clause.attribution": .attribution
    default: .continuation
    }
  }

  /// Cuts at the marks that end clauses and sentences, but not inside brackets nor between digits; notes fall out.
  private func pieces(_ range: Range<Int>, notes: [Range<Int>]) -> [Piece] {
    var result: [Piece] = []
    var start = range.lowerBound
    var closers: [UInt32] = []
    var opened = range.lowerBound
    var quotedUntil = range.lowerBound
    var note = notes.partitioningIndex { $0.upperBound > range.lowerBound }
    var position = range.lowerBound
    while position < range.upperBound {
      if note < notes.count, notes[note].lowerBound == position {
        result.append(Piece(range: start..<position, close: nil, endsSentence: true))
        position = min(notes[note].upperBound, range.upperBound)
        start = position
        note += 1
        continue
      }
      let (scalar, length) = Scalars.decode(bytes[...], at: position)
      let endsSentence = layout.sentenceEnds.contains(scalar)
      if position >= quotedUntil, let closer = layout.quotePairs[scalar], closer != scalar {
        quotedUntil = endOfAttribute(closedBy: closer, position + length..<range.upperBound) ?? quotedUntil
      }
      if position - opened > Self.bracketLengthBytesMax { closers = [] }
      if let closer = layout.brackets[scalar] {
        if closers.isEmpty { opened = position }
        if closers.count < Self.bracketDepthMax { closers.append(closer) }
      } else if closers.last == scalar {
        closers.removeLast()
      } else if endsSentence || layout.clauseEnds.contains(scalar), closers.isEmpty || scalar == 0x0A, position >= quotedUntil,
        !isBetweenDigits(position, length, range)
      {
        result.append(Piece(range: start..<position, close: scalar, endsSentence: endsSentence))
        start = position + length
        closers = []
      }
      position += length
    }
    result.append(Piece(range: start..<range.upperBound, close: nil, endsSentence: true))
    return result
  }

  /// Where a quotation ends that the clause runs on after, as an attribute does (a quoted guideline of two halves): the commas in it divide no clauses.
  private func endOfAttribute(closedBy closer: UInt32, _ range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position < min(range.upperBound, range.lowerBound + Self.quoteLengthBytesMax) {
      let (scalar, length) = Scalars.decode(bytes[...], at: position)
      if layout.sentenceEnds.contains(scalar) { return nil }
      position += length
      guard scalar == closer else { continue }
      guard position < range.upperBound else { return nil }
      let (next, _) = Scalars.decode(bytes[...], at: position)
      let marks = layout.sentenceEnds.union(layout.clauseEnds).union(layout.pauses).union(layout.quotes)
      return marks.contains(next) ? nil : position
    }
    return nil
  }

  /// The longest quotation that is read as an attribute, in bytes.
  static let quoteLengthBytesMax = 240
  /// How deep brackets are followed; deeper ones are read as plain characters.
  static let bracketDepthMax = 16
  /// How far a bracket is followed that is never closed, in bytes.
  static let bracketLengthBytesMax = 900

  private func isBetweenDigits(_ position: Int, _ length: Int, _ range: Range<Int>) -> Bool {
    guard position > range.lowerBound, position + length < range.upperBound else { return false }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    return isDigit(bytes[position - 1]) && isDigit(bytes[position + length])
  }
}

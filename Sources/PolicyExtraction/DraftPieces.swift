import PolicyRules

/// A sentence cut into what a drafted pattern asks for, in text order.
struct DraftPieces {
  /// One element of the pattern.
  private struct Piece {
    let pattern: String
    let text: String
    /// What it is captured as.
    var capture: String?
    /// The label family of the mention that it stands for.
    var family: String?
  }

  private let phase: String
  private var pieces: [Piece] = []

  /// What a mention of a family is captured as, by the phase of the rule.
  private static let captures: [String: [String: String]] = [
    "clause": ["verb": "action", "modal": "modal", "body": "actor", "subject": "actor"],
    "role": ["body": "responsible"],
  ]
  /// Phases whose rules describe their whole scope.
  private static let anchored: Set<String> = ["clause", "line", "heading"]

  /// - Parameter marked: the mentions of the marking phase.
  init(bytes: [UInt8], pack: Pack, phase: CompiledPhase, marked: [Mention]) {
    self.phase = phase.id
    var captured: Set<String> = []
    var end = 0
    for mention in marked where phase.reads.contains(mention.rule.label) && !EngineVocabulary.fillers.contains(mention.label) {
      addPlain(bytes[end..<mention.range.lowerBound], pack, readsTerms: false)
      let family = mention.label.split(separator: ".").first.map(String.init) ?? mention.label
      let members = pack.labels.indices.filter { pack.labels[$0].hasPrefix(family + ".") }
      let isFamilyRead = mention.label != family && members.allSatisfy { phase.reads.contains($0) }
      let capture = Self.captures[phase.id]?[family].flatMap { captured.insert($0).inserted ? $0 : nil }
      pieces.append(
        Piece(
          pattern: "<\(isFamilyRead ? family + ".*" : mention.label)>", text: String(decoding: bytes[mention.range], as: UTF8.self),
          capture: capture, family: family))
      end = mention.range.upperBound
    }
    addPlain(bytes[end...], pack, readsTerms: phase.id == PackEngine.markingPhase)
  }

  /// Whether a mention may be what a clause does.
  static func isAction(_ mention: Mention) -> Bool {
    captures["clause"]?.contains { mention.isA($0.key) && $0.value == "action" } ?? false
  }

  /// What the rule's mentions are, going by what the pattern captures.
  var label: String {
    if pieces.contains(where: { $0.capture == "number" }) { return "quantity" }
    if phase == "clause" { return pieces.contains { $0.capture == "action" } ? "clause.verb" : "clause.none" }
    return EngineVocabulary.labels.contains { $0.name == phase } ? phase : "other"
  }

  /// The pattern. In a clause, what follows the action is its object.
  var pattern: String {
    var parts: [String] = []
    let action = phase == "clause" ? pieces.firstIndex { $0.capture == "action" } : nil
    for (number, piece) in pieces.enumerated() {
      if number == action.map({ $0 + 1 }) { parts.append("(object:") }
      parts.append(piece.capture.map { "(\($0): \(piece.pattern))" } ?? piece.pattern)
    }
    var text = parts.joined(separator: " ")
    if let action, action + 1 < pieces.count { text += ")" }
    return Self.anchored.contains(phase) ? "^ \(text) $" : text
  }

  /// Texts that lack a part of the sentence, the longest first: all but the last piece, all but the first, each piece, the first character.
  var partTexts: [String] {
    let texts = pieces.map(\.text)
    return [texts.dropLast().joined(), texts.dropFirst().joined()].filter { !$0.isEmpty } + texts + [String(texts.joined().prefix(1))]
  }

  /// Adds plain text: digits as a number of any length, terms of the lexicons that captures are looked up in as references, the rest literally.
  private mutating func addPlain(_ bytes: ArraySlice<UInt8>, _ pack: Pack, readsTerms: Bool) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var literal: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
      if !digits.isEmpty {
        addLiteral(&literal)
        pieces.append(Piece(pattern: "\\d+", text: Self.text(digits), capture: readsTerms ? free("number") : nil))
        index += digits.count
      } else if readsTerms, let (piece, count) = term(in: scalars[index...], pack) {
        addLiteral(&literal)
        pieces.append(piece)
        index += count
      } else {
        literal.append(scalars[index])
        index += 1
      }
    }
    addLiteral(&literal)
  }

  /// The longest term at the beginning of a text: of the numerals, or of a lexicon that a capture is looked up in.
  private func term(in scalars: ArraySlice<Unicode.Scalar>, _ pack: Pack) -> (piece: Piece, count: Int)? {
    for count in (1...min(scalars.count, RuleDrafter.literalCharactersMax)).reversed() {
      let text = Self.text(scalars.prefix(count))
      let folded = pack.folded(text.utf8)
      let hasNumber = pieces.contains { $0.capture == "number" }
      for (capture, name) in [("before", hasNumber ? "after" : "before"), ("unit", "unit")] {
        guard capture != "unit" || hasNumber, let lexicon = pack.captureLexicons[name], pack.lexicon(lexicon)?.entry(folded) != nil,
          free(name) != nil
        else { continue }
        return (Piece(pattern: "{\(lexicon)}", text: text, capture: name), count)
      }
    }
    let numerals = pack.lexicon("numerals")
    let run = scalars.prefix { numerals?.entry(pack.folded(String($0).utf8)) != nil }
    guard !run.isEmpty, free("number") != nil else { return nil }
    return (Piece(pattern: "{numerals}+", text: Self.text(run), capture: "number"), run.count)
  }

  /// A capture's name, if nothing is captured as it yet.
  private func free(_ capture: String) -> String? { pieces.contains { $0.capture == capture } ? nil : capture }

  private mutating func addLiteral(_ literal: inout [Unicode.Scalar]) {
    defer { literal = [] }
    guard !literal.isEmpty else { return }
    let edge = RuleDrafter.literalCharactersMax / 2
    let pattern =
      literal.count > RuleDrafter.literalCharactersMax
      ? Self.escaped(literal.prefix(edge)) + " .+ " + Self.escaped(literal.suffix(edge)) : Self.escaped(literal[...])
    pieces.append(Piece(pattern: pattern, text: Self.text(literal[...])))
  }

  private static func escaped(_ literal: ArraySlice<Unicode.Scalar>) -> String {
    literal.map { scalar in
      if scalar == " " || scalar == "\t" { return "\\s" }
      return scalar.isASCII && !scalar.properties.isAlphabetic ? "\\" + String(scalar) : String(scalar)
    }.joined()
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
}

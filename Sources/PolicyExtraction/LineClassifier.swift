import PolicyRules
import PolicyText

/// What the `line` phase says of one source line.
struct LineClass: Sendable {
  /// What the line is, as a whole: the labels of the rules that match it from its first character.
  var mentions: [Mention] = []

  func first(_ family: String) -> Mention? { mentions.first { $0.isA(family) } }
  func has(_ family: String) -> Bool { first(family) != nil }
}

/// Classifies source lines by the rules of the `line` phase: openers of outline units, datelines, page furniture and the like.
struct LineClassifier {
  static let phase = "line"

  let engine: PackEngine

  func classify(_ lines: [SourceLine]) -> [LineClass] {
    lines.map { line in classify(line.text.bytes, 0..<line.text.bytes.count) }
  }

  /// What a stretch of text is.
  func classify(_ bytes: [UInt8], _ range: Range<Int>) -> LineClass {
    LineClass(mentions: engine.mentions(Self.phase, in: bytes, scope: range))
  }

  /// The part of a line's class that the joining of wrapped lines needs.
  static func role(of line: LineClass) -> LineRole {
    var role: LineRole = []
    for mention in line.mentions {
      if mention.isA("furniture") { role.insert(.furniture) }
      if mention.isA("unit") || mention.isA("opens") { role.insert(.opensUnit) }
      if mention.isA("leads") { role.formUnion([.opensUnit, .leadsUnit]) }
      if mention.isA("alone") { role.formUnion([.opensUnit, .closesUnit]) }
      if mention.isA("closes") || mention.isA("ends") { role.insert(.closesUnit) }
      if mention.isA("starts.lead.first") { role.insert(.beginsReport) }
      if mention.isA("labels") { role.formUnion([.opensUnit, .closesUnit, .labelsCell]) }
    }
    return role
  }
}

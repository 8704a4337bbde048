import PolicyExtraction
import PolicyRecords

/// An explanation for people.
enum ExplanationText {
  static func text(of explanation: Explanation) -> String {
    let phases = explanation.phases.isEmpty ? "no phase" : explanation.phases.joined(separator: ", ")
    var text = "`\(explanation.text)`, looked at by \(phases)\n"
    for step in explanation.steps {
      text += "\n\(step.phase): \(shortened(step.scope))\n"
      for match in step.matches { text += line(of: match) }
    }
    if !explanation.records.isEmpty { text += "\nrecords\n" }
    for record in explanation.records {
      text += "  \(record.type.rawValue) \(record.id)\(record.rule.map { " by \($0)" } ?? "")\n"
      for field in record.fields {
        text += "    \(field.name): \(shortened(field.value))\(field.origin.isEmpty ? "" : "  ← \(field.origin)")\n"
      }
    }
    if !explanation.misses.isEmpty { text += "\nwhy not\n" }
    for miss in explanation.misses { text += lines(of: miss) }
    return text
  }

  private static func line(of match: Explanation.Match) -> String {
    let mark = match.loss != nil ? "-" : match.drop != nil ? "~" : "+"
    let yields = match.yields.isEmpty ? "" : "  \(match.yields.joined(separator: " "))"
    var text = "  \(mark) \(match.rule) `\(match.text)`\(yields)  \(match.place)\n"
    if let loss = match.loss { text += "      \(loss.explanation)\n" }
    if let drop = match.drop { text += "      no record: \(drop.explanation)\n" }
    return text
  }

  /// How many of the parts that a pattern wanted are listed.
  private static let wantedCountMax = 4

  private static func lines(of miss: RuleMiss) -> String {
    var text = "  \(miss.rule), phase \(miss.phase), \(miss.place): \(summary(of: miss))\n"
    if [.stands, .lost, .dropped, .nothing, .notRun].contains(miss.reason) { return text }
    for piece in miss.matched { text += "      `\(shortened(piece.text))` took \(shortened(piece.part))\n" }
    if !miss.passed.isEmpty { text += "      `\(shortened(miss.passed))` was passed over\n" }
    for wanted in miss.wanted.prefix(wantedCountMax) {
      let slot = wanted.slot.map { " for `\($0)`" } ?? ""
      let via = wanted.via.isEmpty ? "" : ", in \(wanted.via.joined(separator: " → "))"
      text += "      wanted\(slot) \(shortened(wanted.part)) (\(wanted.place)\(via))\n"
    }
    if miss.wanted.count > wantedCountMax { text += "      or one of \(miss.wanted.count - wantedCountMax) other parts\n" }
    return text
      + "      \(miss.reason == .leftContext ? "before it" : "there") stood \(miss.found.isEmpty ? "nothing" : "`\(miss.found)`")\n"
  }

  private static func summary(of miss: RuleMiss) -> String {
    switch miss.reason {
    case .stands: "it matches `\(miss.matched.first?.text ?? "")` and stands"
    case .lost: "it matches `\(miss.matched.first?.text ?? "")` and \(miss.detail)"
    case .dropped: "it matches `\(miss.matched.first?.text ?? "")` and stands, but gives no record: \(miss.detail)"
    case .leftContext: "its pattern matches, its left context does not"
    case .rightContext: "its pattern matches, its right context does not"
    case .slot: "all of it matches but one part"
    case .stopped: "it stopped on the way"
    case .nothing: "nothing of it matches there"
    case .notRun: "its phase looked at no scope that holds the place"
    }
  }

  private static func shortened(_ text: String) -> String {
    let flat = text.replacing("\n", with: " ")
    return flat.count > 100 ? flat.prefix(100) + "…" : flat
  }
}

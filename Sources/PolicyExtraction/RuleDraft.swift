/// A rule made from a sentence, to be written into a rule file and worked on there.
package struct RuleDraft: Sendable {
  package let pack: String
  package let phase: String
  package let id: String
  package let label: String
  package let match: String
  /// The text that the rule was made from.
  package let text: String
  /// Texts of parts of it, of which the first that the rule does not match becomes its reject.
  let rejects: [String]
  /// Rules that win wherever the draft matches, and must not.
  package internal(set) var beats: [String] = []
  /// What the rule yields on its text, once it was run.
  package internal(set) var yields: [(name: String, text: String)] = []
  package internal(set) var reject = ""

  /// The rule as an entry of a file's `rules`.
  package var yaml: String {
    var lines = ["  - id: \(id)"]
    if label != id { lines.append("    label: \(label)") }
    lines.append("    why: \(Self.quoted("say what it is for"))")
    lines.append("    match: \(Self.quoted(match))")
    if !beats.isEmpty { lines.append("    beats: [\(beats.joined(separator: ", "))]") }
    let fields = ([("text", text)] + yields).map { "\($0.0): \(Self.quoted($0.1))" }
    lines.append("    examples:")
    lines.append("      - {\(fields.joined(separator: ", "))}")
    lines.append("    rejects: [\(Self.quoted(reject))]")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A file that holds the rule alone.
  package var file: String { "phase: \(phase)\nrules:\n" + yaml }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}

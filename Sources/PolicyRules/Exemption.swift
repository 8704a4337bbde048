/// An alternative of a pattern that needs no example, with the reason.
package struct Exemption: Sendable {
  /// The id of a rule, or the name of a pattern.
  package let owner: String
  /// The alternative as it is written there; white space means nothing.
  package let alternative: String
  package let reason: String
  let place: TextPlace

  /// Whether an alternative of its owner is the one it is for.
  func names(_ text: String) -> Bool { Self.bare(text) == Self.bare(alternative) }

  private static func bare(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { !$0.properties.isWhitespace } }

  /// A warning about it, at its place.
  package func warning(_ message: String, help: String) -> Diagnostic {
    let (line, column) = place.place(of: 0)
    return Diagnostic(
      severity: .warning, code: .idleExemption, file: place.file, line: line, column: column, message: message, hint: help,
      excerpt: place.excerpt)
  }
}

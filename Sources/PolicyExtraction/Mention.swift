import PolicyRules

/// A stretch of reading text that a rule recognised.
struct Mention: Sendable {
  let rule: CompiledRule
  /// Byte offsets in the reading text.
  let range: Range<Int>
  /// In text order; a capture under a repetition stands here once for each time round.
  let captures: [Capture]

  /// A named part of a mention.
  struct Capture: Sendable {
    let name: String
    let range: Range<Int>
  }

  var label: String { rule.labelName }

  /// The first capture of a name.
  func range(of name: String) -> Range<Int>? {
    captures.first { $0.name == name }?.range
  }

  /// The captures of a name, in order.
  func ranges(of name: String) -> [Range<Int>] {
    captures.filter { $0.name == name }.map(\.range)
  }

  /// Whether the label is `family` or begins with `family.`.
  func isA(_ family: String) -> Bool {
    label == family
      || (label.utf8.count > family.utf8.count && label.hasPrefix(family) && label.utf8.dropFirst(family.utf8.count).first == 0x2E)
  }
}

/// A start tag with the attributes that reading needs.
struct HTMLTag: Sendable, Hashable {
  /// Lower case.
  let name: String
  /// Byte range of the tag, angle brackets included.
  let range: Range<Int>
  /// Byte ranges of attribute values by lower-case name, in order; the value of a bare attribute is empty.
  let attributes: [(name: String, value: Range<Int>)]

  func value(of name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }

  static func == (lhs: HTMLTag, rhs: HTMLTag) -> Bool { lhs.range == rhs.range }
  func hash(into hasher: inout Hasher) { hasher.combine(range) }
}

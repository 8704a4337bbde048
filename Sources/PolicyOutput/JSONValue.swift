/// A JSON value with its fields in the order they are written. It knows the shapes that records have, and how each is laid out when indented:
/// scalars, lists of strings and small objects on one line, so that a change of one value is a change of one line.
enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// Written out in full, digit for digit.
  case decimal(String)
  case string(String)
  case strings([String])
  /// An object on one line.
  case inline([JSONField])
  /// A list of objects, each on one line.
  case inlines([[JSONField]])
  /// A list of objects with one field a line.
  case objects([[JSONField]])
}

/// A named value.
struct JSONField: Sendable, Hashable {
  let name: String
  let value: JSONValue

  init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// A string, or `null` for what the source does not state.
  static func optional(_ text: String?) -> JSONValue {
    text.map { .string($0) } ?? .null
  }
}

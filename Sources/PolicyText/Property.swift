/// A statement about a source that its markup makes: a front matter key, a `<meta>`, the `<title>`.
package struct Property: Sendable, Hashable {
  /// The key as written; `title` for `<title>`.
  package let key: String
  /// The value, entities decoded, white space at the ends taken off.
  package let value: String
  /// Byte range of the value in the source.
  package let range: Range<Int>
}

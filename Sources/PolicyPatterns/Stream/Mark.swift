/// The bytes that mark mentions inline; none of them occurs in UTF-8.
package enum Mark {
  /// Followed by the label number, two bytes, high byte first.
  package static let open: UInt8 = 0xF8
  package static let close: UInt8 = 0xF9
  package static let openLengthBytes = 3
}

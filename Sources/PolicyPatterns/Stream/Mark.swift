/// The bytes that mark mentions inline; none of them occurs in UTF-8.
package enum Mark {
  /// Followed by the label number, two bytes, high byte first.
  package static let open: UInt8 = 0xF8
  package static let close: UInt8 = 0xF9
  package static let openLengthBytes = 3

  /// The text of a stretch of a stream.
  package static func removed(from stream: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var index = stream.startIndex
    while index < stream.endIndex {
      switch stream[index] {
      case open: index += openLengthBytes
      case close: index += 1
      default:
        text.append(stream[index])
        index += 1
      }
    }
    return text
  }
}

@testable import PolicyPatterns

/// A stream in test notation: `«7:词»` is a mention labelled 7.
struct MarkedText {
  let stream: [UInt8]

  init(_ notation: String) {
    var text: [UInt8] = []
    var marks: [(range: Range<Int>, label: UInt16)] = []
    var opened: (label: UInt16, start: Int)?
    var rest = Substring(notation)
    while let character = rest.popFirst() {
      if character == "«", let colon = rest.firstIndex(of: ":") {
        opened = (UInt16(rest[..<colon]) ?? 0, text.count)
        rest = rest[rest.index(after: colon)...]
      } else if character == "»", let (label, start) = opened {
        marks.append((start..<text.count, label))
      } else {
        text += Array(String(character).utf8)
      }
    }
    stream = MarkedStream(bytes: text, range: text.indices, marks: marks).bytes
  }

  /// The characters in a range of the stream, without marks.
  func text(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if stream[offset] == Mark.open {
        offset += Mark.openLengthBytes
        continue
      }
      if stream[offset] != Mark.close { bytes.append(stream[offset]) }
      offset += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

internal import Foundation

/// Decodes GB18030 (and so GBK and GB 2312).
///
/// Foundation knows the table but gives up on a whole file for one bad byte. So the byte structure (one, two or four bytes) is walked here,
/// and Foundation sees short runs of well-formed characters; a run that it refuses is halved until the refused character stands alone.
enum GB18030Decoder {
  /// Bytes given to Foundation at once: large enough to amortise the call, small enough that halving stays cheap.
  private static let runBytesMax = 4096
  /// `CFStringConvertEncodingToNSStringEncoding(kCFStringEncodingGB_18030_2000)`, which Linux does not export.
  private static let encoding = String.Encoding(rawValue: 0x8000_0632)

  /// Decodes, with one U+FFFD for each byte outside the structure and each character outside the table. O(n), O(n log 4096) if all is bad.
  static func decode(_ data: ArraySlice<UInt8>) -> DecodedText {
    var text = DecodedText()
    text.bytes.reserveCapacity(data.count + data.count / 2)
    var index = data.startIndex
    var runStart = index
    while index < data.endIndex {
      let length = characterLength(data, at: index)
      if length == 0 {
        appendRun(data[runStart..<index], to: &text)
        text.appendReplacement()
        index += 1
        runStart = index
      } else {
        index += length
        if index - runStart >= runBytesMax {
          appendRun(data[runStart..<index], to: &text)
          runStart = index
        }
      }
    }
    appendRun(data[runStart..<index], to: &text)
    return text
  }

  /// The length of the well-formed character at `index`: 1, 2 or 4, or 0 where there is none.
  static func characterLength(_ data: ArraySlice<UInt8>, at index: Int) -> Int {
    let lead = data[index]
    if lead < 0x80 { return 1 }
    guard lead >= 0x81, lead <= 0xFE, index + 1 < data.endIndex else { return 0 }
    let second = data[index + 1]
    if second >= 0x40, second <= 0xFE, second != 0x7F { return 2 }
    guard second.isASCIIDigit, index + 3 < data.endIndex else { return 0 }
    let third = data[index + 2]
    return third >= 0x81 && third <= 0xFE && data[index + 3].isASCIIDigit ? 4 : 0
  }

  /// Adds a run of well-formed characters, halving it where Foundation refuses it. The depth is at most log2 of the run's length.
  private static func appendRun(_ run: ArraySlice<UInt8>, to text: inout DecodedText) {
    guard !run.isEmpty else { return }
    if let string = String(bytes: run, encoding: encoding) {
      text.bytes.append(contentsOf: string.utf8)
      return
    }
    let middle = boundary(in: run)
    guard middle < run.endIndex else {
      text.appendReplacement()
      return
    }
    appendRun(run[run.startIndex..<middle], to: &text)
    appendRun(run[middle..<run.endIndex], to: &text)
  }

  /// The first character boundary at or after the middle; the end if the run is one character.
  private static func boundary(in run: ArraySlice<UInt8>) -> Int {
    let middle = run.startIndex + run.count / 2
    var index = run.startIndex
    var last = index
    while index < middle {
      last = index
      index += max(characterLength(run, at: index), 1)
    }
    return index < run.endIndex || last == run.startIndex ? index : last
  }
}

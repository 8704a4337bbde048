extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The first place of `pattern` at or after `start`. O(n · m) for the short patterns that markup needs.
  func firstIndex(of pattern: [UInt8], from start: Int? = nil) -> Int? {
    guard let first = pattern.first else { return nil }
    var index = start ?? startIndex
    let last = endIndex - pattern.count
    while index <= last {
      if self[index].lowercasedASCII == first, matches(pattern, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether `pattern`, in lower case, stands at `index` in either case.
  func matches(_ pattern: [UInt8], at index: Int) -> Bool {
    guard index >= startIndex, index + pattern.count <= endIndex else { return false }
    for offset in 0..<pattern.count where self[index + offset].lowercasedASCII != pattern[offset] { return false }
    return true
  }
}

/// Reads single scalars out of valid UTF-8.
enum UTF8Scalars {
  /// The scalar value that begins at `index`, and its length in bytes.
  static func decode(_ bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | continuation(bytes, index + 1), 2) }
    if lead < 0xF0 {
      return (UInt32(lead & 0x0F) << 12 | continuation(bytes, index + 1) << 6 | continuation(bytes, index + 2), 3)
    }
    let high = UInt32(lead & 0x07) << 18 | continuation(bytes, index + 1) << 12
    return (high | continuation(bytes, index + 2) << 6 | continuation(bytes, index + 3), 4)
  }

  /// Where the scalar that ends before `index` begins.
  static func start(_ bytes: [UInt8], before index: Int) -> Int {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static func continuation(_ bytes: [UInt8], _ index: Int) -> UInt32 { UInt32(bytes[index] & 0x3F) }
}

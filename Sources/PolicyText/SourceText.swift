internal import Foundation

/// A decoded source: its text as UTF-8, and what is needed to cite it.
public struct SourceText: Sendable, Hashable {
  /// The path as it is shown in records and messages.
  public let path: String
  /// The markup.
  public let format: SourceFormat
  /// The encoding that the input was decoded by.
  public let encoding: SourceEncoding
  /// SHA-256 of the raw input, lower-case hexadecimal.
  public let sha256: String
  /// The text as valid UTF-8, without a byte order mark, line ends as they are.
  public let bytes: [UInt8]
  /// Byte ranges in `bytes` of the runs of U+FFFD that stand for bad input.
  public let undecodable: [Range<Int>]

  /// The largest input taken unless told otherwise, in bytes.
  public static let sizeBytesDefaultMax = 64 << 20
  /// One control character in this many bytes and more makes data binary.
  private static let controlShareMax = 32

  /// Decodes `data`.
  ///
  /// The encoding is told by: byte order mark, `encoding`, a page's `charset`, strict UTF-8, GB18030. Bad bytes become U+FFFD and are listed in
  /// `undecodable`. The format is told by the path and the content unless it is given. O(n).
  public init(
    path: String, data: [UInt8], encoding: SourceEncoding? = nil, format: SourceFormat? = nil,
    sizeBytesMax: Int = SourceText.sizeBytesDefaultMax
  ) throws(SourceError) {
    guard data.count <= sizeBytesMax else {
      throw .tooLarge(path: path, sizeBytes: data.count, sizeBytesMax: sizeBytesMax)
    }
    let (text, used) = EncodingDetector.decode(data, given: encoding)
    if let offset = Self.binaryOffset(text.bytes) { throw .binary(path: path, offsetBytes: offset) }
    guard Self.hasInk(text.bytes) else { throw .empty(path: path) }
    self.path = path
    self.encoding = used
    self.sha256 = SHA256.hex(of: data)
    self.bytes = text.bytes
    self.undecodable = text.undecodable
    self.format = format ?? FormatDetector.format(path: path, bytes: text.bytes)
  }

  /// Reads and decodes a file; `displayPath` is what records show, the file's own path by default.
  public init(
    contentsOfFile file: String, displayPath: String? = nil, encoding: SourceEncoding? = nil, format: SourceFormat? = nil,
    sizeBytesMax: Int = SourceText.sizeBytesDefaultMax
  ) throws(SourceError) {
    let path = displayPath ?? file
    let data: [UInt8]
    do {
      let sizeBytes = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
      guard sizeBytes <= sizeBytesMax else { throw SourceError.tooLarge(path: path, sizeBytes: sizeBytes, sizeBytesMax: sizeBytesMax) }
      data = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    } catch let error as SourceError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
    try self.init(path: path, data: data, encoding: encoding, format: format, sizeBytesMax: sizeBytesMax)
  }

  /// The offset of the first NUL, or of the first control character where there are many; `nil` for text.
  private static func binaryOffset(_ bytes: [UInt8]) -> Int? {
    var controlCount = 0
    var first: Int?
    for (offset, byte) in bytes.enumerated() where byte < 0x20 {
      if byte == 0 { return offset }
      guard byte < 0x09 || byte > 0x0D, byte != 0x1A, byte != 0x1B else { continue }
      controlCount += 1
      first = first ?? offset
    }
    return controlCount > 8 && controlCount > bytes.count / controlShareMax ? first : nil
  }

  /// Whether anything but white space is there.
  private static func hasInk(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let space = WhiteSpace.length(bytes, at: index)
      if space == 0 { return true }
      index += space
    }
    return false
  }
}

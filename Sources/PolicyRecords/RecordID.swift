/// The content-addressed id of a record: a letter for its type and twelve hexadecimal digits.
///
/// An id depends on the document, the type, the text and how often that text has occurred before in the document, and on nothing else. A new rule that finds
/// further records therefore moves no other record's id.
public struct RecordID: RawRepresentable, Sendable, Hashable, Comparable {
  /// The id as written, such as `m4f1a09c3b2d7`.
  public let rawValue: String

  /// Wraps an id as written.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The id of a record inside a document.
  ///
  /// - Parameters:
  ///   - document: The id of the document that holds the record.
  ///   - type: The type of the record.
  ///   - text: What identifies the record: its `text`, `raw` or `name`, for an item its path and text.
  ///   - occurrence: How many records of this type and text stand before it in the document, from 0.
  /// - Complexity: O(n) in the length of the text.
  public static func make(document: RecordID, type: RecordType, text: String, occurrence: Int) -> RecordID {
    var hash = StableHash()
    hash.combine(document.rawValue)
    hash.combine(type.rawValue)
    hash.combine(text)
    hash.combine(String(occurrence))
    return RecordID(rawValue: type.idPrefix + hash.hexDigits12)
  }

  /// The id of a document.
  ///
  /// - Parameters:
  ///   - text: The document's text. The path of its source plays no part, so that a moved or renamed file keeps its ids.
  ///   - occurrence: How many documents of the same text stand before it in its source, from 0.
  public static func makeDocument(text: String, occurrence: Int) -> RecordID {
    make(document: RecordID(rawValue: ""), type: .document, text: text, occurrence: occurrence)
  }

  /// Byte order of the ids, the same on every machine.
  public static func < (left: RecordID, right: RecordID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

/// Numbers the records of one document: counts how often a text has occurred, and makes the id from it.
public struct RecordIDSequence: Sendable {
  private struct Key: Hashable {
    let type: RecordType
    // The bytes: `String` equality would take canonically equivalent texts for one.
    let text: [UInt8]
  }

  /// The document whose records are numbered.
  public let document: RecordID
  private var occurrences: [Key: Int] = [:]

  /// A sequence for the records of a document.
  public init(document: RecordID) {
    self.document = document
  }

  /// The id of the next record with this type and text, in text order.
  public mutating func next(_ type: RecordType, text: String) -> RecordID {
    let key = Key(type: type, text: Array(text.utf8))
    let occurrence = occurrences[key, default: 0]
    occurrences[key] = occurrence + 1
    return RecordID.make(document: document, type: type, text: text, occurrence: occurrence)
  }
}

/// FNV-1a over 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), then the finaliser of SplitMix64, because FNV's high bits move little for short texts.
/// `Hasher` is seeded anew in every process and cannot serve.
struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds a text and an end mark, a byte that UTF-8 never holds, so that `ab`, `c` and `a`, `bc` differ.
  mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(0xFF)
  }

  private mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The upper 48 bits of the finished hash.
  var hexDigits12: String {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    mixed ^= mixed >> 31
    let digits = String(mixed >> 16, radix: 16)
    return String(repeating: "0", count: 12 - digits.utf8.count) + digits
  }
}

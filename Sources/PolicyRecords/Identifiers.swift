/// The id of a rule as its rule file declares it, such as `target.percentage`.
public struct RuleID: RawRepresentable, Sendable, Hashable, Comparable {
  /// The id as written in the rule file.
  public let rawValue: String

  /// Wraps an id as written.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Byte order of the ids, the same on every machine.
  public static func < (left: RuleID, right: RuleID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

/// The id of a policy domain in the pack's taxonomy, such as `social-insurance`.
public struct DomainID: RawRepresentable, Sendable, Hashable, Comparable {
  /// The id as written in the taxonomy.
  public let rawValue: String

  /// Wraps an id as written.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Byte order of the ids, the same on every machine.
  public static func < (left: DomainID, right: DomainID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

/// The language of a document as a BCP 47 tag: `zh-Hans`, `zh-Hant`, `en`.
public struct LanguageTag: RawRepresentable, Sendable, Hashable {
  /// The tag as written.
  public let rawValue: String

  /// Wraps a tag as written.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}

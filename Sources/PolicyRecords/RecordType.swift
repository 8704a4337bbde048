/// The types of record. The raw value is the `type` of a line of JSON Lines; ``plural`` names the list in JSON and the table in CSV.
public enum RecordType: String, CaseIterable, Sendable, Hashable {
  case document
  case item
  case measure
  case target
  case body
  case beneficiary
  case gap

  /// The name of the list in JSON and of the table in CSV.
  public var plural: String {
    switch self {
    case .document: "documents"
    case .item: "items"
    case .measure: "measures"
    case .target: "targets"
    case .body: "bodies"
    case .beneficiary: "beneficiaries"
    case .gap: "gaps"
    }
  }

  /// The first letter of an id; bodies take `o` (organisation) and beneficiaries `p` (people), since both begin with b.
  var idPrefix: String {
    switch self {
    case .document: "d"
    case .item: "i"
    case .measure: "m"
    case .target: "t"
    case .body: "o"
    case .beneficiary: "p"
    case .gap: "g"
    }
  }
}

import PolicyRecords

/// A document and the records in it by id, for tables that name what another table holds.
struct DocumentContext: Sendable {
  let header: ExtractionHeader
  let document: DocumentRecord
  private let headings: [String: String]
  private let measures: [RecordID: MeasureRecord]
  private let targets: [RecordID: TargetRecord]
  private let bodies: [RecordID: BodyRecord]
  private let beneficiaries: [RecordID: BeneficiaryRecord]

  init(_ document: DocumentRecord, header: ExtractionHeader) {
    self.header = header
    self.document = document
    let headed = document.items.compactMap { item in item.heading.map { (item.path, $0) } }
    headings = Dictionary(headed) { first, _ in first }
    measures = Dictionary(document.measures.map { ($0.id, $0) }) { first, _ in first }
    targets = Dictionary(document.targets.map { ($0.id, $0) }) { first, _ in first }
    bodies = Dictionary(document.bodies.map { ($0.id, $0) }) { first, _ in first }
    beneficiaries = Dictionary(document.beneficiaries.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The heading of the item with this path; `nil` where it has none.
  func heading(of item: String?) -> String? {
    item.flatMap { headings[$0] }
  }

  /// The text of a measure.
  func text(ofMeasure id: RecordID?) -> String? {
    id.flatMap { measures[$0]?.text }
  }

  /// Targets as they are printed.
  func raws(ofTargets ids: [RecordID]) -> [String] {
    ids.compactMap { targets[$0]?.raw }
  }

  /// Bodies with their roles, `name:role`.
  func roles(ofBodies ids: [RecordID]) -> [String] {
    ids.compactMap { bodies[$0] }.map { "\($0.name):\($0.role.rawValue)" }
  }

  /// Beneficiaries by name.
  func names(ofBeneficiaries ids: [RecordID]) -> [String] {
    ids.compactMap { beneficiaries[$0]?.name }
  }
}

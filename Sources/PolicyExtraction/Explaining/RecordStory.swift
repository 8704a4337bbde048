public import PolicyRecords

/// A record with what each of its fields came from.
public struct RecordStory: Sendable, Hashable {
  /// The record's id.
  public let id: String
  /// Its type.
  public let type: RecordType
  /// The rule that made it; `nil` for items, which the outline makes.
  public let rule: String?
  /// The fields that have a value.
  public let fields: [Field]

  /// A field of a record.
  public struct Field: Sendable, Hashable {
    /// Its name in the output.
    public let name: String
    /// Its value as text.
    public let value: String
    /// What it came from; empty where it was put together by the engine.
    public let origin: String
  }

  /// A record before its fields are traced.
  struct Subject {
    let id: String
    let type: RecordType
    let span: RecordSpan
    let rule: String?
    let fields: [(name: String, value: String?)]

    /// Where it stands, in bytes of the source.
    var pieces: [Range<Int>] {
      span.segments.isEmpty ? [span.byteStart..<span.byteEnd] : span.segments.map { $0.byteStart..<$0.byteEnd }
    }
  }

  /// The records of a document.
  static func subjects(of document: DocumentRecord) -> [Subject] {
    document.items.map(subject) + document.measures.map(subject) + document.targets.map(subject) + document.bodies.map(subject)
      + document.beneficiaries.map(subject)
  }

  private static func subject(_ item: ItemRecord) -> Subject {
    Subject(
      id: item.id.rawValue, type: .item, span: item.span, rule: nil,
      fields: [("path", item.path), ("heading", item.heading)] + item.domains.map { ("domain", $0.rawValue) })
  }

  private static func subject(_ measure: MeasureRecord) -> Subject {
    let fields: [(String, String?)] =
      [
        ("text", measure.text), ("action", measure.action), ("object", measure.object), ("actor", measure.actor),
        ("force", measure.force?.rawValue),
      ] + measure.conditions.map { ("condition", $0) } + measure.means.map { ("means", $0) }
      + measure.instruments.map { ("instrument", $0) } + measure.domains.map { ("domain", $0.rawValue) }
    return Subject(id: measure.id.rawValue, type: .measure, span: measure.span, rule: measure.rule.rawValue, fields: fields)
  }

  private static func subject(_ target: TargetRecord) -> Subject {
    Subject(
      id: target.id.rawValue, type: .target, span: target.span, rule: target.rule.rawValue,
      fields: [
        ("raw", target.raw), ("value", target.value?.description), ("value_to", target.valueTo?.description), ("unit", target.unit),
        ("unit_code", target.unitCode), ("comparator", target.comparator?.rawValue), ("kind", target.kind.rawValue),
        ("normal", target.normal), ("object", target.object), ("baseline", target.baseline), ("period", target.period),
        ("deadline", target.deadline), ("binding", target.binding?.rawValue), ("past", target.past ? "true" : nil),
      ])
  }

  private static func subject(_ body: BodyRecord) -> Subject {
    Subject(
      id: body.id.rawValue, type: .body, span: body.span, rule: body.rule.rawValue,
      fields: [
        ("name", body.name), ("role", body.role.rawValue), ("canonical", body.canonical), ("level", body.level?.rawValue),
      ])
  }

  private static func subject(_ beneficiary: BeneficiaryRecord) -> Subject {
    Subject(
      id: beneficiary.id.rawValue, type: .beneficiary, span: beneficiary.span, rule: beneficiary.rule.rawValue,
      fields: [("name", beneficiary.name), ("group", beneficiary.group)])
  }
}

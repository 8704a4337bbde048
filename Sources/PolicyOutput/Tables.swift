import PolicyRecords

// The columns of each CSV table in their order. What a reader looks at first comes first; what a program joins and cuts by comes last.

extension Column where Record == MeasureRecord {
  static var table: [Column] {
    documentColumns + itemColumns { $0.item } + [
      Column("text") { .text($0.record.text) },
      Column("action") { .text($0.record.action) },
      Column("object") { .text($0.record.object) },
      Column("actor") { .text($0.record.actor) },
      Column("force") { .literal($0.record.force?.rawValue) },
      Column("domains") { .list($0.record.domains.map(\.rawValue)) },
      Column("cap_majors") { .list($0.record.capMajors) },
      Column("gov_subjects") { .list($0.record.govSubjects) },
      Column("targets") { .list($0.context.raws(ofTargets: $0.record.targets)) },
      Column("bodies") { .list($0.context.roles(ofBodies: $0.record.bodies)) },
      Column("beneficiaries") { .list($0.context.names(ofBeneficiaries: $0.record.beneficiaries)) },
      Column("instruments") { .list($0.record.instruments) },
      Column("conditions") { .list($0.record.conditions) },
      Column("means") { .list($0.record.means) },
      Column("deadline") { .text($0.record.deadline) },
    ] + spanColumns { $0.span } + ruleColumns { $0.rule } + idColumns { $0.id }
  }
}

extension Column where Record == TargetRecord {
  static var table: [Column] {
    documentColumns + itemColumns { $0.item } + [
      Column("raw") { .text($0.record.raw) },
      Column("object") { .text($0.record.object) },
      Column("comparator") { .literal($0.record.comparator?.rawValue) },
      Column("value") { .decimal($0.record.value) },
      Column("value_to") { .decimal($0.record.valueTo) },
      Column("unit") { .text($0.record.unit) },
      Column("unit_code") { .literal($0.record.unitCode) },
      Column("kind") { .literal($0.record.kind.rawValue) },
      Column("normal") { .text($0.record.normal) },
      Column("by") { .boolean($0.record.by) },
      Column("baseline") { .text($0.record.baseline) },
      Column("period") { .text($0.record.period) },
      Column("deadline") { .text($0.record.deadline) },
      Column("binding") { .literal($0.record.binding?.rawValue) },
      Column("past") { .boolean($0.record.past) },
    ] + measureColumns { $0.measure } + spanColumns { $0.span } + ruleColumns { $0.rule } + idColumns { $0.id }
  }
}

extension Column where Record == BodyRecord {
  static var table: [Column] {
    documentColumns + itemColumns { $0.item } + [
      Column("name") { .text($0.record.name) },
      Column("canonical") { .text($0.record.canonical) },
      Column("level") { .literal($0.record.level?.rawValue) },
      Column("role") { .literal($0.record.role.rawValue) },
      Column("evidence") { .literal($0.record.evidence.rawValue) },
    ] + measureColumns { $0.measure } + spanColumns { $0.span } + ruleColumns { $0.rule } + idColumns { $0.id }
  }
}

extension Column where Record == BeneficiaryRecord {
  static var table: [Column] {
    documentColumns + itemColumns { $0.item } + [
      Column("name") { .text($0.record.name) },
      Column("group") { .text($0.record.group) },
    ] + measureColumns { $0.measure } + spanColumns { $0.span } + ruleColumns { $0.rule } + idColumns { $0.id }
  }
}

extension Column where Record == ItemRecord {
  static var table: [Column] {
    documentColumns + [
      Column("path") { .text($0.record.path) },
      Column("number") { .text($0.record.number) },
      Column("level") { .integer($0.record.level) },
      Column("heading") { .text($0.record.heading) },
      Column("text") { .text($0.record.text) },
      Column("domains") { .list($0.record.domains.map(\.rawValue)) },
      Column("cap_majors") { .list($0.record.capMajors) },
      Column("gov_subjects") { .list($0.record.govSubjects) },
    ] + spanColumns { $0.span } + idColumns { $0.id }
  }
}

extension Column where Record == GapRecord {
  static var table: [Column] {
    documentColumns + [Column("reason") { .literal($0.record.reason.rawValue) }] + spanColumns { $0.span } + [
      Column("source") { .text($0.context.document.source.path) },
      Column("document_id") { .literal($0.context.document.id.rawValue) },
    ]
  }
}

extension Column where Record == DocumentRecord {
  static var table: [Column] {
    [
      Column("title") { .text($0.record.title) },
      Column("date") { .text($0.record.date) },
      Column("issuers") { .list($0.record.issuers) },
      Column("genre") { .literal($0.record.genre.rawValue) },
      Column("document_number") { .text($0.record.documentNumber) },
      Column("addressees") { .list($0.record.addressees) },
      Column("language") { .literal($0.record.language.rawValue) },
      Column("truncated") { .boolean($0.record.truncated) },
      Column("items") { .integer($0.record.items.count) },
      Column("measures") { .integer($0.record.measures.count) },
      Column("targets") { .integer($0.record.targets.count) },
      Column("bodies") { .integer($0.record.bodies.count) },
      Column("beneficiaries") { .integer($0.record.beneficiaries.count) },
      Column("gaps") { .integer($0.record.gaps.count) },
    ] + spanColumns { $0.span } + [
      Column("source") { .text($0.record.source.path) },
      Column("format") { .literal($0.record.source.format) },
      Column("encoding") { .literal($0.record.source.encoding) },
      Column("sha256") { .literal($0.record.source.sha256) },
      Column("engine") { _ in .literal(ExtractionHeader.engine) },
      Column("packs") { .list($0.context.header.packs.map { "\($0.id) \($0.version) \($0.sha256)" }) },
      Column("id") { .literal($0.record.id.rawValue) },
    ]
  }
}

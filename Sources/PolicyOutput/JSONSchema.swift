import PolicyRecords

// The fields of each record in the order they are written. Every field is always there: `null` where the source does not state it, an empty list where there is
// none. Only `segments` is left out, where a record lies in one piece.

extension DocumentRecord {
  /// The fields without the lists of records.
  var jsonFields: [JSONField] {
    [
      JSONField("id", .string(id.rawValue)),
      JSONField("source", .inline(source.jsonFields)),
      JSONField("title", .optional(title)),
      JSONField("document_number", .optional(documentNumber)),
      JSONField("issuers", .strings(issuers)),
      JSONField("genre", .string(genre.rawValue)),
      JSONField("date", .optional(date)),
      JSONField("addressees", .strings(addressees)),
      JSONField("language", .string(language.rawValue)),
      JSONField("truncated", .boolean(truncated)),
    ] + span.jsonFields
  }

  /// The lists of records by type, in the order they are written.
  var jsonRecords: [(type: RecordType, records: [[JSONField]])] {
    [
      (.item, items.map(\.jsonFields)),
      (.measure, measures.map(\.jsonFields)),
      (.target, targets.map(\.jsonFields)),
      (.body, bodies.map(\.jsonFields)),
      (.beneficiary, beneficiaries.map(\.jsonFields)),
      (.gap, gaps.map(\.jsonFields)),
    ]
  }
}

extension ItemRecord {
  var jsonFields: [JSONField] {
    [
      JSONField("id", .string(id.rawValue)),
      JSONField("path", .string(path)),
      JSONField("number", .string(number)),
      JSONField("level", .integer(level)),
      JSONField("heading", .optional(heading)),
      JSONField("text", .string(text)),
      JSONField("domains", .strings(domains.map(\.rawValue))),
      JSONField("cap_majors", .strings(capMajors)),
      JSONField("gov_subjects", .strings(govSubjects)),
    ] + span.jsonFields
  }
}

extension MeasureRecord {
  var jsonFields: [JSONField] {
    [
      JSONField("id", .string(id.rawValue)),
      JSONField("item", .optional(item)),
      JSONField("text", .string(text)),
      JSONField("action", .string(action)),
      JSONField("object", .optional(object)),
      JSONField("actor", .optional(actor)),
      JSONField("force", .optional(force?.rawValue)),
      JSONField("conditions", .strings(conditions)),
      JSONField("means", .strings(means)),
      JSONField("instruments", .strings(instruments)),
      JSONField("domains", .strings(domains.map(\.rawValue))),
      JSONField("cap_majors", .strings(capMajors)),
      JSONField("gov_subjects", .strings(govSubjects)),
      JSONField("targets", .strings(targets.map(\.rawValue))),
      JSONField("bodies", .strings(bodies.map(\.rawValue))),
      JSONField("beneficiaries", .strings(beneficiaries.map(\.rawValue))),
      JSONField("deadline", .optional(deadline)),
    ] + span.jsonFields + [JSONField("rule", .string(rule.rawValue))]
  }
}

extension TargetRecord {
  var jsonFields: [JSONField] {
    [
      JSONField("id", .string(id.rawValue)),
      JSONField("item", .optional(item)),
      JSONField("measure", .optional(measure?.rawValue)),
      JSONField("raw", .string(raw)),
      JSONField("value", value.map { .decimal($0.description) } ?? .null),
      JSONField("value_to", valueTo.map { .decimal($0.description) } ?? .null),
      JSONField("unit", .optional(unit)),
      JSONField("unit_code", .optional(unitCode)),
      JSONField("comparator", .optional(comparator?.rawValue)),
      JSONField("kind", .string(kind.rawValue)),
      JSONField("normal", .optional(normal)),
      JSONField("by", by.map { .boolean($0) } ?? .null),
      JSONField("object", .optional(object)),
      JSONField("baseline", .optional(baseline)),
      JSONField("period", .optional(period)),
      JSONField("deadline", .optional(deadline)),
      JSONField("binding", .optional(binding?.rawValue)),
      JSONField("past", .boolean(past)),
    ] + span.jsonFields + [JSONField("rule", .string(rule.rawValue))]
  }
}

extension BodyRecord {
  var jsonFields: [JSONField] {
    [
      JSONField("id", .string(id.rawValue)),
      JSONField("item", .optional(item)),
      JSONField("measure", .optional(measure?.rawValue)),
      JSONField("name", .string(name)),
      JSONField("canonical", .optional(canonical)),
      JSONField("level", .optional(level?.rawValue)),
      JSONField("role", .string(role.rawValue)),
      JSONField("evidence", .string(evidence.rawValue)),
    ] + span.jsonFields + [JSONField("rule", .string(rule.rawValue))]
  }
}

extension BeneficiaryRecord {
  var jsonFields: [JSONField] {
    [
      JSONField("id", .string(id.rawValue)),
      JSONField("item", .optional(item)),
      JSONField("measure", .optional(measure?.rawValue)),
      JSONField("name", .string(name)),
      JSONField("group", .optional(group)),
    ] + span.jsonFields + [JSONField("rule", .string(rule.rawValue))]
  }
}

extension GapRecord {
  var jsonFields: [JSONField] {
    span.jsonFields + [JSONField("reason", .string(reason.rawValue))]
  }
}

extension SourceReference {
  var jsonFields: [JSONField] {
    [
      JSONField("path", .string(path)), JSONField("format", .string(format)), JSONField("encoding", .string(encoding)),
      JSONField("sha256", .string(sha256)),
    ]
  }
}

extension PackReference {
  var jsonFields: [JSONField] {
    [JSONField("id", .string(id)), JSONField("version", .string(version)), JSONField("sha256", .string(sha256))]
  }
}

extension ExtractionHeader {
  var jsonFields: [JSONField] {
    [
      JSONField("schema_version", .string(Self.schemaVersion)), JSONField("engine", .string(Self.engine)),
      JSONField("packs", .inlines(packs.map(\.jsonFields))),
    ]
  }
}

extension RecordSpan {
  /// `span`, and `segments` where there is more than one piece.
  var jsonFields: [JSONField] {
    let whole = JSONField("span", .inline(bounds.jsonFields))
    return segments.isEmpty ? [whole] : [whole, JSONField("segments", .inlines(segments.map(\.jsonFields)))]
  }
}

extension SpanSegment {
  var jsonFields: [JSONField] {
    [
      JSONField("start", .integer(start)), JSONField("end", .integer(end)), JSONField("byte_start", .integer(byteStart)),
      JSONField("byte_end", .integer(byteEnd)),
    ]
  }
}

import PolicyRecords

// Columns that several tables share.

extension Column {
  /// The document a record stands in, told in full: a reader of one table need not look into another.
  static var documentColumns: [Column] {
    [
      Column("document_title") { .text($0.context.document.title) },
      Column("document_date") { .text($0.context.document.date) },
      Column("document_issuers") { .list($0.context.document.issuers) },
      Column("document_genre") { .literal($0.context.document.genre.rawValue) },
    ]
  }

  /// The item a record stands in.
  static func itemColumns(_ item: @escaping @Sendable (Record) -> String?) -> [Column] {
    [
      Column("item_path") { .text(item($0.record)) },
      Column("item_heading") { .text($0.context.heading(of: item($0.record))) },
    ]
  }

  /// The measure a record belongs to.
  static func measureColumns(_ measure: @escaping @Sendable (Record) -> RecordID?) -> [Column] {
    [
      Column("measure_text") { .text($0.context.text(ofMeasure: measure($0.record))) },
      Column("measure_id") { .literal(measure($0.record)?.rawValue) },
    ]
  }

  /// Where a record was read, in code points of the decoded source.
  static func spanColumns(_ span: @escaping @Sendable (Record) -> RecordSpan) -> [Column] {
    [
      Column("start") { .integer(span($0.record).start) },
      Column("end") { .integer(span($0.record).end) },
      Column("segments") { .segments(span($0.record)) },
    ]
  }

  /// The rule that made a record.
  static func ruleColumns(_ rule: @escaping @Sendable (Record) -> RuleID) -> [Column] {
    [Column("rule") { .literal(rule($0.record).rawValue) }]
  }

  /// What a program joins tables by.
  static func idColumns(_ id: @escaping @Sendable (Record) -> RecordID) -> [Column] {
    [
      Column("source") { .text($0.context.document.source.path) },
      Column("document_id") { .literal($0.context.document.id.rawValue) },
      Column("id") { .literal(id($0.record).rawValue) },
    ]
  }
}

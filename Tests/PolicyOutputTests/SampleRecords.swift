import PolicyRecords

/// A small document with a record of each type, for the writers.
enum SampleRecords {
  static let header = ExtractionHeader(packs: [PackReference(id: "zh", version: "1.0.0", sha256: "ab12")])

  static var extraction: Extraction { Extraction(header: header, documents: [document()]) }

  static func span(_ start: Int, _ end: Int) -> RecordSpan {
    RecordSpan(start: start, end: end, byteStart: start * 3, byteEnd: end * 3)
  }

  static func document(title: String? = "关于进一步保障和改善民生的意见") -> DocumentRecord {
    let id = RecordID.makeDocument(text: "新建普通高中1000所以上", occurrence: 0)
    var ids = RecordIDSequence(document: id)
    let rule = RuleID(rawValue: "rule.one")
    var target = TargetRecord(
      id: ids.next(.target, text: "1000所以上"), item: "一、/（一）", raw: "1000所以上", kind: .count, span: span(20, 27), rule: rule)
    target.value = ExactDecimal(1000)
    target.unit = "所"
    target.comparator = .atLeast
    target.object = "普通高中"
    var date = TargetRecord(id: ids.next(.target, text: "2月底前"), item: nil, raw: "2月底前", kind: .date, span: span(30, 34), rule: rule)
    date.normal = "--02"
    date.by = true
    let body = BodyRecord(
      id: ids.next(.body, text: "教育部"), item: "一、/（一）", name: "教育部", level: .central, role: .responsible, span: span(40, 43), rule: rule)
    let group = BeneficiaryRecord(
      id: ids.next(.beneficiary, text: "学生"), item: "一、/（一）", name: "学生", group: "students", span: span(45, 47), rule: rule)
    let pieces = [SpanSegment(start: 12, end: 15, byteStart: 36, byteEnd: 45), SpanSegment(start: 17, end: 27, byteStart: 47, byteEnd: 67)]
    var measure = MeasureRecord(
      id: ids.next(.measure, text: "新建普通高中1000所以上"), item: "一、/（一）", text: "新建普通高中1000所以上", action: "新建",
      span: RecordSpan(pieces) ?? span(12, 27), rule: rule)
    measure.object = "普通高中"
    measure.force = .must
    measure.domains = [DomainID(rawValue: "education"), DomainID(rawValue: "children")]
    measure.capMajors = ["6", "13"]
    measure.govSubjects = ["科技、教育"]
    measure.targets = [target.id]
    measure.bodies = [body.id]
    measure.beneficiaries = [group.id]
    target.measure = measure.id
    let source = SourceReference(path: "seeds/a.txt", format: "text", encoding: "utf-8", sha256: "cd34")
    var document = DocumentRecord(id: id, source: source, genre: .opinion, language: LanguageTag(rawValue: "zh-Hans"), span: span(0, 60))
    document.title = title
    document.issuers = ["中共中央办公厅", "国务院办公厅"]
    document.date = "2025-03-02"
    document.items = [
      ItemRecord(
        id: ids.next(.item, text: "一、/（一）"), path: "一、/（一）", number: "（一）", level: 2, heading: "扩大学位供给", text: "新建普通高中1000所以上。",
        domains: [DomainID(rawValue: "education")], span: span(5, 28))
    ]
    document.measures = [measure]
    document.targets = [target, date]
    document.bodies = [body]
    document.beneficiaries = [group]
    document.gaps = [GapRecord(span: span(50, 55), reason: .unmatchedNumber)]
    return document
  }
}

import PolicyRecords
import PolicyRules
import PolicyText

/// Reads the passages of a document's outline and puts their records together in text order.
struct RecordAssembler {
  let header: DocumentHeader
  let outline: Outline
  let engine: PackEngine
  var factory: RecordFactory
  /// The blocks printed around the body, which hold dates and bodies but no measures.
  let headerRanges: [Block]
  let quantities: QuantityReader
  let bodyReader: BodyReader

  /// One passage read.
  struct Reading {
    let passage: Outline.Passage
    let mentions: [Mention]
    let notes: [Mention]
    let sentences: [Sentence]
    let beneficiaries: [Beneficiary]
  }

  var bytes: [UInt8] { factory.text.text.bytes }

  init(
    header: DocumentHeader, outline: Outline, engine: PackEngine, factory: RecordFactory, headerRanges: [Block], quantities: QuantityReader,
    bodyReader: BodyReader
  ) {
    self.header = header
    self.outline = outline
    self.engine = engine
    self.factory = factory
    self.headerRanges = headerRanges
    self.quantities = quantities
    self.bodyReader = bodyReader
  }

  mutating func assemble(into record: inout DocumentRecord) {
    let readings = outline.passages.map(read)
    let drafts = measureDrafts(readings)
    let domainReader = DomainReader(
      engine: engine, bytes: bytes, outline: outline, title: header.title, sources: domainSources(readings))
    addItems(domainReader, drafts, &record)
    addMeasures(domainReader, drafts, &record)
    addTargets(readings, &record)
    addBodies(readings, drafts, &record)
    addBeneficiaries(readings, drafts, &record)
    addGaps(readings, &record)
    link(drafts, &record)
  }

  private func read(_ passage: Outline.Passage) -> Reading {
    let mentions = engine.mentions("token", in: bytes, scope: passage.range)
    let notes = engine.mentions("note", in: bytes, scope: passage.range, earlier: mentions).filter { $0.isA("note") }
    let sentences = ClauseReader(bytes: bytes, layout: engine.pack.layout, engine: engine)
      .sentences(in: passage.range, unit: passage.unit, mentions: mentions, notes: notes.map(\.range))
    let named = engine.mentions("beneficiary", in: bytes, scope: passage.range, earlier: mentions)
    let names = BeneficiaryNames(bytes: bytes, scope: passage.range, words: mentions, mentions: named)
    return Reading(
      passage: passage, mentions: mentions, notes: notes, sentences: sentences,
      beneficiaries: named.filter { $0.isA("beneficiary") }.map(names.beneficiary))
  }

  func path(_ unit: Int?) -> String? { unit.map { outline.units[$0].path } }

  /// Whether a passage stands under a heading that announces no measures, or before the first unit of a document that has units.
  func isPreamble(_ passage: Outline.Passage, isFirst: Bool) -> Bool {
    guard let unit = passage.unit else { return isFirst && !outline.units.isEmpty && gate.isAlwaysOpen }
    var next: Int? = unit
    while let number = next {
      if let heading = outline.units[number].heading,
        engine.mentions("heading", in: bytes, scope: heading).contains(where: { $0.isA("heading.preamble") })
      {
        return true
      }
      next = outline.units[number].parent
    }
    return false
  }

  /// Which parts of the document state measures.
  var gate: DirectiveGate {
    DirectiveGate(engine.pack.settings["measures_in_" + header.genre.rawValue] ?? "all", bytes: bytes, layout: engine.pack.layout)
  }

  private func measureDrafts(_ readings: [Reading]) -> [MeasureDraft] {
    let builder = MeasureBuilder(bytes: bytes, layout: engine.pack.layout)
    var gate = gate
    // A covering notice may ask for something behind its formula of transmission.
    var coverGate = DirectiveGate(engine.pack.settings["measures_in_cover"] ?? "none", bytes: bytes, layout: engine.pack.layout)
    var isCover = false
    var contents = ContentList()
    var drafts: [MeasureDraft] = []
    var seenUnit = false
    var last = 0
    for reading in readings {
      let passage = reading.passage
      if passage.unit != nil { seenUnit = true }
      let between = min(last, passage.range.lowerBound)..<passage.range.lowerBound
      let isText = gate.enter(passage, of: outline, startsParagraph: bytes[between].contains(0x0A))
      last = passage.range.upperBound
      let isContent = contents.holds(passage, of: outline, mentions: reading.mentions)
      if !isText || isContent || passage.isHeading {
        note(dropped: reading.sentences, passage.isHeading ? .heading : isText ? .contents : .headline)
        continue
      }
      let isPreamble = isPreamble(passage, isFirst: !seenUnit)
      if isPreamble, !seenUnit, !isCover { isCover = reading.sentences.contains(where: \.transmits) }
      note(dropped: reading.sentences.filter(\.isVoid), .void)
      for sentence in reading.sentences where !sentence.isVoid {
        let isCovered = isCover && !seenUnit
        let stretches = !isPreamble ? gate.openStretches(of: sentence) : isCovered ? coverGate.openStretches(of: sentence) : []
        let made = stretches.flatMap { builder.measures(in: $0, of: sentence) }
        note(droppedOf: sentence, stretches, made, outside: !isPreamble ? .closedGate : isCovered ? .cover : .preamble)
        drafts += made
      }
    }
    return drafts
  }

  /// Where the text says what is to be done: outside the preamble and the headings of a policy document, elsewhere in
  /// the measures.
  private func directed(_ readings: [Reading], _ drafts: [MeasureDraft]) -> [Range<Int>] {
    if !gate.isAlwaysOpen { return drafts.map { $0.start..<$0.end } }
    var seenUnit = false
    return readings.map(\.passage).filter { passage in
      if passage.unit != nil { seenUnit = true }
      return !passage.isHeading && !isPreamble(passage, isFirst: !seenUnit)
    }.map(\.range)
  }

  // MARK: Records

  private mutating func addItems(_ domainReader: DomainReader, _ drafts: [MeasureDraft], _ record: inout DocumentRecord) {
    let domains = domainReader.domains(withMeasures: Set(drafts.compactMap(\.unit)))
    for (number, unit) in outline.units.enumerated() {
      let ranges = ItemText.ranges(of: unit)
      let content = factory.string(ranges)
      var item = ItemRecord(
        id: factory.id(.item, unit.path + content), path: unit.path, number: unit.number, level: unit.level,
        heading: unit.heading.map(factory.string), text: content, domains: domains[number], span: factory.span(ranges))
      item.capMajors = domainReader.taxonomy.capMajors(of: item.domains)
      item.govSubjects = domainReader.taxonomy.govSubjects(of: item.domains)
      record.items.append(item)
    }
  }

  private mutating func addMeasures(_ domainReader: DomainReader, _ drafts: [MeasureDraft], _ record: inout DocumentRecord) {
    let instruments = InstrumentReader(engine: engine, bytes: bytes)
    let unitDomains = Dictionary(record.items.map { ($0.path, $0.domains) }, uniquingKeysWith: { first, _ in first })
    let builder = MeasureBuilder(bytes: bytes, layout: engine.pack.layout)
    for draft in drafts {
      let ranges = builder.ranges(of: draft).filter { !$0.isEmpty }
      guard let mention = draft.head.mention, !ranges.isEmpty else { continue }
      let content = factory.string(ranges)
      let action = mention.range(of: "action").map(factory.string) ?? ""
      var measure = MeasureRecord(
        id: factory.id(.measure, content), item: path(draft.unit), text: content, action: action, span: factory.span(ranges),
        rule: RuleID(rawValue: mention.rule.id))
      measure.object = mention.range(of: "object").flatMap { $0.isEmpty ? nil : factory.string($0) }
      measure.actor = mention.range(of: "actor").flatMap { $0.isEmpty ? nil : factory.string($0) }
      measure.force = force(mention)
      measure.domains = domainReader.domains(ofMeasure: ranges, unit: measure.item.flatMap { unitDomains[$0] } ?? [])
      measure.capMajors = domainReader.taxonomy.capMajors(of: measure.domains)
      measure.govSubjects = domainReader.taxonomy.govSubjects(of: measure.domains)
      measure.instruments = instruments.instruments(in: ranges, act: act(mention))
      for modifier in draft.modifiers + [draft.head] {
        measure.means += modifier.mention?.ranges(of: "means").map(factory.string) ?? []
        measure.conditions += modifier.mention?.ranges(of: "condition").map(factory.string) ?? []
      }
      record.measures.append(measure)
    }
  }

  /// From a measure's action to the end of its object.
  private func act(_ mention: Mention) -> Range<Int>? {
    guard let action = mention.range(of: "action") else { return nil }
    return action.lowerBound..<max(action.upperBound, mention.range(of: "object")?.upperBound ?? 0)
  }

  private func force(_ mention: Mention) -> Force? {
    for capture in ["modal", "action"] {
      if let name = quantities.attribute("force", of: capture, mention, bytes), let force = Force(rawValue: name) { return force }
    }
    return nil
  }

  private mutating func addBodies(_ readings: [Reading], _ drafts: [MeasureDraft], _ record: inout DocumentRecord) {
    let found = DocumentBodies(reader: bodyReader, outline: outline).bodies(
      issuers: header.issuerMentions, readings: readings, directed: directed(readings, drafts))
    for (body, unit) in found {
      record.bodies.append(
        BodyRecord(
          id: factory.id(.body, body.name), item: path(unit), name: body.name, canonical: body.canonical, level: body.level,
          role: body.role,
          span: factory.span([body.range]), rule: RuleID(rawValue: body.rule.id)))
    }
  }

  /// Joins targets, bodies and beneficiaries to the measures whose text holds them.
  private func link(_ drafts: [MeasureDraft], _ record: inout DocumentRecord) {
    var links = MeasureLinks(measures: record.measures)
    for number in record.targets.indices {
      record.targets[number].measure = links.link(record.targets[number].span) { $0.targets.append(record.targets[number].id) }
    }
    for number in record.bodies.indices {
      record.bodies[number].measure = links.link(record.bodies[number].span) { $0.bodies.append(record.bodies[number].id) }
    }
    for number in record.beneficiaries.indices {
      record.beneficiaries[number].measure = links.link(record.beneficiaries[number].span) {
        $0.beneficiaries.append(record.beneficiaries[number].id)
      }
    }
    record.measures = links.measures
  }
}

/// Finds the measure whose span holds a record.
struct MeasureLinks {
  var measures: [MeasureRecord]

  /// Links a record at `span`: calls `add` with the measure that holds it and returns that measure's id. O(log n).
  mutating func link(_ span: RecordSpan, _ add: (inout MeasureRecord) -> Void) -> RecordID? {
    let next = measures.partitioningIndex { $0.span.start > span.start }
    guard next > 0, span.end <= measures[next - 1].span.end else { return nil }
    add(&measures[next - 1])
    return measures[next - 1].id
  }
}

/// The text that an item holds itself.
enum ItemText {
  /// From the number to the end of the heading and each paragraph of the unit's own content, pieces that touch put together.
  static func ranges(of unit: Outline.Unit) -> [Range<Int>] {
    var result = [unit.numberRange.lowerBound..<(unit.heading?.upperBound ?? unit.numberRange.upperBound)]
    for range in unit.content {
      // A closing mark between heading and content belongs to the item as well.
      if let last = result.last, range.lowerBound - last.upperBound <= 3 {
        result[result.count - 1] = last.lowerBound..<range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }
}

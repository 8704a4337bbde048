import PolicyRecords
import PolicyRules
import PolicyText

extension RecordAssembler {
  /// Adds the quantities and dates of the header and of every passage.
  mutating func addTargets(_ readings: [Reading], _ record: inout DocumentRecord) {
    let bytes = factory.text.text.bytes
    let reader = TargetReader(bytes: bytes, engine: engine, reader: quantities, documentYear: header.year)
    var targets: [TargetReader.Target] = []
    for block in headerRanges where block.first.has("alone.date") {
      targets += reader.targets(engine.mentions("token", in: bytes, scope: block.range), unit: nil, sentences: [])
    }
    for reading in readings {
      targets += reader.targets(reading.mentions, unit: reading.passage.unit, sentences: reading.sentences)
    }
    reader.complete(&targets)
    for target in targets {
      if let item = targetRecord(target) {
        record.targets.append(item)
      } else {
        engine.note(dropped: target.quantity.mention, .noDate)
      }
    }
  }

  /// The record of a target; `nil` where its date does not exist.
  private mutating func targetRecord(_ target: TargetReader.Target) -> TargetRecord? {
    let quantity = target.quantity
    if quantity.kind == .date, quantity.date?.iso == nil, !quantity.isOpenDate { return nil }
    let range = quantity.mention.range(of: "raw") ?? quantity.mention.range
    let raw = factory.string(range)
    var item = TargetRecord(
      id: factory.id(.target, raw), item: path(target.unit), raw: raw, kind: quantity.kind, span: factory.span([range]),
      rule: RuleID(rawValue: quantity.mention.rule.id))
    if quantity.kind == .date {
      item.normal = quantity.date?.iso
      if quantity.isDeadline { item.by = true }
    } else {
      item.value = quantity.value
      item.valueTo = quantity.valueTo
      item.unit = quantity.unit
      item.unitCode = quantity.unitCode
      item.comparator = quantity.comparator
    }
    item.object = target.object.map(factory.string)
    item.baseline = target.baseline.map(factory.string)
    item.period = target.period.map(factory.string)
    item.deadline = target.deadline
    item.binding = target.binding
    item.past = target.isPast
    return item
  }
}

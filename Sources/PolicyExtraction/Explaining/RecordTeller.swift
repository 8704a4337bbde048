import PolicyRecords
import PolicyRules
import PolicyText

/// Traces the fields of records back to the mentions that they were read from.
///
/// A field is traced to what says the same: a capture with the field's text, a constant of a rule, a cell of the lexicon that gives a capture its
/// attributes. Where a value was computed, the captures that it was computed from are told.
struct RecordTeller {
  private let engine: PackEngine
  private let text: MappedText
  private let visits: [PhaseVisit]
  /// What stands in a visit, by its number.
  private var standing: [Int: [Mention]] = [:]

  /// The captures that a field is read from, where they have other names than the field.
  private static let captures: [String: [String]] = [
    "name": ["name", "member"], "value": ["number", "multiplier", "denominator"], "value_to": ["to", "multiplier"],
    "unit": ["unit", "per"],
    "unit_code": ["unit"], "kind": ["unit"], "comparator": ["before", "infix", "after", "apart"], "force": ["modal", "action"],
    "normal": ["year", "month", "day", "part"], "level": ["area", "head"], "group": ["head"], "raw": ["raw"],
  ]
  /// The lexicons that give what is said of whole mentions.
  private static let lexicons = [
    "domain": ["domain-words"], "instrument": ["instruments"], "canonical": ["bodies"],
    "level": ["bodies", "body-heads", "areas", "generic-areas"],
  ]
  /// Fields that something at a distance may say.
  private static let distant: Set<String> = [
    "object", "baseline", "period", "deadline", "binding", "past", "comparator", "kind", "role", "domain", "instrument",
  ]

  init(engine: PackEngine, text: MappedText, visits: [PhaseVisit]) {
    self.engine = engine
    self.text = text
    self.visits = visits
  }

  mutating func story(of subject: RecordStory.Subject) -> RecordStory {
    let range = text.range(ofSource: subject.span.byteStart..<subject.span.byteEnd)
    let all = range.map { mentions(around: $0, by: subject.rule) } ?? []
    let fields = subject.fields.compactMap { name, value in
      value.map { value in
        let near = range.map { range in all.filter { $0.range.overlaps(range) } } ?? []
        let found = origin(of: name, value, near) ?? (Self.distant.contains(name) ? origin(of: name, value, all) : nil)
        return RecordStory.Field(name: name, value: value, origin: found ?? "")
      }
    }
    return RecordStory(id: subject.id, type: subject.type, rule: subject.rule, fields: fields)
  }

  /// What stands in the scopes that hold a range, what the record's own rule made first.
  private mutating func mentions(around range: Range<Int>, by rule: String?) -> [Mention] {
    var result: [Mention] = []
    for (number, visit) in visits.enumerated() where visit.scope.overlaps(range) && visit.phase != LineClassifier.phase {
      if standing[number] == nil {
        standing[number] = engine.candidates(visit.phase, in: visit.bytes, scope: visit.scope, earlier: visit.earlier)
          .filter { $0.loss == nil }.map(\.mention)
      }
      result += standing[number] ?? []
    }
    let own = result.filter { $0.rule.id == rule }
    return own + result.filter { $0.rule.id != rule }
  }

  private func origin(of field: String, _ value: String, _ mentions: [Mention]) -> String? {
    let names = Self.captures[field] ?? [field]
    for mention in mentions {
      for capture in mention.captures where names.contains(capture.name) && !capture.range.isEmpty {
        if string(capture.range) == value { return "capture `\(capture.name)` of \(mention.rule.id)" }
        if let cell = cell(of: capture.name, capture.range, value) {
          return "\(cell), by capture `\(capture.name)` of \(mention.rule.id)"
        }
      }
      if mention.rule.fields[field] == value { return "`set` of \(mention.rule.id)" }
      if field == "role", mention.captures.contains(where: { $0.name == value }) { return "capture `\(value)` of \(mention.rule.id)" }
      if string(mention.range) == value { return "match of \(mention.rule.id)" }
    }
    return lexiconOrigin(of: field, value, mentions) ?? computedOrigin(of: field, names, mentions)
  }

  /// The cell of the lexicon behind a capture that holds a value.
  private func cell(of capture: String, _ range: Range<Int>, _ value: String) -> String? {
    guard let name = engine.pack.captureLexicons[capture], let lexicon = engine.pack.lexicon(name),
      let entry = lexicon.entry(engine.pack.folded(text.bytes[range])),
      let column = lexicon.columns.dropFirst().first(where: { entry.attributes[$0] == value })
    else { return nil }
    return "column `\(column)` of `\(entry.term)` in {\(name)}"
  }

  private func lexiconOrigin(of field: String, _ value: String, _ mentions: [Mention]) -> String? {
    for name in Self.lexicons[field] ?? [] {
      guard let lexicon = engine.pack.lexicon(name) else { continue }
      var terms: [String] = []
      for mention in mentions {
        guard let entry = lexicon.entry(engine.pack.folded(text.bytes[mention.range])), !terms.contains(entry.term),
          entry.attributes[field] == value
        else { continue }
        terms.append(entry.term)
      }
      if !terms.isEmpty { return "\(terms.map { "`\($0)`" }.joined(separator: ", ")) in {\(name)}" }
    }
    return nil
  }

  private func computedOrigin(of field: String, _ names: [String], _ mentions: [Mention]) -> String? {
    guard Self.captures[field] != nil, let mention = mentions.first else { return nil }
    let parts = mention.captures.filter { names.contains($0.name) && !$0.range.isEmpty }.map { "`\($0.name)` \(string($0.range))" }
    return parts.isEmpty ? nil : "computed from \(parts.joined(separator: ", ")) of \(mention.rule.id)"
  }

  private func string(_ range: Range<Int>) -> String { text.string(range) }
}

import PolicyRecords
public import PolicyRules
public import PolicyText

/// Tells which rules matched at a place of a source, which of them lost, and what became of it.
public struct Explainer {
  private let session: ExtractionSession

  /// For the rules of a set.
  public init(rules: RuleSet) {
    session = ExtractionSession(rules: rules)
  }

  /// A place of a source.
  public enum Place: Sendable, Hashable {
    /// The first occurrence of a text.
    case text(String)
    /// A line and a column, in code points, both from 1.
    case position(line: Int, column: Int)
    /// Where a record stands.
    case record(String)

    /// `LINE:COLUMN`, the id of a record, or else a text.
    public init(_ argument: String) {
      let numbers = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      if numbers.count == 2, let line = numbers[0], let column = numbers[1], line > 0, column > 0 {
        self = .position(line: line, column: column)
      } else {
        self = .text(argument)
      }
    }
  }

  /// What happened at a place; `nil` where the source has no such place.
  ///
  /// - Complexity: quadratic in the matches of the scopes around the place.
  public func explain(_ source: SourceText, at place: Place) -> Explanation? {
    guard let (engine, _, _, reading) = session.read(source) else { return nil }
    var visits: [PhaseVisit] = []
    engine.observer = { visits.append($0) }
    let documents = session.extract(source)
    engine.observer = nil
    let text = reading.text
    let records = documents.flatMap(RecordLine.lines)
    guard let range = range(of: place, in: text, source, records) else { return nil }
    var steps: [Explanation.Step] = []
    var seen: Set<String> = []
    let wanted = Array(text.bytes[range])
    for visit in visits {
      guard let inner = visit.bytes.count == text.bytes.count ? range : Self.find(wanted, in: visit.bytes), visit.scope.overlaps(inner),
        seen.insert("\(visit.phase) \(visit.bytes.count) \(visit.scope)").inserted
      else { continue }
      let found = engine.candidates(visit.phase, in: visit.bytes, scope: visit.scope, earlier: visit.earlier)
        .filter { $0.mention.range.overlaps(inner) }
      if !found.isEmpty { steps.append(Explanation.Step(visit, found)) }
    }
    let spans = text.segments(for: range)
    let hits = records.filter { record in
      spans.contains { span in record.pieces.contains { $0.overlaps(span) } }
    }
    return Explanation(text: text.string(range), steps: steps, records: hits.map(\.line))
  }

  private func range(of place: Place, in text: MappedText, _ source: SourceText, _ records: [RecordLine]) -> Range<Int>? {
    switch place {
    case .text(let wanted):
      if let record = records.first(where: { $0.id == wanted }) { return range(of: .record(record.id), in: text, source, records) }
      return Self.find(Array(wanted.utf8), in: text.bytes)
    case .position(let line, let column):
      let index = PositionIndex(source.bytes)
      guard line <= index.lineStarts.count else { return nil }
      let start = index.byte(atCodePoint: index.codePoint(atByte: index.lineStarts[line - 1]) + column - 1)
      return Self.reading(of: start..<start + 1, in: text)
    case .record(let id):
      guard let span = records.first(where: { $0.id == id })?.span else { return nil }
      return Self.reading(of: span.byteStart..<span.byteEnd, in: text)
    }
  }

  /// The stretch of reading text that was read from a stretch of the source.
  private static func reading(of source: Range<Int>, in text: MappedText) -> Range<Int>? {
    var low: Int?
    var high = 0
    Scalars.forEach(text.bytes, in: 0..<text.bytes.count) { scalar, offset in
      let next = offset + String(UnicodeScalar(scalar) ?? " ").utf8.count
      guard let piece = text.segments(for: offset..<min(next, text.bytes.count)).first, piece.overlaps(source) else { return }
      low = low ?? offset
      high = next
    }
    return low.map { $0..<high }
  }

  private static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
    guard let first = wanted.first, wanted.count <= bytes.count else { return nil }
    var start = 0
    while let hit = bytes[start...(bytes.count - wanted.count)].firstIndex(of: first) {
      if bytes[hit..<hit + wanted.count].elementsEqual(wanted) { return hit..<hit + wanted.count }
      start = hit + 1
      if start > bytes.count - wanted.count { return nil }
    }
    return nil
  }
}

/// What happened at a place of a source.
public struct Explanation: Sendable, Hashable {
  /// The text of the place as it is read.
  public let text: String
  /// The scopes that phases were run on there, in the order in which they were.
  public let steps: [Step]
  /// The records that stand there, a line each.
  public let records: [String]

  /// One scope with the matches that touch the place.
  public struct Step: Sendable, Hashable {
    /// The phase that was run.
    public let phase: String
    /// The text of its scope.
    public let scope: String
    /// Those that stand and those that lost, in text order.
    public let matches: [Match]

    init(_ visit: PhaseVisit, _ candidates: [Candidate]) {
      phase = visit.phase
      scope = String(decoding: visit.bytes[visit.scope], as: UTF8.self)
      matches = candidates.map { Match($0, visit.bytes) }
    }
  }

  /// A match of a rule.
  public struct Match: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// What the match is for later phases.
    public let label: String
    /// File and line of the rule.
    public let place: String
    /// What it matched.
    public let text: String
    /// Captures and constant fields, `name=text`.
    public let yields: [String]
    /// Why it does not stand; `nil` if it does.
    public let loss: String?

    init(_ candidate: Candidate, _ bytes: [UInt8]) {
      let mention = candidate.mention
      rule = mention.rule.id
      label = mention.label
      place = "\(mention.rule.file):\(mention.rule.line)"
      text = String(decoding: bytes[mention.range], as: UTF8.self)
      yields =
        mention.captures.filter { !$0.range.isEmpty }.map { "\($0.name)=\(String(decoding: bytes[$0.range], as: UTF8.self))" }
        + mention.rule.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      loss = candidate.loss.map { loss in
        "lost to \(loss.winner.rule.id) on \(ExampleCase.quoted(loss.winner.range, bytes)), which \(loss.step.explanation)"
      }
    }
  }
}

/// A record in one line, with its span.
struct RecordLine {
  let id: String
  let span: RecordSpan
  let line: String

  /// Where it stands, in bytes of the source.
  var pieces: [Range<Int>] {
    span.segments.isEmpty ? [span.byteStart..<span.byteEnd] : span.segments.map { $0.byteStart..<$0.byteEnd }
  }

  static func lines(of document: DocumentRecord) -> [RecordLine] {
    document.items.map { RecordLine(id: $0.id.rawValue, span: $0.span, line: "item \($0.id.rawValue) \($0.path) \($0.heading ?? "")") }
      + document.measures.map {
        RecordLine(
          id: $0.id.rawValue, span: $0.span, line: "measure \($0.id.rawValue) `\($0.text)` action \($0.action) by \($0.rule.rawValue)")
      }
      + document.targets.map {
        RecordLine(
          id: $0.id.rawValue, span: $0.span, line: "target \($0.id.rawValue) `\($0.raw)` of \($0.object ?? "–") by \($0.rule.rawValue)")
      }
      + document.bodies.map {
        RecordLine(
          id: $0.id.rawValue, span: $0.span, line: "body \($0.id.rawValue) `\($0.name)` \($0.role.rawValue) by \($0.rule.rawValue)")
      }
      + document.beneficiaries.map {
        RecordLine(id: $0.id.rawValue, span: $0.span, line: "beneficiary \($0.id.rawValue) `\($0.name)` by \($0.rule.rawValue)")
      }
  }
}

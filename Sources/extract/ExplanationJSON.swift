import PolicyExtraction
import PolicyRecords

/// An explanation for tools: one JSON object with `text`, `steps`, `records` and `why_not`.
enum ExplanationJSON {
  static func text(of explanation: Explanation) -> String {
    JSONText.object([
      ("text", .text(explanation.text)), ("phases", .list(explanation.phases.map { .text($0) })),
      ("steps", .list(explanation.steps.map(step))), ("records", .list(explanation.records.map(record))),
      ("why_not", .list(explanation.misses.map(miss))),
    ]) + "\n"
  }

  private static func step(_ step: Explanation.Step) -> JSONText {
    .fields([("phase", .text(step.phase)), ("scope", .text(step.scope)), ("matches", .list(step.matches.map(match)))])
  }

  private static func match(_ match: Explanation.Match) -> JSONText {
    var fields: [(String, JSONText)] = [
      ("rule", .text(match.rule)), ("label", .text(match.label)), ("place", .text(match.place)), ("text", .text(match.text)),
      ("yields", .list(match.yields.map { .text($0) })),
      ("outcome", .text(match.loss != nil ? "lost" : match.drop != nil ? "dropped" : "stands")),
    ]
    if let loss = match.loss {
      fields += [("lost_to", .text(loss.winner)), ("winner_text", .text(loss.text)), ("step", .text(loss.step.rawValue))]
    }
    if let drop = match.drop { fields += [("dropped_by", .text(drop.rawValue)), ("detail", .text(drop.explanation))] }
    return .fields(fields)
  }

  private static func record(_ record: RecordStory) -> JSONText {
    .fields([
      ("id", .text(record.id)), ("type", .text(record.type.rawValue)), ("rule", .text(record.rule ?? "")),
      (
        "fields",
        .list(
          record.fields.map { .fields([("name", .text($0.name)), ("value", .text($0.value)), ("origin", .text($0.origin))]) })
      ),
    ])
  }

  private static func miss(_ miss: RuleMiss) -> JSONText {
    .fields([
      ("rule", .text(miss.rule)), ("phase", .text(miss.phase)), ("place", .text(miss.place)), ("reason", .text(miss.reason.rawValue)),
      ("matched", .list(miss.matched.map { .fields([("text", .text($0.text)), ("part", .text($0.part))]) })),
      ("passed", .text(miss.passed)), ("wanted", .list(miss.wanted.map(wanted))), ("found", .text(miss.found)),
      ("detail", .text(miss.detail)),
    ])
  }

  private static func wanted(_ wanted: RuleMiss.Wanted) -> JSONText {
    .fields([
      ("part", .text(wanted.part)), ("slot", .text(wanted.slot ?? "")), ("place", .text(wanted.place)),
      ("via", .list(wanted.via.map { .text($0) })), ("context", .text(wanted.context ?? "")),
    ])
  }
}

import PolicyExtraction

/// Coverage for programs: every count, as CSV (RFC 4180) or JSON.
struct CoverageTable {
  private let report: CoverageReport

  init(_ report: CoverageReport) {
    self.report = report
  }

  private static let columns = ["what", "pack", "in", "name", "fired", "stood", "alone", "lost", "location", "note"]

  /// One table; `what` is `rule`, `alternative`, `term`, `conflict` (`in` is the winner, `name` the loser, `note` the step) or `unmatched`.
  var csv: String {
    var rows = [Self.columns]
    rows += report.rules.map { ["rule", $0.pack, $0.phase, $0.id] + Self.cells($0.tally) + [$0.location, ""] }
    rows += report.alternatives.map {
      ["alternative", $0.pack, $0.owner, $0.text] + Self.cells($0.tally) + [$0.location, $0.exemption.map { "exempt: " + $0 } ?? ""]
    }
    rows += report.terms.map { ["term", $0.pack, $0.lexicon, $0.term] + Self.cells($0.tally) + ["", ""] }
    rows += report.conflicts.map { ["conflict", $0.pack, $0.winner, $0.loser, String($0.count), "", "", "", "", $0.step.rawValue] }
    rows += report.unmatched.map { ["unmatched", "", $0.kind.rawValue, $0.head, String($0.count), "", "", "", "", $0.example] }
    return rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// The same as lists of one object.
  var json: String {
    JSONText.object([
      (
        "rules",
        .list(
          report.rules.map { Self.object([("pack", $0.pack), ("phase", $0.phase), ("id", $0.id), ("location", $0.location)], $0.tally) })
      ),
      (
        "alternatives",
        .list(
          report.alternatives.map {
            Self.object(
              [("pack", $0.pack), ("owner", $0.owner), ("text", $0.text), ("location", $0.location)]
                + ($0.exemption.map { [("exempt", $0)] } ?? []), $0.tally)
          })
      ),
      ("terms", .list(report.terms.map { Self.object([("pack", $0.pack), ("lexicon", $0.lexicon), ("term", $0.term)], $0.tally) })),
      (
        "conflicts",
        .list(
          report.conflicts.map {
            .fields([
              ("pack", .text($0.pack)), ("winner", .text($0.winner)), ("loser", .text($0.loser)), ("step", .text($0.step.rawValue)),
              ("count", .number($0.count)),
            ])
          })
      ),
      (
        "unmatched",
        .list(
          report.unmatched.map {
            .fields([
              ("kind", .text($0.kind.rawValue)), ("head", .text($0.head)), ("example", .text($0.example)), ("count", .number($0.count)),
            ])
          })
      ),
    ]) + "\n"
  }

  private static func object(_ texts: [(String, String)], _ tally: Tally) -> JSONText {
    .fields(texts.map { ($0, .text($1)) } + numbers(tally).map { ($0, .number($1)) })
  }

  private static func numbers(_ tally: Tally) -> [(String, Int)] {
    [("fired", tally.fired), ("stood", tally.stood), ("alone", tally.alone), ("lost", tally.lost)]
  }

  private static func cells(_ tally: Tally) -> [String] { numbers(tally).map { String($1) } }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

import PolicyExtraction

/// Coverage for people: what never stands, what is beaten by what, what no rule reads.
struct CoverageText {
  let text: String

  /// How many of the longest lists are shown.
  private static let rowsMax = 30

  init(_ report: CoverageReport) {
    var lines: [String] = []
    func section(_ title: String, _ rows: [String], max: Int = .max) {
      guard !rows.isEmpty else { return }
      lines += [title] + rows.prefix(max).map { "  " + $0 }
      if rows.count > max { lines.append("  … \(rows.count - max) more with --format csv") }
      lines.append("")
    }
    section(
      "rules that never match, or only lose (matches, lost)",
      report.rules.filter { $0.tally.stood == 0 }.map { "\($0.tally.fired)\t\($0.tally.lost)\t\($0.id)\t\($0.location)" })
    section(
      "alternatives that no standing match takes (matches, lost)",
      report.alternatives.filter { !$0.isCovered }.map { "\($0.tally.fired)\t\($0.tally.lost)\t\($0.owner)\t\($0.text)\t\($0.location)" })
    section("lexicons (terms, terms that stand, terms that only lose, matches)", Self.lexicons(report.terms))
    section(
      "conflicts (times, winner, loser, by which step)",
      report.conflicts.map { "\($0.count)\t\($0.winner)\t\($0.loser)\t\($0.step.rawValue)" }, max: Self.rowsMax)
    for kind in CoverageReport.Unmatched.Kind.allCases {
      section(
        kind == .number ? "unmatched numbers, by what stands behind them" : "unmatched clauses, by how they begin",
        report.unmatched.filter { $0.kind == kind }.map { "\($0.count)\t\($0.head)\t\($0.example)" }, max: Self.rowsMax)
    }
    lines.append(Self.summary(report))
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func lexicons(_ terms: [CoverageReport.Term]) -> [String] {
    var rows: [String] = []
    var rest = terms[...]
    while let first = rest.first {
      let own = rest.prefix { $0.lexicon == first.lexicon && $0.pack == first.pack }
      rest = rest.dropFirst(own.count)
      let beaten = own.count { $0.tally.fired > 0 && $0.tally.stood == 0 }
      let matches = own.reduce(0) { $0 + $1.tally.fired }
      rows.append("\(own.count)\t\(own.count { $0.tally.stood > 0 })\t\(beaten)\t\(matches)\t\(first.pack) \(first.lexicon)")
    }
    return rows
  }

  private static func summary(_ report: CoverageReport) -> String {
    let rules = report.rules.count { $0.tally.stood > 0 }
    let exempt = report.alternatives.count { $0.exemption != nil && $0.tally.stood == 0 }
    let taken = report.alternatives.count { $0.tally.stood > 0 }
    return "\(rules) of \(report.rules.count) rules stand; of \(report.alternatives.count) alternatives \(taken) do, \(exempt) are exempt: "
      + "\((report.percent * 10).rounded(.down) / 10) %"
  }
}

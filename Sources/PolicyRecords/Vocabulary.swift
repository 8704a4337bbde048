// The closed choices of the records. Their raw values are the values of the JSON and CSV output; their meanings are those of the annotation guidelines.

/// What sort of document a text is.
public enum Genre: String, CaseIterable, Sendable, Hashable {
  case opinion, notice, plan, decision, measures, regulation, report, speech
  /// News of a meeting or a study session.
  case readout
  /// News that summarises a policy document.
  case digest
  case commentary
  /// Press conference, questions and answers.
  case interview
  case news, other
}

/// How binding the wording of a measure is.
public enum Force: String, CaseIterable, Sendable, Hashable {
  case must, should, may, encourage, forbid
}

/// How the thing measured stands to the value.
public enum Comparator: String, CaseIterable, Sendable, Hashable {
  case atLeast = ">="
  case moreThan = ">"
  case atMost = "<="
  case lessThan = "<"
  case about = "~"
  case equal = "="
}

/// What a target measures.
public enum TargetKind: String, CaseIterable, Sendable, Hashable {
  case count, percentage, money, area, length, weight, volume, temperature, energy
  /// Times, tenths, 1:3, per thousand.
  case ratio
  /// A length of time.
  case duration
  /// A point of the calendar, or a deadline.
  case date
  case age, other
}

/// Whether a target obliges, where the source says so.
public enum Binding: String, CaseIterable, Sendable, Hashable {
  /// Declared an obligation that officials answer for.
  case binding
  /// Declared an expectation, reached mainly by others.
  case anticipatory
}

/// What a body does in the text.
public enum Role: String, CaseIterable, Sendable, Hashable {
  case issuer, approver, lead, responsible, cooperating, implementer, supervisor, mentioned
}

/// Whether the role is said of the body where it stands, or carried over to it.
public enum Evidence: String, CaseIterable, Sendable, Hashable {
  case explicit, inherited
}

/// The level of government a body belongs to.
public enum BodyLevel: String, CaseIterable, Sendable, Hashable {
  case central, provincial, city, county, township, village
  /// A collective addressee such as “all regions and departments”, of every level or of none in particular.
  case generic
  case international
}

/// Why a stretch of the source gave no record.
public enum GapReason: String, CaseIterable, Sendable, Hashable {
  case undecodable
  case unmatchedNumber = "unmatched number"
  case unmatchedClause = "unmatched clause"
  case skippedTable = "skipped table"
  case limit
}

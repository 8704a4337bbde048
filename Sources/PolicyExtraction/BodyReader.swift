import PolicyRecords
import PolicyRules

/// Finds public bodies and the parts they play.
struct BodyReader {
  let bytes: [UInt8]
  let engine: PackEngine

  /// A body in a passage.
  struct Body: Sendable {
    let name: String
    let role: Role
    let range: Range<Int>
    /// The official name, where the pack knows it.
    let canonical: String?
    let level: BodyLevel?
    /// The rule that gave the role, else the one that found the name.
    let rule: CompiledRule
  }

  /// A stretch of text in which roles are given: a sentence or a note of responsibility.
  struct Scope: Sendable {
    let range: Range<Int>
    var isNote = false
    /// Whether the document says that the first body responsible leads.
    var firstLeads = false
  }

  /// A stretch that names bodies, with the roles found for it.
  private struct Candidate {
    /// Absent where only a note says that the stretch is a name.
    let mention: Mention?
    let range: Range<Int>
    var roles: [(role: Role, rule: CompiledRule)] = []
    /// Whether a longer name covers it.
    var isCovered = false

    var isGeneric: Bool { mention?.rule.fields["level"] == "generic" }

    func has(_ role: Role) -> Bool { roles.contains { $0.role == role } }

    /// Who is responsible leads.
    mutating func lead() { roles = roles.map { ($0.role == .responsible ? .lead : $0.role, $0.rule) } }

    mutating func add(_ role: Role, _ rule: CompiledRule) {
      if !has(role) { roles.append((role, rule)) }
    }
  }

  /// The bodies of one passage, each with the roles that the `role` phase gives it; `mentioned` where it gives none.
  ///
  /// - Parameters:
  ///   - mentions: those of the passage, sorted.
  ///   - scopes: sentences and notes, sorted.
  ///   - directed: where something is to be done, sorted. Elsewhere who acts is only mentioned.
  func bodies(_ mentions: [Mention], scopes: [Scope], directed: [Range<Int>]) -> [Body] {
    var candidates = mentions.filter { $0.isA("body") }.map { Candidate(mention: $0, range: $0.range) }
    var free: [Candidate] = []
    for scope in scopes {
      let first = mentions.partitioningIndex { $0.range.lowerBound >= scope.range.lowerBound }
      let end = mentions.partitioningIndex { $0.range.lowerBound >= scope.range.upperBound }
      var named: [Candidate] = []
      for found in engine.mentions("role", in: bytes, scope: scope.range, earlier: Array(mentions[first..<max(first, end)])) {
        for capture in found.captures where Role(rawValue: capture.name) != nil && !capture.range.isEmpty {
          if found.rule.fields["directed"] == capture.name, !contains(directed, capture.range.lowerBound) {
            engine.note(dropped: found, .undirected)
            continue
          }
          give(capture, found.rule, to: &candidates, &named)
        }
      }
      if scope.isNote {
        let start = candidates.partitioningIndex { $0.range.lowerBound >= scope.range.lowerBound }
        let end = candidates.partitioningIndex { $0.range.lowerBound >= scope.range.upperBound }
        finish(scope, &candidates[start..<max(start, end)], &named)
      }
      free += named
    }
    return (candidates + free).sorted { $0.range.lowerBound < $1.range.lowerBound }.flatMap(bodies)
  }

  /// Gives the role of a capture to the bodies inside. Where the rule takes what it captures for names, a capture that no known name covers
  /// becomes one.
  private func give(_ capture: Mention.Capture, _ rule: CompiledRule, to candidates: inout [Candidate], _ named: inout [Candidate]) {
    guard let role = Role(rawValue: capture.name) else { return }
    let isFree = rule.fields["names"] == "captured"
    var isNamed = false
    var inside: [Int] = []
    for number in candidates.partitioningIndex(where: { $0.range.upperBound > capture.range.lowerBound })..<candidates.count {
      let range = candidates[number].range
      if range.lowerBound >= capture.range.upperBound { break }
      let covers = range.lowerBound <= capture.range.lowerBound && range.upperBound >= capture.range.upperBound
      if !isFree || covers || range.upperBound > capture.range.upperBound {
        candidates[number].add(role, rule)
        isNamed = true
      } else {
        inside.append(number)
      }
    }
    guard isFree, !isNamed else { return }
    if areListed(inside.map { candidates[$0].range }, in: capture.range) {
      for number in inside { candidates[number].add(role, rule) }
      return
    }
    for number in inside { candidates[number].isCovered = true }
    named.append(Candidate(mention: nil, range: capture.range, roles: [(role, rule)]))
  }

  /// The longest joint between two names of a list, in bytes: two characters.
  private static let jointLengthBytesMax = 6

  /// Whether known names fill a capture with no more than a joint between them: a list, not one name that holds others.
  private func areListed(_ names: [Range<Int>], in capture: Range<Int>) -> Bool {
    guard names.count > 1, names.first?.lowerBound == capture.lowerBound, names.last?.upperBound == capture.upperBound else { return false }
    return zip(names, names.dropFirst()).allSatisfy { left, right in
      (1...Self.jointLengthBytesMax).contains(right.lowerBound - left.upperBound)
    }
  }

  /// Reads what the bodies of a note are to each other: generic ones without a role add nothing to those that have one, and the first leads
  /// where the document says so.
  private func finish(_ scope: Scope, _ candidates: inout ArraySlice<Candidate>, _ named: inout [Candidate]) {
    if (candidates + named).contains(where: { !$0.roles.isEmpty }) {
      for number in candidates.indices where candidates[number].roles.isEmpty && candidates[number].isGeneric {
        candidates[number].isCovered = true
      }
    }
    let standing = (candidates + named).filter { !$0.isCovered }
    guard scope.firstLeads, !standing.contains(where: { $0.has(.lead) }) else { return }
    let responsible = standing.filter { $0.has(.responsible) }.min { $0.range.lowerBound < $1.range.lowerBound }
    guard let first = responsible, !first.isGeneric else { return }
    for number in candidates.indices where candidates[number].range == first.range { candidates[number].lead() }
    for number in named.indices where named[number].range == first.range { named[number].lead() }
  }

  private func contains(_ ranges: [Range<Int>], _ position: Int) -> Bool {
    let next = ranges.partitioningIndex { $0.upperBound > position }
    return next < ranges.count && ranges[next].lowerBound <= position
  }

  private func bodies(_ candidate: Candidate) -> [Body] {
    if candidate.isCovered {
      if let mention = candidate.mention { engine.note(dropped: mention, .covered) }
      return []
    }
    guard let mention = candidate.mention else {
      let name = String(decoding: bytes[candidate.range], as: UTF8.self)
      return candidate.roles.map { Body(name: name, role: $0.role, range: candidate.range, canonical: nil, level: nil, rule: $0.rule) }
    }
    if !candidate.roles.contains(where: { $0.role != .mentioned }) {
      if mention.rule.fields["needs"] != "role" { return bodies(mention, role: .mentioned, rule: mention.rule) }
      engine.note(dropped: mention, .needsRole)
      return []
    }
    return candidate.roles.flatMap { bodies(mention, role: $0.role, rule: $0.rule) }
  }

  // MARK: Names

  /// The bodies a mention names, all with one role.
  func bodies(_ mention: Mention, role: Role, rule: CompiledRule) -> [Body] {
    let levels = self.levels(mention)
    return names(mention).enumerated().map { number, name in
      let entry = engine.pack.lexicon("bodies")?.entry(engine.pack.folded(name.utf8))
      let level = entry?.attributes["level"].flatMap { BodyLevel(rawValue: $0) }
      return Body(
        name: name, role: role, range: mention.range, canonical: entry?.attributes["canonical"], level: level ?? levels[number], rule: rule)
    }
  }

  /// The names a mention stands for: a shared head noun is given to each of them.
  func names(_ mention: Mention) -> [String] {
    let members = mention.ranges(of: "member")
    if members.isEmpty { return [String(decoding: bytes[mention.range], as: UTF8.self)] }
    let shared = mention.range(of: "head").map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    return members.map { String(decoding: bytes[$0], as: UTF8.self) + shared }
  }

  /// The level of each name of a mention: that of the last area in it, else the rule's own, else that of its head.
  private func levels(_ mention: Mention) -> [BodyLevel?] {
    let members = mention.ranges(of: "member")
    let own = mention.rule.fields["level"] ?? attribute("level", in: ["body-heads"], mention.range)
    return (members.isEmpty ? [mention.range] : members).map { range in
      let area = mention.ranges(of: "area").last { range.contains($0.lowerBound) }
      return (area.flatMap { attribute("level", in: ["areas", "generic-areas"], $0) } ?? own).flatMap { BodyLevel(rawValue: $0) }
    }
  }

  private func attribute(_ column: String, in lexicons: [String], _ range: Range<Int>) -> String? {
    let folded = engine.pack.folded(bytes[range])
    return lexicons.lazy.compactMap { engine.pack.lexicon($0)?.entry(folded)?.attributes[column] }.first
  }
}

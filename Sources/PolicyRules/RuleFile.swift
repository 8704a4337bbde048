import Yams

/// A rule file as written: named patterns and rules of one phase.
struct RuleFile {
  /// A named pattern that rules refer to as `{name}`.
  struct NamedPattern {
    let name: String
    /// Its alternatives, one or a list of them.
    let parts: [(text: String, node: Node)]
    let node: Node
    let reader: RuleFileReader
  }

  /// A rule as written.
  struct Rule {
    let id: String
    let phase: String
    let label: String
    let matches: [(text: String, node: Node)]
    let left: (text: String, node: Node)?
    let right: (text: String, node: Node)?
    let why: String?
    let fields: [String: String]
    /// Where the constant fields stand.
    let fieldNodes: [String: Node]
    let beats: [(text: String, node: Node)]
    let examples: [RuleExample]
    let rejects: [RuleExample]
    /// Whether the rule beats those that stand after it in its listing.
    var beatsLater: Bool
    /// The file in whose order it stands.
    var listing: String
    let node: Node
    let reader: RuleFileReader
  }

  /// An exemption as written.
  struct Exempted {
    let exemption: Exemption
    let node: Node
    let reader: RuleFileReader

    /// Reads `exempt`: for rules and named patterns, a mapping of alternatives to reasons.
    static func read(_ node: Node?, _ reader: RuleFileReader) -> [Exempted] {
      reader.pairs(node, "exempt").flatMap { owner, alternatives in
        reader.pairs(alternatives, "exempt").compactMap { key, value in
          guard let owner = owner.string, let alternative = reader.string(key, "an alternative"),
            let reason = reader.string(value, "a reason")
          else { return nil }
          if reason.isEmpty {
            reader.report(.missingKey, "`\(alternative)` is exempt without a reason", help: "say why it needs no example", at: value)
          }
          let exemption = Exemption(owner: owner, alternative: alternative, reason: reason, place: reader.textPlace(of: key))
          return Exempted(exemption: exemption, node: key, reader: reader)
        }
      }
    }
  }

  var patterns: [NamedPattern] = []
  var rules: [Rule] = []
  var exemptions: [Exempted] = []

  static let keys = ["phase", "order", "patterns", "rules", "exempt"]
  /// Keys of an example besides what it yields.
  static let exampleKeys = ["text", "todo"]
  static let ruleKeys = ["id", "label", "why", "match", "left", "right", "set", "beats", "examples", "rejects"]

  static func read(_ reader: RuleFileReader) -> RuleFile? {
    guard let root = reader.yaml() else { return nil }
    var file = RuleFile()
    let fields = reader.fields(root, of: "a rule file", known: keys)
    for (key, value) in reader.pairs(fields["patterns"], "patterns") {
      let parts = reader.strings(value, "a pattern")
      guard let name = key.string, let first = parts.first else { continue }
      file.patterns.append(NamedPattern(name: name, parts: parts, node: first.node, reader: reader))
    }
    file.exemptions = Exempted.read(fields["exempt"], reader)
    guard let list = reader.list(fields["rules"], "rules") else { return file }
    guard let phase = fields["phase"].flatMap({ reader.string($0, "phase") }) else {
      reader.report(.missingKey, "the file has rules but no `phase`", help: "add `phase:` with a phase of pack.yaml", at: root)
      return file
    }
    let order = fields["order"].flatMap { reader.string($0, "order") }
    if let order, order != "listed", let node = fields["order"] {
      reader.report(.invalidValue, "`order` cannot be `\(order)`", help: "write `listed`, or leave the key out", at: node)
    }
    for node in list {
      if let rule = rule(node, phase: phase, beatsLater: order == "listed", reader) { file.rules.append(rule) }
    }
    return file
  }

  private static func rule(_ node: Node, phase: String, beatsLater: Bool, _ reader: RuleFileReader) -> Rule? {
    let fields = reader.fields(node, of: "a rule", known: ruleKeys)
    guard let id = fields["id"].flatMap({ reader.string($0, "id") }) else {
      reader.report(.missingKey, "the rule lacks `id`", help: "add `id: some.name`", at: node)
      return nil
    }
    let matches = fields["match"].map { reader.strings($0, "match") } ?? []
    if matches.isEmpty {
      reader.report(.missingKey, "rule `\(id)` lacks `match`", help: "add a pattern, or a list of them", at: node)
      return nil
    }
    var set: [String: String] = [:]
    var nodes: [String: Node] = [:]
    for (key, value) in reader.pairs(fields["set"], "set") {
      guard let name = key.string, let text = reader.string(value, "a value of `set`") else { continue }
      set[name] = text
      nodes[name] = key
    }
    let examples = RuleExample.read(fields["examples"], mustMatch: true, reader)
    let rejects = RuleExample.read(fields["rejects"], mustMatch: false, reader)
    return Rule(
      id: id, phase: phase, label: fields["label"].flatMap { reader.string($0, "label") } ?? id, matches: matches,
      left: fields["left"].flatMap { reader.strings($0, "left").first },
      right: fields["right"].flatMap { reader.strings($0, "right").first },
      why: fields["why"].flatMap { reader.string($0, "why") }, fields: set, fieldNodes: nodes,
      beats: fields["beats"].map { reader.strings($0, "beats") } ?? [], examples: examples, rejects: rejects,
      beatsLater: beatsLater, listing: reader.path, node: node, reader: reader)
  }
}

/// A text beside a rule that the rule must match, with what it yields there, or must not match.
public struct RuleExample: Sendable {
  /// The text that is read.
  public let text: String
  /// What the rule must yield on it: capture or field name to text; `match` is the whole matched text.
  public let yields: [String: String]
  /// Whether the example is known not to hold yet.
  public let isTodo: Bool
  /// Where it stands in its file, from 1.
  public let line: Int

  /// Examples are written as a plain text or as a mapping of `text` and what is yielded.
  static func read(_ node: Node?, mustMatch: Bool, _ reader: RuleFileReader) -> [RuleExample] {
    guard let list = reader.list(node, mustMatch ? "examples" : "rejects") else { return [] }
    return list.compactMap { element in
      let line = element.mark?.line ?? 0
      guard let mapping = element.mapping else {
        return reader.string(element, "an example").map { RuleExample(text: $0, yields: [:], isTodo: false, line: line) }
      }
      var text: String?
      var todo = false
      var yields: [String: String] = [:]
      for (key, value) in mapping {
        guard let name = key.string, let content = reader.string(value, "an example's value") else { continue }
        switch name {
        case "text": text = content
        case "todo": todo = content != "false"
        default: yields[name] = content
        }
      }
      guard let text else {
        reader.report(.missingKey, "the example lacks `text`", help: "write `text:` and what the rule yields there", at: element)
        return nil
      }
      return RuleExample(text: text, yields: yields, isTodo: todo, line: line)
    }
  }
}

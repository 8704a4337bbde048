public import PolicyRules

/// Runs the examples that stand beside the rules of a rule set.
///
/// An example is read as a text of its own: the marking phase runs on all of it, then the rule's phase, with the whole text as its scope. The
/// rule must be among those whose match stands when overlaps are settled; a counter-example must leave it without such a match.
public struct ExampleRunner {
  private let engines: [PackEngine]

  /// A runner for the rules of a set.
  public init(_ rules: RuleSet) {
    engines = rules.packs.map { PackEngine($0) }
  }

  /// Runs the examples of the rules whose id or file contains `filter`; of all where it is `nil`.
  public func run(filter: String? = nil) -> ExampleReport {
    var report = ExampleReport()
    for engine in engines {
      for phase in engine.pack.phases {
        for rule in phase.rules where filter.map({ rule.id.contains($0) || rule.file.contains($0) }) ?? true {
          report.ruleCount += 1
          for (examples, mustMatch) in [(rule.examples, true), (rule.rejects, false)] {
            for example in examples {
              report.exampleCount += 1
              let subject = ExampleCase(engine: engine, phase: phase, rule: rule, example: example, mustMatch: mustMatch)
              report.add(subject.fault(), of: example, rule)
            }
          }
        }
      }
    }
    return report
  }
}

/// What running examples found.
public struct ExampleReport: Sendable, Hashable {
  /// How many rules were looked at.
  public internal(set) var ruleCount = 0
  /// How many of their examples and rejects were run.
  public internal(set) var exampleCount = 0
  /// Those that do not hold.
  public internal(set) var faults: [ExampleFault] = []
  /// Examples marked `todo` that fail, as they are expected to.
  public internal(set) var todos: [ExampleFault] = []
  /// Examples marked `todo` that hold: the mark can go.
  public internal(set) var ready: [ExampleFault] = []

  mutating func add(_ fault: ExampleFault?, of example: RuleExample, _ rule: CompiledRule) {
    if let fault {
      if example.isTodo { todos.append(fault) } else { faults.append(fault) }
    } else if example.isTodo {
      ready.append(
        ExampleFault(
          kind: .ready, rule: rule.id, file: rule.file, line: example.line, text: example.text, details: ["it holds: take `todo` away"]))
    }
  }
}

/// An example that does not hold.
public struct ExampleFault: Sendable, Hashable {
  /// What is wrong with it.
  public enum Kind: String, Sendable, Hashable {
    /// The rule must match and does not.
    case missing
    /// The rule must not match and does.
    case noisy
    /// The rule matches but yields something else.
    case wrong
    /// The example is marked `todo` and holds.
    case ready
  }

  /// What is wrong.
  public let kind: Kind
  /// The rule's id.
  public let rule: String
  /// The rule's file.
  public let file: String
  /// Where the example stands in it, from 1.
  public let line: Int
  /// The example's text.
  public let text: String
  /// What was found instead, a line each.
  public let details: [String]
}

/// One example of one rule.
struct ExampleCase {
  let engine: PackEngine
  let phase: CompiledPhase
  let rule: CompiledRule
  let example: RuleExample
  let mustMatch: Bool

  /// `nil` where the example holds.
  func fault() -> ExampleFault? {
    let bytes = Array(example.text.utf8)
    let scope = 0..<bytes.count
    let earlier = phase.reads.isEmpty ? [] : engine.mentions(PackEngine.markingPhase, in: bytes, scope: scope)
    let mentions = engine.mentions(phase.id, in: bytes, scope: scope, earlier: earlier)
    let own = mentions.filter { $0.rule.id == rule.id }
    if !mustMatch {
      return own.isEmpty ? nil : fault(.noisy, own.map { "it matches " + Self.quoted($0.range, bytes) })
    }
    guard !own.isEmpty else { return fault(.missing, losses(bytes, earlier)) }
    let found = own.map { differences($0, bytes) }
    if found.contains(where: { $0.isEmpty }) { return nil }
    return fault(.wrong, found.min { $0.count < $1.count } ?? [])
  }

  private func fault(_ kind: ExampleFault.Kind, _ details: [String]) -> ExampleFault {
    ExampleFault(kind: kind, rule: rule.id, file: rule.file, line: example.line, text: example.text, details: details)
  }

  /// Where the rule matched and lost, or that it did not match at all; with the marks that it could have read.
  private func losses(_ bytes: [UInt8], _ earlier: [Mention]) -> [String] {
    let candidates = engine.candidates(phase.id, in: bytes, scope: 0..<bytes.count, earlier: earlier).filter {
      $0.mention.rule.id == rule.id
    }
    var lines = candidates.compactMap { candidate in
      candidate.loss.map { loss in
        "its match \(Self.quoted(candidate.mention.range, bytes)) lost to `\(loss.winner.rule.id)` on "
          + "\(Self.quoted(loss.winner.range, bytes)), which \(loss.step.explanation)"
      }
    }
    if lines.isEmpty { lines.append("the rule matches nowhere in it") }
    let marks = earlier.filter { phase.reads.contains($0.rule.label) }
    if !marks.isEmpty { lines.append("marked: " + marks.map { "<\($0.label)>\(Self.quoted($0.range, bytes))" }.joined(separator: " ")) }
    return lines
  }

  /// The yields that a mention does not have as the example states them.
  private func differences(_ mention: Mention, _ bytes: [UInt8]) -> [String] {
    example.yields.sorted { $0.key < $1.key }.compactMap { name, wanted in
      let found = Self.value(of: name, mention, bytes)
      guard found.map({ Array($0.utf8) }) != Array(wanted.utf8) else { return nil }
      return "\(name): wanted `\(wanted)`, found \(found.map { "`\($0)`" } ?? "nothing")"
    }
  }

  /// What a mention yields under a name: the first capture of it, else the rule's constant field; `match` is all of it.
  static func value(of name: String, _ mention: Mention, _ bytes: [UInt8]) -> String? {
    if name == "match" { return String(decoding: bytes[mention.range], as: UTF8.self) }
    return mention.range(of: name).map { String(decoding: bytes[$0], as: UTF8.self) } ?? mention.rule.fields[name]
  }

  static func quoted(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    "`" + String(decoding: bytes[range], as: UTF8.self) + "`"
  }
}

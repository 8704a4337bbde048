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
    let rule: CompiledRule
    /// Where more than one role fits, the rule that gave this one.
    let roleRule: CompiledRule?
  }

  /// The bodies of one passage, each with the roles that the `role` phase gives it; `mentioned` where it gives none.
  ///
  /// - Parameter scopes: sentences and notes, in order.
  func bodies(_ mentions: [Mention], scopes: [Range<Int>]) -> [Body] {
    let own = mentions.filter { $0.isA("body") }
    if own.isEmpty { return [] }
    var roles: [[(Role, CompiledRule)]] = Array(repeating: [], count: own.count)
    for scope in scopes {
      let first = own.partitioningIndex { $0.range.lowerBound >= scope.lowerBound }
      let end = own.partitioningIndex { $0.range.lowerBound >= scope.upperBound }
      if first == end { continue }
      let inside = mentions[
        mentions.partitioningIndex {
          $0.range.lowerBound >= scope.lowerBound
        }..<mentions.partitioningIndex { $0.range.lowerBound >= scope.upperBound }]
      for found in engine.mentions("role", in: bytes, scope: scope, earlier: Array(inside)) {
        for capture in found.captures {
          guard let role = Role(rawValue: capture.name) else { continue }
          for number in first..<end where capture.range.contains(own[number].range.lowerBound) {
            if !roles[number].contains(where: { $0.0 == role }) { roles[number].append((role, found.rule)) }
          }
        }
      }
    }
    return own.enumerated().flatMap { number, mention in
      names(mention).flatMap { name in
        (roles[number].isEmpty ? [(Role.mentioned, nil as CompiledRule?)] : roles[number].map { ($0.0, $0.1) }).map { role, rule in
          Body(name: name, role: role, range: mention.range, rule: mention.rule, roleRule: rule)
        }
      }
    }
  }

  /// The names a mention stands for: a shared head noun is given to each of them.
  func names(_ mention: Mention) -> [String] {
    let text = String(decoding: bytes[mention.range], as: UTF8.self)
    let folded = engine.pack.folded(bytes[mention.range])
    if let expansion = engine.pack.lexicon("generic-bodies")?.entry(folded)?.attributes["expansion"] {
      return expansion.split(separator: "|").map(String.init)
    }
    let members = mention.ranges(of: "member")
    guard let head = mention.range(of: "head"), !members.isEmpty else { return [text] }
    let shared = String(decoding: bytes[head], as: UTF8.self)
    let prefix = mention.range(of: "prefix").map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    return members.map { prefix + String(decoding: bytes[$0], as: UTF8.self) + shared }
  }

  /// The official name and level of a body, where the lexicon knows it.
  func canonical(_ name: String) -> (name: String?, level: BodyLevel?) {
    let entry = engine.pack.lexicon("bodies")?.entry(engine.pack.folded(name.utf8))
    return (entry?.attributes["canonical"], entry?.attributes["level"].flatMap { BodyLevel(rawValue: $0) })
  }
}

import Yams

/// `pack.yaml` as written: what the pack is, how its language is laid out, and its phases in order.
struct PackManifest {
  /// A phase as written.
  struct Phase {
    let id: String
    let reads: [String]
    let node: Node
  }

  var id = ""
  var version = ""
  var languages: [String] = []
  var scripts: [String] = []
  var variants: String?
  var layout = Layout()
  var phases: [Phase] = []
  /// Which lexicon gives the attributes of a capture: capture name to lexicon name.
  var captures: [String: String] = [:]
  /// Numbers and words of the pack that steer the engine, by name.
  var settings: [String: String] = [:]

  static let keys = ["id", "version", "name", "languages", "scripts", "variants", "layout", "phases", "captures", "settings"]
  static let layoutKeys = ["sentence_ends", "clause_ends", "brackets", "quotes", "enumeration", "pauses", "trailing"]

  /// Reads the manifest, noting every fault in `reader`.
  static func read(_ reader: RuleFileReader) -> PackManifest? {
    guard let root = reader.yaml() else { return nil }
    var manifest = PackManifest()
    let fields = reader.fields(root, of: "a pack", known: keys)
    for key in ["id", "version", "languages", "scripts", "layout", "phases"] where fields[key] == nil {
      reader.report(.missingKey, "the pack lacks `\(key)`", help: "add `\(key):`", at: root)
    }
    manifest.id = fields["id"].flatMap { reader.string($0, "id") } ?? ""
    manifest.version = fields["version"].flatMap { reader.string($0, "version") } ?? ""
    manifest.languages = fields["languages"].map { reader.strings($0, "languages").map(\.text) } ?? []
    manifest.scripts = fields["scripts"].map { reader.strings($0, "scripts").map(\.text) } ?? []
    manifest.variants = fields["variants"].flatMap { reader.string($0, "variants") }
    manifest.captures = pairs(fields["captures"], reader, "captures")
    manifest.settings = pairs(fields["settings"], reader, "settings")
    if let node = fields["layout"] {
      let layout = reader.fields(node, of: "layout", known: layoutKeys)
      func scalars(_ key: String) -> [UInt32] {
        layout[key].flatMap { reader.string($0, key) }?.unicodeScalars.map(\.value) ?? []
      }
      manifest.layout = Layout(
        sentenceEnds: scalars("sentence_ends"), clauseEnds: scalars("clause_ends"), brackets: scalars("brackets"),
        quotes: scalars("quotes"), enumeration: scalars("enumeration"), pauses: scalars("pauses"), trailing: scalars("trailing"))
    }
    for node in fields["phases"]?.sequence.map(Array.init) ?? [] {
      let phase = reader.fields(node, of: "a phase", known: ["id", "reads", "why"])
      guard let id = phase["id"].flatMap({ reader.string($0, "id") }) else {
        reader.report(.missingKey, "the phase lacks `id`", at: node)
        continue
      }
      manifest.phases.append(Phase(id: id, reads: phase["reads"].map { reader.strings($0, "reads").map(\.text) } ?? [], node: node))
    }
    return manifest
  }

  private static func pairs(_ node: Node?, _ reader: RuleFileReader, _ what: String) -> [String: String] {
    guard let mapping = node?.mapping else { return [:] }
    var result: [String: String] = [:]
    for (key, value) in mapping {
      if let name = key.string, let text = reader.string(value, what) { result[name] = text }
    }
    return result
  }
}

/// The marks that lay out a language's text, as sets of Unicode scalars.
package struct Layout: Sendable {
  /// End a sentence.
  package var sentenceEnds: Set<UInt32> = []
  /// End a clause inside a sentence.
  package var clauseEnds: Set<UInt32> = []
  /// Closing bracket by opening bracket: clause ends between them do not split.
  package var brackets: [UInt32: UInt32] = [:]
  /// Quotation marks, dropped at the edges of a record's text.
  package var quotes: Set<UInt32> = []
  /// Closing quotation mark by opening one.
  package var quotePairs: [UInt32: UInt32] = [:]
  /// Stands between the members of an enumeration.
  package var enumeration: Set<UInt32> = []
  /// May end a paragraph or stand inside one.
  package var pauses: Set<UInt32> = []
  /// Further marks that are dropped at the end of a record's text.
  package var trailing: Set<UInt32> = []

  package init() {}

  init(
    sentenceEnds: [UInt32], clauseEnds: [UInt32], brackets: [UInt32], quotes: [UInt32], enumeration: [UInt32], pauses: [UInt32],
    trailing: [UInt32]
  ) {
    self.sentenceEnds = Set(sentenceEnds)
    self.clauseEnds = Set(clauseEnds)
    for pair in stride(from: 0, to: brackets.count - 1, by: 2) { self.brackets[brackets[pair]] = brackets[pair + 1] }
    for pair in stride(from: 0, to: quotes.count - 1, by: 2) { quotePairs[quotes[pair]] = quotes[pair + 1] }
    self.quotes = Set(quotes)
    self.enumeration = Set(enumeration)
    self.pauses = Set(pauses)
    self.trailing = Set(trailing)
  }
}

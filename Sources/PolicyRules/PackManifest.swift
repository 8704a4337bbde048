import Yams

/// `pack.yaml` as written: what the pack is, how its language is laid out, and its phases in order.
struct PackManifest {
  /// A phase as written.
  struct Phase {
    let id: String
    /// Labels with their places.
    let reads: [(text: String, node: Node)]
    let node: Node
  }

  var id = ""
  var version = ""
  var languages: [String] = []
  var scripts: [ClosedRange<UInt32>] = []
  var variants: String?
  var layout = Layout()
  var phases: [Phase] = []
  /// Which lexicon gives the attributes of a capture: capture name to lexicon name.
  var captures: [String: String] = [:]
  /// Numbers and words of the pack that steer the engine, by name.
  var settings: [String: String] = [:]
  /// The pack that this one is an overlay of.
  var base: (text: String, node: Node)?
  /// Ids of rules of the base that an overlay takes out.
  var disabled: [(text: String, node: Node)] = []
  var variantsNode: Node?
  var capturesNode: Node?

  static let keys = [
    "id", "version", "name", "languages", "scripts", "variants", "layout", "phases", "captures", "settings", "extends", "disable",
  ]
  /// What an overlay takes from its base.
  static let baseKeys = ["languages", "scripts", "variants", "layout", "phases"]
  static let phaseKeys = ["id", "reads", "why"]
  static let layoutKeys = ["sentence_ends", "clause_ends", "brackets", "quotes", "enumeration", "pauses", "trailing"]

  /// Reads the manifest, noting every fault in `reader`.
  static func read(_ reader: RuleFileReader) -> PackManifest? {
    guard let root = reader.yaml() else { return nil }
    var manifest = PackManifest()
    let fields = reader.fields(root, of: "a pack", known: keys)
    let isOverlay = fields["extends"] != nil
    for key in isOverlay ? ["id", "version"] : ["id", "version", "languages", "scripts", "layout", "phases"] where fields[key] == nil {
      reader.report(.missingKey, "the pack lacks `\(key)`", help: "add `\(key):`", at: root)
    }
    for key in isOverlay ? baseKeys : ["disable"] {
      guard let node = fields[key] else { continue }
      reader.report(
        .invalidValue, isOverlay ? "an overlay cannot have `\(key)`" : "only an overlay can have `\(key)`",
        help: isOverlay ? "it is taken from the pack that `extends` names" : "add `extends:`, or remove the rule from its file", at: node)
    }
    manifest.id = fields["id"].flatMap { reader.string($0, "id") } ?? ""
    manifest.version = fields["version"].flatMap { reader.string($0, "version") } ?? ""
    manifest.base = fields["extends"].flatMap { node in reader.string(node, "extends").map { ($0, node) } }
    manifest.disabled = fields["disable"].map { reader.strings($0, "disable") } ?? []
    manifest.languages = fields["languages"].map { reader.strings($0, "languages").map(\.text) } ?? []
    manifest.scripts = scripts(fields["scripts"], reader)
    manifest.variants = fields["variants"].flatMap { reader.string($0, "variants") }
    manifest.capturesNode = fields["captures"]
    manifest.variantsNode = fields["variants"]
    manifest.captures = pairs(fields["captures"], reader, "captures") { _, _, _, _ in }
    manifest.settings = pairs(fields["settings"], reader, "settings", check: checkSetting)
    if manifest.languages.isEmpty, !isOverlay, let node = fields["languages"] {
      reader.report(.invalidValue, "the pack serves no language", help: "list its language tags, such as [zh-Hans]", at: node)
    }
    if let node = fields["layout"] {
      let layout = reader.fields(node, of: "layout", known: layoutKeys)
      func scalars(_ key: String) -> [UInt32] {
        guard let node = layout[key], let text = reader.string(node, key) else { return [] }
        if ["brackets", "quotes"].contains(key), text.unicodeScalars.count % 2 == 1 {
          reader.report(.invalidValue, "`\(key)` has a mark without its partner", help: "write pairs, the opening mark first", at: node)
        }
        return text.unicodeScalars.map(\.value)
      }
      manifest.layout = Layout(
        sentenceEnds: scalars("sentence_ends"), clauseEnds: scalars("clause_ends"), brackets: scalars("brackets"),
        quotes: scalars("quotes"), enumeration: scalars("enumeration"), pauses: scalars("pauses"), trailing: scalars("trailing"))
    }
    if let node = fields["phases"], node.sequence == nil {
      reader.report(.wrongType, "`phases` must be a list", help: "- {id: token, why: …}", at: node)
    }
    for node in fields["phases"]?.sequence.map(Array.init) ?? [] {
      let phase = reader.fields(node, of: "a phase", known: phaseKeys)
      guard let id = phase["id"].flatMap({ reader.string($0, "id") }) else {
        reader.report(.missingKey, "the phase lacks `id`", at: node)
        continue
      }
      manifest.phases.append(Phase(id: id, reads: phase["reads"].map { reader.strings($0, "reads") } ?? [], node: node))
    }
    return manifest
  }

  /// The pairs of a mapping of texts; `check` sees each with the nodes of name and value.
  private static func pairs(
    _ node: Node?, _ reader: RuleFileReader, _ what: String, check: (String, String, Node, RuleFileReader) -> Void
  ) -> [String: String] {
    guard let node else { return [:] }
    guard let mapping = node.mapping else {
      reader.report(.wrongType, "`\(what)` must be a mapping of names to texts", help: "name: value", at: node)
      return [:]
    }
    var result: [String: String] = [:]
    for (key, value) in mapping {
      guard let name = key.string, let text = reader.string(value, what) else { continue }
      check(name, text, key, reader)
      result[name] = text
    }
    return result
  }

  private static func checkSetting(_ name: String, _ value: String, _ node: Node, _ reader: RuleFileReader) {
    guard let known = EngineVocabulary.entry(name, in: EngineVocabulary.settings) else {
      let near = Spelling.nearest(to: name, among: EngineVocabulary.settings.map(\.name)).map { "did you mean `\($0)`?" }
      reader.report(
        .unknownName, "the engine reads no setting `\(name)`", help: near ?? "Rules/README.md lists them", at: node, severity: .warning)
      return
    }
    if !known.takes(value) {
      let wanted = known.isNumber ? "a number" : "one of " + known.values.joined(separator: ", ")
      reader.report(.invalidValue, "setting `\(name)` cannot be `\(value)`", help: "write \(wanted)", at: node, severity: .warning)
    }
  }

  /// Ranges of characters, written as the first and the last with a hyphen between them.
  private static func scripts(_ node: Node?, _ reader: RuleFileReader) -> [ClosedRange<UInt32>] {
    guard let node else { return [] }
    return reader.strings(node, "scripts").compactMap { text, node in
      let scalars = text.unicodeScalars.map(\.value)
      if scalars.count == 3, scalars[1] == 0x2D, scalars[0] <= scalars[2] { return scalars[0]...scalars[2] }
      reader.report(
        .invalidValue, "`\(text)` is no range of characters", help: "write the first and the last with a hyphen between: a-z", at: node)
      return nil
    }
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

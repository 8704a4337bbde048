import PolicyText
import Yams

/// The files of a pack as parsed. Overlays are merged into it before anything is compiled.
struct PackSource {
  /// A lexicon with the file it was read from.
  struct LexiconFile {
    var lexicon: Lexicon
    let reader: RuleFileReader
  }

  /// `nil` where `pack.yaml` is missing or unreadable.
  private(set) var manifest: PackManifest?
  private(set) var manifestReader: RuleFileReader?
  private(set) var patterns: [String: RuleFile.NamedPattern] = [:]
  private(set) var rules: [RuleFile.Rule] = []
  private(set) var exemptions: [RuleFile.Exempted] = []
  private(set) var lexicons: [String: LexiconFile] = [:]
  private(set) var variants: [(from: UInt32, to: UInt32)] = []
  /// Those of the pack, then those of each overlay.
  private(set) var files: [PackFiles]
  /// Rules that overlays took out or replaced: what they refer to is no fault of its pack.
  private(set) var disabledRules: [RuleFile.Rule] = []
  /// The packs merged into this one: id, version, files.
  private(set) var overlays: [PackOrigin] = []
  /// What the overlays put in the place of something else or take out, a line each.
  private(set) var overlayChanges: [String] = []
  /// Which overlay a rule or pattern of the merged pack is from.
  private var origins: [String: String] = [:]
  private var readers: [RuleFileReader] = []
  private var notes: [Diagnostic]

  /// The most rules, named patterns and phases of a pack.
  static let rulesMax = 5_000
  static let patternsMax = 2_000
  static let phasesMax = 64

  init(_ files: PackFiles) {
    self.files = [files]
    notes = files.faults
    guard let first = reader("pack.yaml") else { return }
    manifestReader = first
    readers = [first]
    manifest = PackManifest.read(first)
    for file in files.files where PackFiles.isRuleFile(file.path) && file.path != "pack.yaml" && file.path != manifest?.variants {
      guard let reader = reader(file.path) else { continue }
      readers.append(reader)
      read(file.path, reader)
    }
    readVariants()
    checkCounts()
    checkIdentities()
  }

  /// Every fault found so far, in the order of the files.
  var diagnostics: [Diagnostic] { notes + readers.flatMap(\.diagnostics) }

  /// Whether every file could be read to its end: only then is a name that is nowhere defined worth a message.
  var isWhole: Bool {
    let codes: Set<Diagnostic.Code> = [
      .unreadableFile, .invalidYAML, .unknownKey, .missingKey, .wrongType, .limitExceeded, .unsafePath,
    ]
    return !diagnostics.contains { $0.severity == .error && codes.contains($0.code) }
  }

  // MARK: Reading

  private mutating func reader(_ path: String) -> RuleFileReader? {
    let shown = files[0].root + "/" + path
    guard let file = files[0].file(path) else {
      note(.unreadableFile, shown, "the file is missing", "a pack is a folder that holds pack.yaml")
      return nil
    }
    if file.bytes.count > PackFiles.fileSizeBytesMax {
      note(
        .limitExceeded, shown, "the file has \(file.bytes.count) bytes; at most \(PackFiles.fileSizeBytesMax) are read", "split the file")
      return nil
    }
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      let valid = String(decoding: file.bytes, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
      let lastLine = valid.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
      notes.append(
        Diagnostic(
          severity: .error, code: .unreadableFile, file: shown, line: valid.count { $0 == "\n" } + 1, column: lastLine + 1,
          message: "the file is not valid UTF-8", hint: "save it as UTF-8", excerpt: ""))
      return nil
    }
    return RuleFileReader(path: shown, text: text)
  }

  private mutating func note(_ code: Diagnostic.Code, _ file: String, _ message: String, _ hint: String) {
    notes.append(Diagnostic(severity: .error, code: code, file: file, line: 0, column: 0, message: message, hint: hint, excerpt: ""))
  }

  private mutating func read(_ path: String, _ reader: RuleFileReader) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    guard path.hasSuffix(".yaml") else {
      if let first = lexicons[stem] {
        reader.report(
          .duplicateID, "lexicon `\(stem)` stands in \(first.reader.path) already", help: "rename one of the files", line: 1, column: 1)
      }
      let lexicon = LexiconReader.read(reader, name: stem, isTable: path.hasSuffix(".tsv"))
      lexicons[stem] = LexiconFile(lexicon: lexicon, reader: reader)
      return
    }
    guard let file = RuleFile.read(reader) else { return }
    for pattern in file.patterns {
      if let first = patterns[pattern.name] {
        reader.report(
          .duplicateID, "pattern `\(pattern.name)` stands in \(first.reader.path) already", help: "rename one of the two",
          at: pattern.node)
      }
      patterns[pattern.name] = pattern
    }
    rules += file.rules
    exemptions += file.exemptions
  }

  private mutating func readVariants() {
    guard let path = manifest?.variants, let node = manifest?.variantsNode else { return }
    if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      manifestReader?.report(.unsafePath, "`\(path)` leads out of the pack", help: "put the file into the pack's folder", at: node)
      return
    }
    guard files[0].file(path) != nil else {
      manifestReader?.report(.unreadableFile, "the pack holds no file `\(path)`", help: "add it, or take `variants` away", at: node)
      return
    }
    guard let reader = reader(path) else { return }
    readers.append(reader)
    let table = LexiconReader.read(reader, name: "variants", isTable: true)
    for entry in table.entries {
      let to = entry.attributes["to"] ?? ""
      guard let from = entry.term.unicodeScalars.first, let into = to.unicodeScalars.first, entry.term.unicodeScalars.count == 1,
        to.unicodeScalars.count == 1
      else {
        reader.report(.invalidLexicon, "a variant is one character for one character", help: "from\tto", line: entry.line, column: 1)
        continue
      }
      variants.append((from.value, into.value))
    }
  }

  // MARK: Checks

  private mutating func checkCounts() {
    for (count, limit, what) in [
      (rules.count, Self.rulesMax, "rules"), (patterns.count, Self.patternsMax, "named patterns"),
      (manifest?.phases.count ?? 0, Self.phasesMax, "phases"),
    ] where count > limit {
      note(.limitExceeded, files[0].root, "the pack has \(count) \(what); at most \(limit) are taken", "split the pack")
    }
    if rules.count > Self.rulesMax { rules = [] }
    if patterns.count > Self.patternsMax { patterns = [:] }
  }

  private func checkIdentities() {
    var seen: [String: RuleFile.Rule] = [:]
    for rule in rules {
      if let first = seen[rule.id] {
        rule.reader.report(
          .duplicateID, "rule `\(rule.id)` stands in \(first.reader.path):\(first.node.mark?.line ?? 0) already",
          help: "rename one of the two", at: rule.node)
      }
      seen[rule.id] = rule
      if rule.examples.isEmpty {
        rule.reader.report(
          .missingExample, "rule `\(rule.id)` has no example", help: "add `examples:` with a text it must match", at: rule.node)
      }
      if rule.rejects.isEmpty {
        rule.reader.report(
          .missingExample, "rule `\(rule.id)` has no counter-example", help: "add `rejects:` with a text it must not match", at: rule.node)
      }
    }
    for (name, pattern) in patterns where lexicons[name] != nil {
      pattern.reader.report(
        .duplicateID, "pattern `\(name)` has the name of a lexicon, which it would hide", help: "rename one of the two", at: pattern.node)
    }
  }
}

// MARK: Overlays

extension PackSource {
  /// Merges an overlay: its settings, lexicon terms, patterns and rules take the place of those with the same name, else they are added.
  mutating func apply(_ overlay: PackSource) {
    files += overlay.files
    notes += overlay.notes
    readers += overlay.readers
    guard let changes = overlay.manifest, let reader = overlay.manifestReader else { return }
    manifest?.settings.merge(changes.settings) { _, new in new }
    manifest?.captures.merge(changes.captures) { _, new in new }
    overlays.append(PackOrigin(id: changes.id, version: changes.version, sha256: overlay.files[0].digest()))
    disable(changes, reader)
    for name in overlay.patterns.keys.sorted() {
      guard let pattern = overlay.patterns[name] else { continue }
      if let old = patterns[name] {
        overlayChanges.append("\(changes.id) replaces pattern {\(name)}, \(old.reader.path)")
        pattern.reader.report(
          .overlayConflict, "pattern `\(name)` takes the place of that in \(old.reader.path), for every rule that refers to it",
          help: "rename it if that is not meant", at: pattern.node, severity: .warning)
      }
      patterns[name] = pattern
    }
    for rule in overlay.rules { add(rule, from: changes.id) }
    exemptions += overlay.exemptions
    for name in overlay.lexicons.keys.sorted() {
      if let file = overlay.lexicons[name] { merge(file, name, from: changes.id) }
    }
  }

  private static func described(_ rule: RuleFile.Rule) -> String { "\(rule.id), \(rule.reader.path):\(rule.node.mark?.line ?? 0)" }

  private mutating func disable(_ overlay: PackManifest, _ reader: RuleFileReader) {
    for (id, node) in overlay.disabled {
      guard let number = rules.firstIndex(where: { $0.id == id }) else {
        if disabledRules.contains(where: { $0.id == id }) { continue }
        let near = Spelling.nearest(to: id, among: rules.map(\.id)).map { "did you mean `\($0)`?" }
        reader.report(
          .unknownRule, "no rule `\(id)` to disable", help: near ?? "extract rules list shows the rules of the pack", at: node)
        continue
      }
      if let other = origins[id] {
        reader.report(
          .overlayConflict, "rule `\(id)` is from overlay `\(other)` and is taken out again", help: "give the overlays in the other order",
          at: node, severity: .warning)
      }
      overlayChanges.append("\(overlay.id) takes out rule \(Self.described(rules[number]))")
      disabledRules.append(rules.remove(at: number))
    }
  }

  private mutating func add(_ rule: RuleFile.Rule, from overlay: String) {
    if let other = origins[rule.id] {
      rule.reader.report(
        .overlayConflict, "rule `\(rule.id)` of overlay `\(other)` is replaced by this one", help: "rename it if both are meant",
        at: rule.node, severity: .warning)
    }
    origins[rule.id] = overlay
    guard let number = rules.firstIndex(where: { $0.id == rule.id }) else {
      rules.append(rule)
      return
    }
    overlayChanges.append("\(overlay) replaces rule \(Self.described(rules[number]))")
    // It takes the place of the old one in the order of its file too.
    var replacement = rule
    if rules[number].phase == rule.phase {
      replacement.beatsLater = rules[number].beatsLater
      replacement.listing = rules[number].listing
    }
    disabledRules.append(rules[number])
    rules[number] = replacement
  }

  private mutating func merge(_ file: LexiconFile, _ name: String, from overlay: String) {
    guard let old = lexicons[name]?.lexicon else {
      overlayChanges.append("\(overlay) adds lexicon \(name), \(file.lexicon.entries.count) terms")
      lexicons[name] = file
      return
    }
    let columns = old.columns + file.lexicon.columns.filter { !old.columns.contains($0) }
    var replaced: Set<[UInt8]> = []
    for entry in file.lexicon.entries {
      guard let other = old.entry(entry.term.utf8) else { continue }
      replaced.insert(Array(entry.term.utf8))
      if columns.dropFirst().contains(where: { entry.attributes[$0] != other.attributes[$0] }) {
        file.reader.report(
          .overlayConflict, "`\(entry.term)` of the base's lexicon `\(name)` has other attributes; this line takes its place",
          help: "take the line away if that is not meant", line: entry.line, column: 1, severity: .warning)
      }
    }
    overlayChanges.append(
      "\(overlay) adds \(file.lexicon.entries.count - replaced.count) terms to lexicon \(name) and replaces \(replaced.count)")
    let kept = old.entries.filter { !replaced.contains(Array($0.term.utf8)) }
    lexicons[name]?.lexicon = Lexicon(name: name, columns: columns, entries: kept + file.lexicon.entries)
  }
}

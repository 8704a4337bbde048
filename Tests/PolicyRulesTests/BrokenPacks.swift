import PolicyRules

/// A pack of two files and a lexicon without a fault, and what makes it faulty: one fault each.
struct BrokenPack: Sendable, CustomStringConvertible {
  let name: String
  /// Bytes by path; they take the place of those of the sound pack.
  let changes: [(path: String, bytes: [UInt8]?)]

  var description: String { name }

  var files: PackFiles {
    var files = Self.sound
    for change in changes { files[change.path] = change.bytes }
    return PackFiles(root: "mini", files: files.map { PackFiles.File(path: $0.key, bytes: $0.value) })
  }

  static let soundFiles = PackFiles(root: "mini", files: sound.map { PackFiles.File(path: $0.key, bytes: $0.value) })

  private static let sound: [String: [UInt8]] = [
    "pack.yaml": Array(manifest.utf8), "rules/words.yaml": Array(words.utf8), "rules/clause.yaml": Array(clause.utf8),
    "lexicons/verbs.tsv": Array(verbs.utf8),
  ]

  private static let manifest = """
    id: mini
    version: 1.0.0
    languages: [zh]
    scripts: ["一-鿿"]
    layout: {sentence_ends: "。", brackets: "（）"}
    settings: {domain_count_max: "3"}
    phases:
      - {id: token}
      - {id: clause, reads: [verb]}

    """
  private static let words = """
    phase: token
    rules:
      - id: verb
        match: '{verbs}'
        examples: [推进]
        rejects: [制度]

    """
  private static let clause = """
    phase: clause
    patterns:
      start: '(要 | 应)?'
    rules:
      - id: clause.verb
        match: '^ {start} (action: <verb>) (object: .*) $'
        examples: [{text: 推进改革, action: 推进}]
        rejects: [制度]

    """
  private static let verbs = "term\tkind\n推进\tplain\n健全\tplain\n"

  init(_ name: String, _ changes: [(path: String, bytes: [UInt8]?)]) {
    self.name = name
    self.changes = changes
  }

  /// A pack in whose file `path` one stretch of text is replaced.
  init(_ name: String, _ path: String, _ old: String, _ new: String) {
    let text = String(decoding: Self.sound[path] ?? [], as: UTF8.self)
    let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    precondition(parts.count == 2, "\(name): `\(old)` does not stand in \(path)")
    self.init(name, [(path, Array((parts[0] + new + parts[1]).utf8))])
  }

  static let all: [BrokenPack] = manifests + ruleFiles + patterns + idle + examples + lexicons + hostile

  private static let manifests = [
    BrokenPack("no pack.yaml", [("pack.yaml", nil)]),
    BrokenPack("unknown key of a pack", "pack.yaml", "settings:", "setings:"),
    BrokenPack("missing key of a pack", "pack.yaml", "version: 1.0.0\n", ""),
    BrokenPack("phases that are no list", "pack.yaml", "phases:\n  - {id: token}\n  - {id: clause, reads: [verb]}", "phases: token"),
    BrokenPack("label that no rule yields", "pack.yaml", "reads: [verb]", "reads: [verb, adverb]"),
    BrokenPack("phase without rules", "pack.yaml", "  - {id: token}", "  - {id: token}\n  - {id: role}"),
    BrokenPack("phase that the engine does not run", "pack.yaml", "  - {id: token}", "  - {id: tokens}\n  - {id: token}"),
    BrokenPack("phase listed twice", "pack.yaml", "  - {id: token}", "  - {id: token}\n  - {id: token}"),
    BrokenPack("unknown setting", "pack.yaml", "domain_count_max", "domain_cuont_max"),
    BrokenPack("setting that is no number", "pack.yaml", "\"3\"", "three"),
    BrokenPack("bracket without its partner", "pack.yaml", "（）", "（"),
    BrokenPack("script that is no range", "pack.yaml", "一-鿿", "一鿿"),
    BrokenPack("capture of an unknown lexicon", "pack.yaml", "settings:", "captures: {action: verb}\nsettings:"),
    BrokenPack("variants that leave the pack", "pack.yaml", "settings:", "variants: ../../etc/passwd\nsettings:"),
    BrokenPack("variants that are not there", "pack.yaml", "settings:", "variants: variants.tsv\nsettings:"),
    BrokenPack(
      "overlay of a pack that is not there", [("pack.yaml", Array("id: mine\nversion: 1.0.0\nextends: zn\n".utf8))]),
    BrokenPack("overlay with phases", "pack.yaml", "phases:", "extends: mini\nphases:"),
  ]

  private static let ruleFiles = [
    BrokenPack("unknown key of a rule", "rules/clause.yaml", "match:", "mtach:"),
    BrokenPack("unknown key of a rule file", "rules/clause.yaml", "patterns:", "pattern:"),
    BrokenPack("rule without id", "rules/words.yaml", "id: verb\n    match", "match"),
    BrokenPack("rules without phase", "rules/words.yaml", "phase: token\n", ""),
    BrokenPack("unknown phase", "rules/words.yaml", "phase: token", "phase: tokn"),
    BrokenPack("rules that are no list", "rules/words.yaml", "  - id", "    id"),
    BrokenPack("rule id twice", "rules/clause.yaml", "id: clause.verb", "id: verb"),
    BrokenPack("key twice", "rules/clause.yaml", "    rejects:", "    match: '.'\n    rejects:"),
    BrokenPack("order that is unknown", "rules/words.yaml", "rules:", "order: sorted\nrules:"),
    BrokenPack("beats a rule that is not there", "rules/clause.yaml", "    rejects:", "    beats: [clause.vreb]\n    rejects:"),
    BrokenPack(
      "circle of beats", "rules/words.yaml", "    rejects: [制度]\n",
      """
          beats: [b]
          rejects: [制度]
        - {id: b, label: other, match: 乙, beats: [c], examples: [乙], rejects: [甲]}
        - {id: c, label: other, match: 丙, beats: [verb], examples: [丙], rejects: [甲]}

      """),
    BrokenPack("field that the engine does not read", "rules/clause.yaml", "    rejects:", "    set: {fource: must}\n    rejects:"),
    BrokenPack("field with an unknown value", "rules/clause.yaml", "    rejects:", "    set: {genre: opinoin}\n    rejects:"),
    BrokenPack(
      "label that nothing looks for", "rules/words.yaml", "rejects: [制度]\n",
      "rejects: [制度]\n  - {id: aktion, match: 甲, examples: [甲], rejects: [乙]}\n"),
  ]

  private static let patterns = [
    BrokenPack("unknown reference", "rules/words.yaml", "{verbs}", "加强 {verb}"),
    BrokenPack("unknown column", "rules/words.yaml", "{verbs}", "{verbs:knd=plain}"),
    BrokenPack("value that no term has", "rules/words.yaml", "{verbs}", "{verbs:kind=plian}"),
    BrokenPack("unknown label", "rules/clause.yaml", "<verb>", "<verv>"),
    BrokenPack("unknown label in a named pattern", "rules/clause.yaml", "(要 | 应)?", "(要 | <modal>)?"),
    BrokenPack("unclosed group behind wide characters", "rules/clause.yaml", "(要 | 应)?", "加强领导 (要 | 应"),
    BrokenPack("unknown escape", "rules/clause.yaml", "(要 | 应)?", "\\w"),
    BrokenPack("empty class", "rules/clause.yaml", "(要 | 应)?", "要 []"),
    BrokenPack("fault behind a doubled quotation mark", "rules/clause.yaml", "(要 | 应)?", "'' <modal>"),
    BrokenPack("fault in a folded pattern", "rules/words.yaml", "'{verbs}'", ">\n      推进\n      {verb}"),
    BrokenPack("pattern that matches nothing", "rules/words.yaml", "'{verbs}'", "'^ $'"),
    BrokenPack("circle of references", "rules/clause.yaml", "  start:", "  b: '甲 {start}'\n  start: '{b} 乙'\n  spare:"),
    BrokenPack("pattern with the name of a lexicon", "rules/clause.yaml", "  start:", "  verbs: '甲'\n  start:"),
    BrokenPack("pattern that nothing refers to", "rules/clause.yaml", "  start:", "  spare: '甲'\n  start:"),
    BrokenPack("capture in a context", "rules/words.yaml", "    examples", "    left: '(action: 甲)'\n    examples"),
    BrokenPack("capture that is misspelt", "rules/clause.yaml", "(object:", "(objekt:"),
    BrokenPack("pattern begins with a star", "rules/words.yaml", "'{verbs}'", "*verbs"),
  ]

  /// Rules and labels that never come to anything.
  private static let idle = [
    BrokenPack("rule that another of the same match beats", "rules/words.yaml", "rejects: [制度]\n", "rejects: [制度]\n" + twin),
    BrokenPack(
      "rule that a wider one beats", "rules/words.yaml", "    examples: [推进]\n    rejects: [制度]\n",
      "    beats: [verb.some]\n    examples: [推进]\n    rejects: [制度]\n" + part),
    BrokenPack("rule below the one that takes all", "rules/clause.yaml", "    rejects: [制度]\n", "    rejects: [制度]\n" + below),
    BrokenPack("rule of a shorter list that has the larger id", "rules/words.yaml", "rejects: [制度]\n", "rejects: [制度]\n" + part),
    BrokenPack("label that the phase does not read", "pack.yaml", "id: clause, reads: [verb]", "id: clause"),
    BrokenPack(
      "label that no rule of the marking phase yields",
      [
        ("pack.yaml", Array(manifest.replacing("reads: [verb]", with: "reads: [verb, clause.verb]").utf8)),
        ("rules/clause.yaml", Array(clause.replacing("(要 | 应)?", with: "(要 | <clause.verb>)?").utf8)),
      ]),
    BrokenPack(
      "label that is read for nothing",
      [
        ("pack.yaml", Array(manifest.replacing("reads: [verb]", with: "reads: [verb, other]").utf8)),
        ("rules/words.yaml", Array((words + "  - {id: other, match: 甲, examples: [甲], rejects: [乙]}\n").utf8)),
      ]),
    BrokenPack(
      "pattern that only a pattern without use refers to", "rules/clause.yaml", "  start:", "  one: '甲'\n  two: '{one} 乙'\n  start:"),
  ]

  private static let twin = "  - {id: verb.twin, label: verb, match: '推进 | 健全', examples: [推进], rejects: [制度]}\n"
  private static let part = "  - {id: verb.some, label: verb, match: '健全', examples: [健全], rejects: [制度]}\n"
  private static let below = "  - {id: clause.verb.long, label: clause.verb, match: '^ <verb> 制度 $', examples: [健全制度], rejects: [制度]}\n"

  private static let examples = [
    BrokenPack("rule without example", "rules/words.yaml", "    examples: [推进]\n", ""),
    BrokenPack("rule without counter-example", "rules/words.yaml", "    rejects: [制度]\n", ""),
    BrokenPack("example without text", "rules/clause.yaml", "text: 推进改革, ", ""),
    BrokenPack("examples that are no list", "rules/words.yaml", "[推进]", "推进"),
  ]

  private static let lexicons = [
    BrokenPack("line with too many cells", "lexicons/verbs.tsv", "健全\tplain", "健全\tplain\tfirst"),
    BrokenPack("line without term", "lexicons/verbs.tsv", "健全\tplain", "\tplain"),
    BrokenPack("first line that names no columns", "lexicons/verbs.tsv", "term\tkind\n", ""),
    BrokenPack("term twice", "lexicons/verbs.tsv", "健全", "推进"),
    BrokenPack("lexicon that nothing refers to", [("lexicons/spare.txt", Array("甲\n".utf8))]),
    BrokenPack("two lexicons of one name", [("more/verbs.txt", Array("甲\n".utf8))]),
  ]

  /// Made to exhaust or to deceive.
  private static let hostile = [
    BrokenPack("tab for indentation", "rules/words.yaml", "    match", "\tmatch"),
    BrokenPack("bad indentation", "rules/words.yaml", "    match", "   match"),
    BrokenPack("unclosed quotation mark", "rules/words.yaml", "'{verbs}'", "'{verbs}"),
    BrokenPack("two documents", "rules/words.yaml", "rules:", "---\nrules:"),
    BrokenPack("control character", "rules/words.yaml", "推进", "推\u{1}进"),
    BrokenPack("no UTF-8", [("rules/words.yaml", Array("phase: token\nrules: ".utf8) + [0xB9, 0xFA])]),
    BrokenPack("empty file", [("rules/words.yaml", [])]),
    BrokenPack("bomb of aliases", [("rules/words.yaml", Array(bomb.utf8))]),
    BrokenPack("alias as a key", "rules/words.yaml", "rules:", "*a : 1\nrules:"),
    BrokenPack("lists 10,000 deep", [("rules/words.yaml", Array(("rules: " + String(repeating: "[", count: 10_000)).utf8))]),
    BrokenPack("entries 10,000 deep", [("rules/words.yaml", Array(("rules:\n" + String(repeating: "- ", count: 10_000)).utf8))]),
    BrokenPack(
      "groups too deep", "rules/words.yaml", "{verbs}", String(repeating: "(", count: 1_000) + "甲" + String(repeating: ")", count: 1_000)),
    BrokenPack("pattern too long", "rules/words.yaml", "{verbs}", String(repeating: "甲", count: 10_000)),
    BrokenPack("a thousand million repetitions", "rules/words.yaml", "{verbs}", "甲{1,1000000000}"),
    BrokenPack("repetitions of repetitions", "rules/words.yaml", "{verbs}", "(((甲{900}){900}){900}){900}"),
    BrokenPack("10 MB of rules", [("rules/words.yaml", [UInt8](repeating: 0x61, count: 10 << 20))]),
    BrokenPack("10 MB of lexicon", [("lexicons/verbs.tsv", [UInt8](repeating: 0x61, count: 10 << 20))]),
    BrokenPack("a lexicon of faults", [("lexicons/verbs.tsv", Array(("term\tkind\n" + String(repeating: "\tx\n", count: 150)).utf8))]),
    BrokenPack("chain of 5,000 patterns", [("rules/words.yaml", Array(chain.utf8))]),
  ]

  private static let bomb =
    "a: &a [x, x]\n" + zip("bcdefghi", "abcdefgh").map { "\($0): &\($0) [*\($1), *\($1)]\n" }.joined() + "rules: *i\n"
  private static let chain = "patterns:\n  p0: 甲\n" + (1...5_000).map { "  p\($0): '{p\($0 - 1)}'\n" }.joined()
}

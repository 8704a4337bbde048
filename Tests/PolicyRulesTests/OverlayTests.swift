import PolicyRules
import Testing

/// Overlays: what they add, replace and take out, and what is said where they collide.
@Suite struct OverlayTests {
  private static func overlay(_ id: String, manifest: String = "", _ files: [String: String] = [:]) -> PackFiles {
    var all = ["pack.yaml": "id: \(id)\nversion: 1.0.0\nextends: mini\n" + manifest]
    all.merge(files) { _, new in new }
    return PackFiles(root: id, files: all.map { PackFiles.File(path: $0.key, bytes: Array($0.value.utf8)) })
  }

  private static func rule(_ id: String, _ match: String, phase: String = "token", label: String = "other") -> String {
    "phase: \(phase)\nrules:\n  - {id: \(id), label: \(label), match: '\(match)', examples: [甲], rejects: [乙]}\n"
  }

  private func pack(_ overlays: PackFiles...) throws -> Pack {
    try #require(try RuleSet.load([BrokenPack.soundFiles] + overlays).packs.first)
  }

  @Test func termsAreAddedAndReplaced() throws {
    let mine = Self.overlay("mine", ["lexicons/verbs.tsv": "term\tkind\tnote\n畅通\tplain\tnew\n健全\tgive\t\n"])
    let lexicon = try #require(try pack(mine).lexicon("verbs"))
    #expect(lexicon.entries.count == 3)
    #expect(lexicon.entry("畅通".utf8)?.attributes["note"] == "new")
    #expect(lexicon.entry("健全".utf8)?.attributes["kind"] == "give")
    #expect(lexicon.entry("推进".utf8)?.attributes["kind"] == "plain")
    #expect(RuleSet.check([BrokenPack.soundFiles, mine]).map(\.code) == [.overlayConflict])
  }

  @Test func rulesAreAddedReplacedAndTakenOut() throws {
    let mine = Self.overlay(
      "mine", manifest: "disable: [clause.verb]\n",
      ["rules/a.yaml": Self.rule("verb", "甲", label: "verb"), "rules/b.yaml": Self.rule("more", "甲")])
    let pack = try pack(mine)
    #expect(pack.phase("token")?.rules.map(\.id) == ["verb", "more"])
    #expect(pack.phase("token")?.rules.first?.patterns.map(\.text) == ["甲"])
    #expect(pack.phase("clause")?.rules.isEmpty == true)
  }

  @Test func settingsAreReplaced() throws {
    let pack = try pack(Self.overlay("mine", manifest: "settings: {domain_count_max: \"5\"}\n"))
    #expect(pack.settings["domain_count_max"] == "5")
  }

  @Test func theOutputCanNameTheOverlay() throws {
    let set = try RuleSet.load([BrokenPack.soundFiles, Self.overlay("mine")])
    #expect(set.origins.map(\.id) == ["mini", "mine"])
    #expect(Set(set.origins.map(\.sha256)).count == 2)
  }

  @Test func theOrderOfTheFoldersDoesNotMatter() throws {
    let mine = Self.overlay("mine", ["rules/b.yaml": Self.rule("more", "甲")])
    #expect(try RuleSet.load([mine, BrokenPack.soundFiles]).packs.first?.phase("token")?.rules.count == 2)
  }

  @Test func anOverlayAloneGetsThePacksThatAreThereAnyway() throws {
    let mine = Self.overlay("mine")
    #expect(try RuleSet.bases(for: [mine], among: [BrokenPack.soundFiles]).map(\.root) == ["mini"])
    #expect(try RuleSet.bases(for: [mine, BrokenPack.soundFiles], among: [BrokenPack.soundFiles]).isEmpty)
  }

  @Test func collisionsAreWarnedOf() throws {
    let one = Self.overlay("one", ["rules/b.yaml": Self.rule("more", "甲")])
    let two = Self.overlay("two", ["rules/c.yaml": Self.rule("more", "甲甲")])
    let found = RuleSet.check([BrokenPack.soundFiles, one, two])
    #expect(found.map(\.code) == [.overlayConflict])
    #expect(found.first?.file == "two/rules/c.yaml")
    let pattern = Self.overlay("three", ["rules/d.yaml": "patterns: {start: '甲?'}\n"])
    #expect(RuleSet.check([BrokenPack.soundFiles, pattern]).map(\.code) == [.overlayConflict])
  }

  @Test func whatOnlyATakenOutRuleRefersToIsNoFault() {
    #expect(
      RuleSet.check([BrokenPack.soundFiles, Self.overlay("mine", manifest: "disable: [clause.verb]\n")]).map(\.code) == [.emptyPhase])
  }

  @Test func whatIsNotThereCannotBeTakenOut() {
    let found = RuleSet.check([BrokenPack.soundFiles, Self.overlay("mine", manifest: "disable: [clause.vreb]\n")])
    #expect(found.map(\.code) == [.unknownRule])
    #expect(found.first?.hint == "did you mean `clause.verb`?")
  }
}

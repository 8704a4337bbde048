import Foundation
import Testing

@testable import PolicyRules

/// The reference of the rule language, the schemas and the engine's sources say the same as the code.
@Suite struct ReferenceTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  private static func schema(_ name: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: root.appending(path: "Rules/schema/\(name).schema.json")))
    return try #require(json as? [String: Any])
  }

  /// The names of the properties of a schema, or of the schema at a path of keys in it.
  private static func properties(_ schema: [String: Any], _ path: String...) throws -> Set<String> {
    var node = schema
    for key in path { node = try #require(node[key] as? [String: Any]) }
    return Set(try #require(node["properties"] as? [String: Any]).keys)
  }

  @Test func schemasHaveTheKeysThatAreRead() throws {
    let pack = try Self.schema("pack")
    #expect(try Self.properties(pack) == Set(PackManifest.keys))
    #expect(try Self.properties(pack, "properties", "layout") == Set(PackManifest.layoutKeys))
    #expect(try Self.properties(pack, "properties", "phases", "items") == Set(PackManifest.phaseKeys))
    let rules = try Self.schema("rules")
    #expect(try Self.properties(rules) == Set(RuleFile.keys))
    #expect(try Self.properties(rules, "properties", "rules", "items") == Set(RuleFile.ruleKeys))
    let items = try #require(rules["properties"] as? [String: Any])["rules"] as? [String: Any]
    let rule = try #require((items?["items"] as? [String: Any])?["properties"] as? [String: Any])
    let forms = try #require(((rule["examples"] as? [String: Any])?["items"] as? [String: Any])?["oneOf"] as? [[String: Any]])
    #expect(forms.contains { Set(($0["properties"] as? [String: Any] ?? [:]).keys) == Set(RuleFile.exampleKeys) })
  }

  @Test func theReferenceNamesEveryKeyCodeAndName() throws {
    let reference = try Self.text("Rules/README.md")
    for code in Diagnostic.Code.allCases { #expect(reference.contains("| \(code.rawValue) |"), "\(code)") }
    let keys = PackManifest.keys + PackManifest.layoutKeys + PackManifest.phaseKeys + RuleFile.keys + RuleFile.exampleKeys
    for key in keys { #expect(reference.contains("`\(key)"), "\(key)") }
    for key in RuleFile.ruleKeys { #expect(reference.contains(" \(key): "), "\(key)") }
    let names = [
      EngineVocabulary.phases, EngineVocabulary.labels, EngineVocabulary.captures, EngineVocabulary.fields, EngineVocabulary.settings,
      EngineVocabulary.lexicons,
    ]
    for name in names.joined() { #expect(reference.contains("| `\(name.name)` | \(name.meaning)"), "\(name.name)") }
  }

  /// What the engine asks for by name stands in the vocabulary: a rule author can look it up, and `rules check` knows it.
  @Test func theVocabularyHasWhatTheEngineAsksFor() throws {
    let folder = Self.root.appending(path: "Sources/PolicyExtraction")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
      $0.pathExtension == "swift"
    }
    let source = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
    /// What stands in quotation marks behind one of these beginnings of a call.
    func asked(_ beginnings: String...) -> Set<String> {
      let names = beginnings.flatMap { beginning in
        source.split(separator: beginning + "\"").dropFirst().compactMap { $0.split(separator: "\"", maxSplits: 1).first.map(String.init) }
      }
      return Set(
        names.filter { !$0.isEmpty && $0.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || "-._".utf8.contains($0) } })
    }
    func check(_ asked: Set<String>, _ names: [EngineVocabulary.Name], _ what: String) {
      for name in asked.sorted() where EngineVocabulary.entry(name, in: names) == nil {
        Issue.record("the engine asks for \(what) `\(name)`: add it to EngineVocabulary and Rules/README.md")
      }
    }
    check(asked("mentions(", "candidates("), EngineVocabulary.phases, "phase")
    check(asked("isA(", ".has(", ".first("), EngineVocabulary.labels, "label")
    check(asked("range(of: ", "ranges(of: "), EngineVocabulary.captures, "capture")
    check(asked("fields["), EngineVocabulary.fields, "field")
    check(asked("settings[").filter { !$0.hasSuffix("_") }, EngineVocabulary.settings, "setting")
    check(asked("lexicon("), EngineVocabulary.lexicons, "lexicon")
  }

  @Test func everyRuleFileNamesItsSchema() throws {
    let rules = Self.root.appending(path: "Rules")
    let walk = try #require(FileManager.default.enumerator(atPath: rules.path(percentEncoded: false)))
    for case let path as String in walk where path.hasSuffix(".yaml") {
      let up = String(repeating: "../", count: path.split(separator: "/").count - 1)
      let schema = up + (path.hasSuffix("pack.yaml") ? "schema/pack.schema.json" : "schema/rules.schema.json")
      let first = try Self.text("Rules/" + path).split(separator: "\n").first ?? ""
      #expect(first == "# yaml-language-server: $schema=\(schema)", "\(path)")
    }
  }
}

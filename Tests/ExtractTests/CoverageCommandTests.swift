import Foundation
import Testing

@Suite("extract rules coverage")
struct CoverageCommandTests {
  private static func packs() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let manifest = "id: mini\nversion: 1.0.0\nlanguages: [zh]\nscripts: ['一-鿿']\nlayout: {sentence_ends: '。'}\nphases: [{id: token}]\n"
    let rules = "phase: token\nrules:\n  - {id: word, label: other, match: '甲 | 乙', examples: [甲], rejects: [丙]}\n"
    try folder.file("mini/pack.yaml", Data(manifest.utf8))
    try folder.file("mini/rules/words.yaml", Data(rules.utf8))
    return folder
  }

  @Test("what is below --fail-under ends with status 1 and is listed", arguments: [("66", 0), ("67", 1)])
  func failUnder(percent: String, status: Int32) throws {
    let folder = try Self.packs()
    let outcome = try BuiltBinary.run(["rules", "coverage", "--rules", folder.url.path(), "--fail-under", percent])
    #expect(outcome.status == status)
    #expect(outcome.output.contains("word\t乙\t"))
    #expect(outcome.output.hasSuffix("1 of 1 rules stand; of 2 alternatives 1 do, 0 are exempt: 66.6 %\n"))
    #expect(outcome.errors.contains("66.7 % of rules and alternatives are covered") == (status == 1))
  }

  @Test("every count as CSV and JSON")
  func tables() throws {
    let folder = try Self.packs()
    let csv = try BuiltBinary.run(["rules", "coverage", "--rules", folder.url.path(), "--format", "csv"]).output
    #expect(csv.hasPrefix("what,pack,in,name,fired,stood,alone,lost,location,note\r\nrule,mini,token,word,1,1,1,0,"))
    #expect(csv.contains("alternative,mini,word,乙,0,0,0,0,"))
    let json = try BuiltBinary.run(["rules", "coverage", "--rules", folder.url.path(), "--format", "json"]).bytes
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: [[String: Any]]])
    #expect(object["alternatives"]?.map { $0["stood"] as? Int } == [1, 0])
    #expect(object["rules"]?.first?["id"] as? String == "word")
  }

  @Test("an input that cannot be read is named, and the others are counted")
  func inputs() throws {
    let folder = try Self.packs()
    let text = try folder.file("text.txt", Data("甲乙甲".utf8))
    let outcome = try BuiltBinary.run(["rules", "coverage", "--rules", folder.url.path(), text.path(), "/nowhere.txt"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("/nowhere.txt: no such file"))
    #expect(outcome.output.contains("2 alternatives"))
  }
}

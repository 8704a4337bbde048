import Foundation
import PolicyExtraction
import PolicyRecords
import PolicyRules
import Testing

/// An edited rule file takes effect at the next run, without a build.
@Suite struct RuleEditingTests {
  @Test func anAddedVerbOpensAMeasure() throws {
    let source = try Checkout.source(text: "关于试验工作的意见\n\n一、试验\n\n（一）方法。健全机制，蘑菇城市景观。\n")
    let before = Extractor(rules: try Checkout.rules.get()).extract(source).flatMap(\.measures).map(\.text)
    #expect(before == ["健全机制，蘑菇城市景观"])

    let edited = try Self.edited("zh/lexicons/verbs.tsv") { $0 + "蘑菇\tplain\t\n" }
    let after = Extractor(rules: try RuleSet.load(edited)).extract(source).flatMap(\.measures).map(\.text)
    #expect(after == ["健全机制", "蘑菇城市景观"])
  }

  @Test func aBrokenEditNamesItsPlace() throws {
    let edited = try Self.edited("zh/rules/note.yaml") { $0.replacingOccurrences(of: "phase: note", with: "phase: nite") }
    let fault = try #require(throws: RuleSetError.self) { _ = try RuleSet.load(edited) }
    #expect(fault.description.contains("note.yaml:"))
    #expect(fault.description.contains("`nite`"))
  }

  /// The shipped packs with one file changed.
  private static func edited(_ path: String, _ edit: (String) -> String) throws -> [PackFiles] {
    let files = try PackFiles.read(folder: Checkout.path("Rules"))
    let changed = files.files.map { file in
      file.path == path ? PackFiles.File(path: path, bytes: Array(edit(String(decoding: file.bytes, as: UTF8.self)).utf8)) : file
    }
    return RuleSet.packs(in: PackFiles(root: "Rules", files: changed))
  }
}

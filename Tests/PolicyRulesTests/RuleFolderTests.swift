import Foundation
import PolicyRules
import Testing

/// Folders as they are on disk: what is read of them, and what is not.
@Suite struct RuleFolderTests {
  /// A folder with a sound pack; `change` makes it what the test is about.
  private func faults(_ change: (URL) throws -> Void) throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in BrokenPack.soundFiles.files {
      let url = folder.appending(path: "mini/" + file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    try change(folder.appending(path: "mini"))
    return RuleSet.check(RuleSet.packs(in: try PackFiles.read(folder: folder.path(percentEncoded: false))))
  }

  @Test func aSoundFolderHasNoFault() throws {
    #expect(try faults { _ in } == [])
  }

  @Test func aLinkIsNotFollowed() throws {
    let loop = try faults { try FileManager.default.createSymbolicLink(at: $0.appending(path: "loop"), withDestinationURL: $0) }
    #expect(loop.map(\.code) == [.unsafePath])
    let outside = try faults {
      try FileManager.default.createSymbolicLink(
        at: $0.appending(path: "rules/more.yaml"), withDestinationURL: URL(filePath: "/etc/passwd"))
    }
    #expect(outside.map(\.code) == [.unsafePath])
    #expect(outside.first?.file.hasSuffix("mini/rules/more.yaml") == true)
  }

  @Test func aFileThatIsTooLargeIsNamedAndTheRestIsRead() throws {
    let found = try faults { try Data(count: 10 << 20).write(to: $0.appending(path: "lexicons/large.tsv")) }
    #expect(found.map(\.code) == [.limitExceeded])
    #expect(found.first?.file.hasSuffix("mini/lexicons/large.tsv") == true)
  }

  @Test func aMistakenEndingIsWarnedOf() throws {
    let found = try faults { try Data("phase: token".utf8).write(to: $0.appending(path: "rules/more.yml")) }
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.hint == "name it .yaml")
  }

  @Test func aFolderWithoutAPackSaysSo() throws {
    let found = try faults { try FileManager.default.removeItem(at: $0.appending(path: "pack.yaml")) }
    #expect(found.map(\.code) == [.unreadableFile])
  }

  @Test func aFolderThatIsNotThereSaysSo() {
    #expect(throws: RuleSetError.self) { try PackFiles.read(folder: "/nowhere/at/all") }
  }

  @Test func allFilesAreCheckedThoughOneIsBroken() throws {
    let found = try faults {
      try Data("rules: [".utf8).write(to: $0.appending(path: "rules/words.yaml"))
      try Data("term\n\tx\n".utf8).write(to: $0.appending(path: "lexicons/verbs.tsv"))
    }
    #expect(Set(found.filter { $0.severity == .error }.map(\.code)).isSuperset(of: [.invalidYAML, .invalidLexicon]))
  }
}

import Foundation
import PolicyRules
import Testing

/// Each code has a page, and the example of each page gives what the page says.
@Suite struct ErrorPageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Rules/docs/errors")

  /// The files in the fenced blocks of a page by their paths, and the text of its block of output.
  private static func blocks(of page: String) throws -> (files: [String: String], output: String) {
    let text = String(decoding: try Data(contentsOf: folder.appending(path: page)), as: UTF8.self)
    var files: [String: String] = [:]
    var output = ""
    for block in text.components(separatedBy: "```").enumerated() where block.offset % 2 == 1 {
      let parts = block.element.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let header = parts[0].split(separator: " ")
      if header.count > 1 { files[String(header[1])] = String(parts[1]) } else { output = String(parts[1]) }
    }
    return (files, output)
  }

  private static func check(_ files: [String: String]) -> [Diagnostic] {
    let files = files.map { PackFiles.File(path: $0.key, bytes: Array($0.value.utf8)) }
    return RuleSet.check(RuleSet.packs(in: PackFiles(root: "mini", files: files)))
  }

  @Test func everyCodeHasAPageAndEveryPageACode() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false)).sorted()
    #expect(pages == Diagnostic.Code.allCases.map { "\($0.rawValue).md" }.sorted() + ["README.md"])
    for code in Diagnostic.Code.allCases { #expect(code.page == "Rules/docs/errors/\(code.rawValue).md") }
    let contents = String(decoding: try Data(contentsOf: Self.folder.appending(path: "README.md")), as: UTF8.self)
    for code in Diagnostic.Code.allCases { #expect(contents.contains("- [\(code.rawValue)](\(code.rawValue).md): ")) }
  }

  @Test func thePackOfThePagesHasNoFault() throws {
    #expect(Self.check(try Self.blocks(of: "README.md").files).map(\.description) == [])
  }

  @Test(arguments: Diagnostic.Code.allCases)
  func theExampleGivesTheCode(code: Diagnostic.Code) throws {
    let (changes, output) = try Self.blocks(of: "\(code.rawValue).md")
    #expect(!changes.isEmpty)
    let faults = Self.check(try Self.blocks(of: "README.md").files.merging(changes) { _, new in new })
    let own = faults.filter { $0.code == code }.map { "\($0)\n" }.joined()
    #expect(!own.isEmpty && Array(own.utf8) == Array(output.utf8), "\(faults)")
  }
}

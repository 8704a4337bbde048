import Foundation
import Testing

@Suite("The pages on rules")
struct DocumentationTests {
  @Test("show what their commands print", arguments: ["Rules/docs/first-rule.md", "Rules/docs/overlay.md"])
  func commands(page: String) throws {
    try DocumentedCommands(page: page).run(in: try TemporaryFolder())
  }

  @Test("end with the overlay that is shipped")
  func overlay() throws {
    var files: [String: String] = [:]
    for case .file(let path, let text) in try DocumentedCommands(page: "Rules/docs/overlay.md").steps { files[path] = text }
    let folder = BuiltBinary.root.appending(path: "Rules/overlays/health")
    let shipped = try #require(FileManager.default.subpaths(atPath: folder.path())).filter { $0.contains(".") }.sorted()
    #expect(shipped == files.keys.filter { $0.hasPrefix("health/") }.map { String($0.dropFirst(7)) }.sorted())
    for path in shipped {
      // A shipped file names its schema in the first line, as the page's own need not.
      let lines = try String(contentsOf: folder.appending(path: path), encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      let text = lines.filter { !$0.hasPrefix("# yaml-language-server") }.joined(separator: "\n")
      #expect(files["health/" + path] == text, "\(path)")
    }
  }

  @Test("are linked from where people begin")
  func links() throws {
    let readme = try String(contentsOf: BuiltBinary.root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("(Rules/docs/first-rule.md)"))
    let reference = try String(contentsOf: BuiltBinary.root.appending(path: "Rules/README.md"), encoding: .utf8)
    for page in ["first-rule.md", "overlay.md", "errors/README.md"] { #expect(reference.contains("(docs/\(page))"), "\(page)") }
  }

  @Test("a comparison that takes … for any number of lines fails where a line differs")
  func comparison() {
    #expect(DocumentedCommands.fits(["a", "b", "c"], ["a", "…"]))
    #expect(DocumentedCommands.fits(["a", "b", "c"], ["…", "c"]))
    #expect(!DocumentedCommands.fits(["a", "b", "c"], ["a", "c"]))
    #expect(!DocumentedCommands.fits(["a"], ["a", "b"]))
  }
}

import BuiltinRules
import Foundation
import Testing

@testable import EmbedRulesTool

@Suite("The copy of the rules in the binary")
struct BuiltinRulesTests {
  @Test("equals the files on disk, sorted by path")
  func rules() throws {
    let folder = BuiltBinary.root.appending(path: "Rules")
    let entries = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))?.compactMap { $0 as? String } ?? []
    let paths = entries.filter { path in
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      let values = try? folder.appending(path: path).resourceValues(forKeys: [.isRegularFileKey])
      return !isHidden && values?.isRegularFile == true
    }
    #expect(BuiltinRules.files.map(\.path) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for file in BuiltinRules.files {
      #expect(try Data(contentsOf: folder.appending(path: file.path)) == Data(file.text.utf8), "\(file.path)")
    }
  }

  @Test("has the whole page of seed 004 as its sample")
  func sample() throws {
    let seed = try Data(contentsOf: BuiltBinary.root.appending(path: "seeds/004_66c209dab0f48980.txt"))
    #expect(Data(BuiltinRules.sample.text.utf8) == seed)
  }

  static let literals: [(text: String, literal: String)] = [
    ("", "#\"\"\"\n\n\"\"\"#"), ("国务院", "#\"\"\"\n国务院\n\"\"\"#"), ("a\n", "#\"\"\"\na\n\n\"\"\"#"),
    ("a\r\n", "#\"\"\"\na\\#u{d}\n\n\"\"\"#"),
    ("\"\"\"#", "##\"\"\"\n\"\"\"#\n\"\"\"##"), ("\\(x) \\#(y)", "##\"\"\"\n\\(x) \\#(y)\n\"\"\"##"),
    ("###", "####\"\"\"\n###\n\"\"\"####"),
    ("\u{FEFF}\u{0}\t", "#\"\"\"\n\\#u{feff}\\#u{0}\t\n\"\"\"#"),
  ]

  @Test("is written as literals that no content can end or escape from", arguments: literals)
  func literal(text: String, literal: String) {
    #expect(Array(SwiftLiteral.multiline(text).utf8) == Array(literal.utf8))
  }

  @Test("refuses a file that is not UTF-8, by name")
  func undecodable() throws {
    let folder = try TemporaryFolder()
    try folder.file("Rules/zh/bad.tsv", Data([0xB9, 0xFA]))
    let sample = try folder.file("sample.txt", "x").path()
    #expect(throws: EmbeddingFault.self) {
      try EmbedRulesTool.generate(rules: folder.url.appending(path: "Rules").path(), sample: sample)
    }
  }

  @Test("takes files of every depth and no hidden ones")
  func generated() throws {
    let folder = try TemporaryFolder()
    for path in ["zh/pack.yaml", "zh/lexicons/units.tsv", "en/pack.yaml", ".DS_Store", "zh/.swp/x"] {
      try folder.file("Rules/" + path, "content of \(path)")
    }
    let sample = try folder.file("sample.txt", "x").path()
    let source = try EmbedRulesTool.generate(rules: folder.url.appending(path: "Rules").path(), sample: sample)
    let paths = source.split(separator: "\n").filter { $0.contains("content of") }
    #expect(paths == ["content of en/pack.yaml", "content of zh/lexicons/units.tsv", "content of zh/pack.yaml"])
  }
}

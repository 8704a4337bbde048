import Foundation
import Testing

@Suite("Inputs on the command line")
struct InputTests {
  let folder = try? TemporaryFolder()

  /// Text that any engine reads as a document.
  static let text = "为进一步保障和改善民生，现提出如下意见。\n\n一、健全机制。完善制度。\n"

  private func sources(_ arguments: [String], input: Data? = nil, status: Int32 = 0) throws -> Set<String> {
    let folder = try #require(folder)
    let outcome = try BuiltBinary.run(arguments + ["--format", "jsonl"], input: input, in: folder.url)
    #expect(outcome.status == status, "\(outcome.errors)")
    let documents = try outcome.output.split(separator: "\n")
      .map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
      .filter { $0["type"] as? String == "document" }
    return Set(documents.compactMap { ($0["source"] as? [String: Any])?["path"] as? String })
  }

  @Test("a folder is read with the folders in it, hidden and other files left out")
  func folders() throws {
    let folder = try #require(folder)
    for name in ["b.txt", "a.md", "c/d.HTML", "c/e.htm", "c/.hidden.txt", ".git/x.txt", "f.pdf", "txt", "g.txt.bak"] {
      try folder.file("in/" + name, Self.text)
    }
    #expect(try sources(["in"]) == ["in/a.md", "in/b.txt", "in/c/d.HTML", "in/c/e.htm"])
    #expect(try sources(["in/"]) == ["in/a.md", "in/b.txt", "in/c/d.HTML", "in/c/e.htm"])
    #expect(try sources(["in/f.pdf"]) == ["in/f.pdf"], "a file named outright is read whatever its name")
  }

  @Test("a link back to its own folder is followed once")
  func links() throws {
    let folder = try #require(folder)
    try folder.file("in/a.txt", Self.text)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "in/loop"), withDestinationURL: folder.url.appending(path: "in"))
    try FileManager.default.createSymbolicLink(atPath: folder.url.appending(path: "in/dead.txt").path(), withDestinationPath: "nowhere")
    #expect(try sources(["in"]) == ["in/a.txt"])
  }

  @Test("standard input is read where it is piped, and as -")
  func standardInput() throws {
    #expect(try sources([], input: Data(Self.text.utf8)) == ["-"])
    #expect(try sources(["-"], input: Data(Self.text.utf8)) == ["-"])
  }

  @Test("without input the sample is shown, and said to be the sample unless quiet")
  func sample() throws {
    #expect(try sources([]).count == 1)
    #expect(try BuiltBinary.run([]).errors.contains("bundled sample"))
    #expect(try BuiltBinary.run(["--quiet"]).errors.isEmpty)
  }

  @Test("names with spaces, Chinese and a leading hyphen are read")
  func names() throws {
    let folder = try #require(folder)
    let names = ["a b.txt", "关于民生的意见.txt", "-x.txt", "rules"]
    for name in names { try folder.file(name, Self.text) }
    #expect(try sources(["a b.txt", "关于民生的意见.txt", "./-x.txt", "./rules"]) == ["a b.txt", "关于民生的意见.txt", "./-x.txt", "./rules"])
  }

  static let bad: [(name: String, bytes: [UInt8]?, message: String)] = [
    ("missing.txt", nil, "no such file"), ("empty.txt", [], "empty"), ("binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1], "not text"),
    ("large.txt", Array(repeating: 0x61, count: (1 << 20) + 1), "larger than 1 MB"),
  ]

  @Test("a bad file is named with what to do, and the others go on", arguments: bad)
  func badFiles(name: String, bytes: [UInt8]?, message: String) throws {
    let folder = try #require(folder)
    if let bytes { try folder.file(name, Data(bytes)) }
    try folder.file("good.txt", Self.text)
    #expect(try sources([name, "good.txt", "--max-megabytes", "1"], status: 1) == ["good.txt"])
    let outcome = try BuiltBinary.run([name, "--max-megabytes", "1"], in: folder.url)
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("extract: \(name): "))
    #expect(outcome.errors.contains(message) && outcome.errors.contains("; "), "\(outcome.errors)")
  }

  @Test("an empty folder and empty standard input are named")
  func nothing() throws {
    let folder = try #require(folder)
    try FileManager.default.createDirectory(at: folder.url.appending(path: "void"), withIntermediateDirectories: true)
    let outcome = try BuiltBinary.run(["void"], in: folder.url)
    #expect(outcome.status == 1 && outcome.errors.hasPrefix("extract: void: holds no .txt"))
    let piped = try BuiltBinary.run([], input: Data())
    #expect(piped.status == 1 && piped.errors.hasPrefix("extract: -: is empty"))
  }

  @Test("a file name cannot drive the terminal")
  func controlCharacters() throws {
    let errors = try BuiltBinary.run(["no\u{1B}[2Jfile\n.txt"]).errors
    #expect(errors.hasPrefix("extract: no?[2Jfile?.txt: "))
  }
}

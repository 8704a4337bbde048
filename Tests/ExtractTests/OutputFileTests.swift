import Foundation
import Testing

@Suite("Output files")
struct OutputFileTests {
  let folder = try? TemporaryFolder()

  @Test("hold what standard output would, and leave nothing beside them")
  func whole() throws {
    let folder = try #require(folder)
    try folder.file("a.txt", InputTests.text)
    let direct = try BuiltBinary.run(["a.txt"], in: folder.url)
    let outcome = try BuiltBinary.run(["a.txt", "--output", "a.json"], in: folder.url)
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(try Data(contentsOf: folder.url.appending(path: "a.json")) == direct.bytes)
    #expect(try folder.names == ["a.json", "a.txt"])
  }

  @Test("replace an earlier file, through a link too")
  func replacement() throws {
    let folder = try #require(folder)
    try folder.file("a.txt", InputTests.text)
    let old = try folder.file("old.json", "old")
    try FileManager.default.createSymbolicLink(atPath: folder.url.appending(path: "link.json").path(), withDestinationPath: "old.json")
    #expect(try BuiltBinary.run(["a.txt", "--output", "link.json"], in: folder.url).status == 0)
    #expect(try String(contentsOf: old, encoding: .utf8).hasPrefix("{"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.url.appending(path: "link.json").path()) == "old.json")
  }

  @Test("stay as they were where no input could be read")
  func untouched() throws {
    let folder = try #require(folder)
    let old = try folder.file("old.json", "old")
    #expect(try BuiltBinary.run(["missing.txt", "--output", "old.json"], in: folder.url).status == 1)
    #expect(try String(contentsOf: old, encoding: .utf8) == "old")
    #expect(try folder.names == ["old.json"])
  }

  @Test("are written where some input failed, and the status says so")
  func partial() throws {
    let folder = try #require(folder)
    try folder.file("a.txt", InputTests.text)
    #expect(try BuiltBinary.run(["a.txt", "missing.txt", "--output", "a.json"], in: folder.url).status == 1)
    #expect(try folder.names == ["a.json", "a.txt"])
  }

  @Test("never replace an input")
  func input() throws {
    let folder = try #require(folder)
    let text = try folder.file("a.txt", InputTests.text)
    let outcome = try BuiltBinary.run(["./a.txt", "--output", "a.txt"], in: folder.url)
    #expect(outcome.status == 2 && outcome.errors.contains("is an input too"))
    #expect(try String(contentsOf: text, encoding: .utf8) == InputTests.text)
  }

  @Test("that are devices are written to, not replaced", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func devices() throws {
    #expect(try BuiltBinary.run(["--output", "/dev/null"]).status == 0)
    let full = try BuiltBinary.run(["--output", "/dev/full"])
    #expect(full.status == 2 && full.errors.contains("/dev/full: cannot be written"))
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }
}

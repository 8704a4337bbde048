import Foundation
import Testing

@Suite("Usage of the command line")
struct UsageTests {
  static let wrong: [(arguments: [String], message: String)] = [
    (["--format", "xml"], "json"), (["--nonsense"], "--nonsense"), (["--format", "csv", "--table", "verbs"], "measures"),
    (["--table", "items"], "--format csv"),
    (["--excel"], "--format csv"), (["--csv-raw", "--format", "jsonl"], "--format csv"), (["--max-megabytes", "0"], "from 1 to"),
    (["--rules", "/nowhere/at/all"], "--rules"), (["--output", "/"], "folder"),
    (["--output", "/nowhere/at/all.json"], "cannot be written"), (["--format"], "--format"),
  ]

  @Test("mistakes end with status 2, a message and no output", arguments: wrong)
  func mistakes(arguments: [String], message: String) throws {
    let outcome = try BuiltBinary.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("extract: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("help and version are written to standard output", arguments: [["--help"], ["-h"], ["run", "--help"], ["--version"]])
  func help(arguments: [String]) throws {
    let outcome = try BuiltBinary.run(arguments)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.contains("extract"))
  }

  @Test("help teaches: examples, every option, exit statuses, where rules come from, within 80 columns")
  func teaching() throws {
    let help = try BuiltBinary.run(["--help"]).output
    let taught = [
      "EXAMPLES", "EXIT STATUS", "EXTRACT_RULES", "--format", "--table", "--output", "--rules", "--encoding", "--quiet", "--excel",
      "--csv-raw",
    ]
    for word in taught { #expect(help.contains(word), "\(word)") }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a folder of rules that is not there is refused wherever it is named")
  func rulesVariable() throws {
    let outcome = try BuiltBinary.run([], environment: ["EXTRACT_RULES": "/nowhere/at/all"])
    #expect(outcome.status == 2 && outcome.errors.contains("EXTRACT_RULES"))
  }

  @Test("the same command gives the same bytes", arguments: ["json", "jsonl", "csv"])
  func deterministic(format: String) throws {
    let first = try BuiltBinary.run(["seeds", "--format", format])
    let second = try BuiltBinary.run(["seeds", "--format", format])
    #expect(first.status == 0)
    #expect(!first.bytes.isEmpty)
    #expect(first.bytes == second.bytes)
  }

  @Test("the binary copied alone into an empty folder works")
  func alone() throws {
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: "extract")
    try FileManager.default.copyItem(at: BuiltBinary.url, to: copy)
    let outcome = try BuiltBinary.run(["--format", "csv", "--table", "documents"], in: folder.url, binary: copy)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(try folder.names == ["extract"])
  }
}

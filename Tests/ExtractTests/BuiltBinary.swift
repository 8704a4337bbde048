import Foundation
import Testing

/// Runs the built `extract` as a user would.
struct BuiltBinary {
  /// What a run gave.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
    let bytes: Data
  }

  /// Beside the test bundle, whatever the configuration; the test target depends on the executable, so it is there.
  static var url: URL {
    let folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? URL(filePath: ".build/debug")
    return folder.appending(path: "extract")
  }

  /// The root of the checkout.
  static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Runs to the end. Without input, standard input is the null device; outputs go through files, so that no pipe can fill up.
  static func run(
    _ arguments: [String], input: Data? = nil, in folder: URL = root, environment: [String: String] = [:], binary: URL = url
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let output = try scratch.file("output", Data())
    let errors = try scratch.file("errors", Data())
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "EXTRACT_RULES" }.merging(environment) { _, new in new }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: scratch.file("input", $0)) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationReason == .exit, "extract crashed")
    let bytes = try Data(contentsOf: output)
    let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    return Outcome(status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self), errors: said, bytes: bytes)
  }
}

/// A folder that goes when it is no longer used. A class, for only a class knows when that is.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "extract-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Makes a file, and the folders it is in.
  @discardableResult
  func file(_ path: String, _ data: Data) throws -> URL {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  @discardableResult
  func file(_ path: String, _ text: String) throws -> URL {
    try file(path, Data(text.utf8))
  }

  /// The names in the folder, hidden ones too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)).sorted() }
  }
}

import Foundation
import PolicyRules
import PolicyText

/// Where the tests find the checkout's files, and what stands beside it.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The shipped packs.
  static let rules = Result { try RuleSet.load(RuleSet.packs(in: PackFiles.read(folder: path("Rules")))) }

  static func path(_ relative: String) -> String { root.appending(path: relative).path(percentEncoded: false) }

  /// The five seeds, by file name.
  static let seeds: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path("seeds"))) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  static func source(_ relative: String) throws -> SourceText {
    try SourceText(path: relative, data: [UInt8](Data(contentsOf: URL(filePath: path(relative)))))
  }

  static func source(text: String, path: String = "test.txt") throws -> SourceText {
    try SourceText(path: path, data: Array(text.utf8))
  }

  /// The folder of shared test data beside the checkout or a worktree of it; `nil` where it is not there.
  static let shared: URL? = {
    var folder = root
    for _ in 0..<3 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared/gold")
      if FileManager.default.fileExists(atPath: candidate.path(percentEncoded: false)) { return folder.appending(path: "shared") }
    }
    return nil
  }()
}

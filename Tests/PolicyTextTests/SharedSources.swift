import Foundation

@testable import PolicyText

/// The texts that stand beside the checkout, in a `shared` folder: gold sources and, where present, the corpus.
enum SharedSources {
  /// The nearest `shared` folder beside one of the folders that hold this file.
  static let folder: URL? = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let shared = folder.appendingPathComponent("shared")
      if FileManager.default.fileExists(atPath: shared.appendingPathComponent("gold/sources").path) { return shared }
    }
    return nil
  }()

  static let isAbsent = folder == nil
  static let absence = "no `shared` folder beside the checkout"

  /// All files of the gold sources and the corpus, in order of path.
  static var files: [URL] { gold + files(in: "corpus/docs") }

  static var gold: [URL] { files(in: "gold/sources") }

  static func source(_ name: String) throws -> SourceText {
    guard let file = files.first(where: { $0.lastPathComponent.hasPrefix(name) }) else { throw CocoaError(.fileNoSuchFile) }
    return try SourceText(contentsOfFile: file.path)
  }

  private static func files(in path: String) -> [URL] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)) ?? []
    return names.sorted().map { folder.appendingPathComponent(path).appendingPathComponent($0) }
  }
}

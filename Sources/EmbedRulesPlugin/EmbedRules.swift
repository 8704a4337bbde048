import Foundation
import PackagePlugin

/// Writes the files under `Rules/` and the sample text into Swift source, so that the one binary works wherever it is copied.
@main
struct EmbedRules: BuildToolPlugin {
  /// The text shown where `extract` is called without any input.
  static let samplePath = "seeds/004_66c209dab0f48980.txt"

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let rules = root.appending(path: "Rules", directoryHint: .isDirectory)
    let sample = root.appending(path: Self.samplePath)
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltinFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding the rule packs and the sample",
        executable: try context.tool(named: "EmbedRulesTool").url,
        arguments: [rules.path(percentEncoded: false), sample.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: try files(under: rules) + [sample],
        outputFiles: [output])
    ]
  }

  /// Every file, so that an edit runs the command again. A file that is added or taken away makes SwiftPM plan anew, which the link in `BuiltinRules` sees to.
  private func files(under folder: URL) throws -> [URL] {
    guard let paths = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false)) else { return [] }
    return paths.compactMap { $0 as? String }.sorted().map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
  }
}

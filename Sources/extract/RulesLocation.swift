import Foundation

/// Where the rules of a run come from.
enum RulesLocation: Hashable {
  /// Folders on disk, in the order they were given.
  case folders([String])
  /// The copy inside the binary.
  case builtin

  /// The variable that names a folder of rules.
  static let variable = "EXTRACT_RULES"

  /// The first there is: the folders of `--rules`, the folder of `EXTRACT_RULES`, `Rules/` of the checkout that the binary was built in, the copy inside the binary.
  ///
  /// A `Rules/` of the current folder is not looked at: what a command does should not depend on where it is called.
  static func find(options: [String]) throws(CommandFault) -> RulesLocation {
    for folder in options where FileStatus.isFolder(folder) != true { throw .noRules(folder, givenBy: "--rules") }
    guard options.isEmpty else { return .folders(options) }
    if let folder = ProcessInfo.processInfo.environment[variable], !folder.isEmpty {
      guard FileStatus.isFolder(folder) == true else { throw .noRules(folder, givenBy: variable) }
      return .folders([folder])
    }
    return standard
  }

  /// The shipped rules: those of the checkout, else the copy inside the binary.
  static var standard: RulesLocation { checkoutRules().map { .folders([$0]) } ?? .builtin }

  /// `Rules/` beside the `Package.swift` that a binary under `.build/` was built from.
  private static func checkoutRules() -> String? {
    guard var folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent() else { return nil }
    // .build/<triple>/<configuration> is three folders deep.
    for _ in 0..<3 {
      let isBuildFolder = folder.lastPathComponent == ".build"
      folder.deleteLastPathComponent()
      guard isBuildFolder else { continue }
      let rules = folder.appending(path: "Rules").path(percentEncoded: false)
      let manifest = folder.appending(path: "Package.swift").path(percentEncoded: false)
      return FileStatus.isFolder(rules) == true && FileStatus.isRegularFile(manifest) ? rules : nil
    }
    return nil
  }
}

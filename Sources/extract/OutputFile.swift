import Foundation

/// A file that appears whole or not at all: its bytes go to a hidden file beside it, which takes its place at the end.
struct OutputFile {
  private let path: String
  /// Equal to `path` for what is no regular file, such as `/dev/null` or a named pipe: that is written to directly, never replaced.
  private let temporaryPath: String
  private let handle: FileHandle

  /// Opens the file for writing; nothing stands at the path yet, and what stood there stays.
  init(path: String) throws(CommandFault) {
    let exists = FileStatus.isFolder(path)
    guard exists != true else { throw .outputIsFolder(path) }
    // Through a link the file that it leads to is replaced, and the link stays.
    let target = URL(filePath: path).resolvingSymlinksInPath()
    let isReplaced = exists == nil || FileStatus.isRegularFile(path)
    self.path = isReplaced ? target.path(percentEncoded: false) : path
    let hiddenName = ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp"
    temporaryPath = isReplaced ? target.deletingLastPathComponent().appending(path: hiddenName).path(percentEncoded: false) : path
    if isReplaced, !FileManager.default.createFile(atPath: temporaryPath, contents: nil) {
      throw .unwritable(path, reason: "no file can be made in its folder")
    }
    do {
      handle = try FileHandle(forWritingTo: URL(filePath: temporaryPath))
    } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
  }

  func write(_ bytes: [UInt8]) throws(CommandFault) {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
  }

  /// Puts the file in its place.
  func commit() throws(CommandFault) {
    do {
      try handle.close()
    } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
    guard temporaryPath != path else { return }
    if let reason = FileStatus.replace(path, with: temporaryPath) { throw .unwritable(path, reason: reason) }
  }

  /// Takes the hidden file away; what stood at the path stays.
  func discard() {
    // Closing a handle that failed to write may fail again; the file goes in any case.
    try? handle.close()
    if temporaryPath != path { try? FileManager.default.removeItem(atPath: temporaryPath) }
  }

  /// Refuses an output that would replace one of the inputs.
  static func refuse(_ output: String?, asOneOf inputs: [Input]) throws(CommandFault) {
    guard let output, FileStatus.isRegularFile(output) else { return }
    let target = URL(filePath: output).resolvingSymlinksInPath()
    for case .file(let path) in inputs where URL(filePath: path).resolvingSymlinksInPath() == target {
      throw .outputIsInput(output)
    }
  }
}

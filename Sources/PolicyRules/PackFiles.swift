import Foundation
import PolicyText

/// The files of one rule pack as read, before anything is parsed: what is loaded from a folder or from the copy built into the program.
public struct PackFiles: Sendable {
  /// One file: its path inside the pack (`/` between parts) and its bytes.
  public struct File: Sendable {
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// What precedes a file's path in messages: the folder as the user gave it.
  public let root: String
  /// Sorted by path.
  public let files: [File]

  public init(root: String, files: [File]) {
    self.root = root
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The largest rule file that is read, in bytes.
  public static let fileSizeBytesMax = 4 << 20

  /// Reads every `.yaml`, `.tsv` and `.txt` file below `folder`. Hidden files are passed over, symbolic links are not followed,
  /// so that neither a loop nor a file outside the folder is ever read.
  ///
  /// - Throws: a `RuleSetError` naming the folder or the file that cannot be read or is too large.
  public static func read(folder: String) throws(RuleSetError) -> PackFiles {
    let base = URL(fileURLWithPath: folder, isDirectory: true)
    let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey]
    guard
      let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    else { throw unreadable(folder, "the folder cannot be read", "give a folder that holds pack.yaml") }
    var files: [File] = []
    for case let url as URL in walk {
      guard let values = try? url.resourceValues(forKeys: Set(keys)), values.isRegularFile == true, values.isSymbolicLink != true,
        ["yaml", "tsv", "txt"].contains(url.pathExtension)
      else { continue }
      let path = String(url.standardizedFileURL.path.dropFirst(base.standardizedFileURL.path.count).drop { $0 == "/" })
      if let size = values.fileSize, size > fileSizeBytesMax {
        throw unreadable(folder + "/" + path, "the file has \(size) bytes; at most \(fileSizeBytesMax) are read", "split the file")
      }
      guard let data = try? Data(contentsOf: url) else {
        throw unreadable(folder + "/" + path, "the file cannot be read", "check its permissions")
      }
      files.append(File(path: path, bytes: [UInt8](data)))
    }
    return PackFiles(root: folder, files: files)
  }

  /// The file at a path inside the pack.
  func file(_ path: String) -> File? {
    files.first { $0.path == path }
  }

  /// SHA-256 over every file's path and bytes in path order, as hexadecimal digits: names the exact rules an output was made with.
  func digest() -> String {
    var all: [UInt8] = []
    for file in files {
      all += Array(file.path.utf8) + [0] + file.bytes + [0]
    }
    return SHA256.hex(of: all)
  }

  private static func unreadable(_ file: String, _ message: String, _ hint: String) -> RuleSetError {
    RuleSetError(diagnostics: [
      Diagnostic(severity: .error, code: .unreadableFile, file: file, line: 0, column: 0, message: message, hint: hint, excerpt: "")
    ])
  }
}

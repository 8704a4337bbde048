import Foundation
import PolicyText

/// The files of one rule pack as read, before anything is parsed: what is loaded from a folder or from the copy built into the program.
public struct PackFiles: Sendable {
  /// One file: its path inside the pack (`/` between parts) and its bytes.
  public struct File: Sendable {
    /// From the pack's folder on, `/` between parts.
    public let path: String
    /// The file's content.
    public let bytes: [UInt8]

    /// A file by its path and content.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// What precedes a file's path in messages: the folder as the user gave it.
  public let root: String
  /// Sorted by path.
  public let files: [File]
  /// What of the folder could not be read.
  public let faults: [Diagnostic]

  /// Files by what precedes their paths in messages; `faults` is what could not be read.
  public init(root: String, files: [File], faults: [Diagnostic] = []) {
    self.root = root
    self.faults = faults
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The largest rule file that is read, in bytes.
  public static let fileSizeBytesMax = 4 << 20
  /// How many files and folders of a rules folder are looked at.
  public static let entriesMax = 10_000
  /// How many rule files there may be, in bytes all together.
  public static let folderSizeBytesMax = 64 << 20

  /// Reads every `.yaml`, `.tsv` and `.txt` file below `folder`. Hidden files are passed over, symbolic links are not followed,
  /// so that neither a loop nor a file outside the folder is ever read. What cannot be read is noted in `faults`, the rest is read.
  ///
  /// - Throws: a `RuleSetError` naming the folder, where it cannot be read at all.
  public static func read(folder: String) throws(RuleSetError) -> PackFiles {
    let base = URL(fileURLWithPath: folder, isDirectory: true)
    let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey]
    guard (try? base.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true,
      let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    else {
      throw RuleSetError(diagnostics: [fault(.unreadableFile, folder, "the folder cannot be read", "give a folder that holds pack.yaml")])
    }
    var files: [File] = []
    var faults: [Diagnostic] = []
    var entries = 0
    var size = 0
    for case let url as URL in walk {
      let path = String(url.standardizedFileURL.path.dropFirst(base.standardizedFileURL.path.count).drop { $0 == "/" })
      let shown = folder + "/" + path
      entries += 1
      if entries > entriesMax || size > folderSizeBytesMax {
        faults.append(
          fault(
            .limitExceeded, folder, "the folder holds more than \(entriesMax) files or \(folderSizeBytesMax >> 20) MB of rules",
            "give the folder of the rules alone"))
        break
      }
      guard let values = try? url.resourceValues(forKeys: Set(keys)) else { continue }
      if values.isSymbolicLink == true {
        if url.pathExtension.isEmpty || extensions.contains(url.pathExtension) {
          faults.append(fault(.unsafePath, shown, "symbolic links are not followed", "put the file or folder itself here"))
        }
        continue
      }
      guard values.isRegularFile == true else { continue }
      guard extensions.contains(url.pathExtension) else {
        if let meant = mistaken[url.pathExtension] {
          faults.append(
            fault(.unreadableFile, shown, "a file with this ending is not read", "name it .\(meant)", severity: .warning))
        }
        continue
      }
      if let length = values.fileSize, length > fileSizeBytesMax {
        faults.append(fault(.limitExceeded, shown, "the file has \(length) bytes; at most \(fileSizeBytesMax) are read", "split the file"))
        continue
      }
      guard let data = try? Data(contentsOf: url) else {
        faults.append(fault(.unreadableFile, shown, "the file cannot be read", "check its permissions"))
        continue
      }
      size += data.count
      files.append(File(path: path, bytes: [UInt8](data)))
    }
    return PackFiles(root: folder, files: files, faults: faults)
  }

  /// Whether a file is one of a pack's: others, such as a README, may stand beside them.
  static func isRuleFile(_ path: String) -> Bool { extensions.contains { path.hasSuffix("." + $0) } }

  private static let extensions = ["yaml", "tsv", "txt"]
  /// Endings that were meant to be others.
  private static let mistaken = ["yml": "yaml", "csv": "tsv", "TSV": "tsv", "YAML": "yaml"]

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

  private static func fault(
    _ code: Diagnostic.Code, _ file: String, _ message: String, _ hint: String, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(severity: severity, code: code, file: file, line: 0, column: 0, message: message, hint: hint, excerpt: "")
  }
}

import Foundation

/// What the file system says of a path. The only place of the command line that calls C with pointers: each is to a local value and outlives the call.
enum FileStatus {
  /// Whether a path leads to a folder, links followed; `nil` where it leads nowhere.
  static func isFolder(_ path: String) -> Bool? {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue
  }

  /// Whether a path leads to a regular file, links followed.
  static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether standard input is the null device, or closed.
  static func standardInputIsNull() -> Bool {
    var input = stat()
    var null = stat()
    guard unsafe fstat(STDIN_FILENO, &input) == 0 else { return true }
    guard unsafe stat("/dev/null", &null) == 0 else { return false }
    return input.st_mode & S_IFMT == S_IFCHR && input.st_rdev == null.st_rdev
  }

  /// Puts a file in another's place in one step: whoever reads the path sees the old file or the new one, whole.
  ///
  /// - Returns: Why it failed; `nil` for success.
  static func replace(_ path: String, with newPath: String) -> String? {
    guard unsafe rename(newPath, path) != 0 else { return nil }
    return unsafe String(cString: strerror(errno))
  }
}

import Foundation

/// One thing to read.
enum Input: Hashable {
  case file(String)
  case standardInput
  /// The text inside the binary.
  case sample
  /// What was named but cannot be read; it is reported when its turn comes, so that messages keep the order of the arguments.
  case fault(InputFault)
}

/// The inputs that the arguments stand for, in their order.
struct InputSet {
  /// The files of a folder that are read, by the ends of their names in any case.
  static let extensions = ["txt", "md", "html", "htm"]

  let inputs: [Input]

  /// Finds the inputs. Without arguments piped text is read, else the sample.
  init(arguments: [String], standardInput: StandardInput.Kind) {
    guard !arguments.isEmpty else {
      inputs = standardInput == .piped ? [.standardInput] : [.sample]
      return
    }
    inputs = arguments.flatMap { argument -> [Input] in
      guard argument != "-" else { return [.standardInput] }
      switch FileStatus.isFolder(argument) {
      case true: return Self.inputs(inFolder: argument)
      case false: return [.file(argument)]
      default: return [.fault(.missing(argument))]
      }
    }
  }

  private static func inputs(inFolder folder: String) -> [Input] {
    var walk = FolderWalk()
    walk.visit(folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
    let isBarren = walk.inputs.isEmpty
    return isBarren ? [.fault(.noTexts(folder))] : walk.inputs
  }
}

/// Collects the texts of a folder and of the folders in it.
private struct FolderWalk {
  private(set) var inputs: [Input] = []
  /// Real paths of the folders seen: a link back to one of them is not followed again.
  private var visited: Set<String> = []

  /// Takes a folder's entries by the bytes of their names, the same order on every machine.
  mutating func visit(_ folder: String) {
    guard visited.insert(URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)).inserted else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      inputs.append(.fault(.unreadable(folder, reason: error.localizedDescription)))
      return
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
      let path = folder == "/" ? "/" + name : folder + "/" + name
      switch FileStatus.isFolder(path) {
      case true: visit(path)
      case false where Self.isText(name): inputs.append(.file(path))
      default: continue
      }
    }
  }

  private static func isText(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return InputSet.extensions.contains(name[dot...].dropFirst().lowercased())
  }
}

extension RuleSet {
  /// Loads packs, each from its own files, overlays merged into the packs they extend.
  ///
  /// - Throws: the faults of all packs, where at least one pack has an error; then nothing is loaded.
  public static func load(_ packs: [PackFiles]) throws(RuleSetError) -> RuleSet {
    var loader = RuleSetLoader(findsShadows: false)
    let loaded = loader.load(packs)
    if loader.diagnostics.contains(where: { $0.severity == .error }) { throw RuleSetError(diagnostics: loader.diagnostics) }
    return RuleSet(packs: loaded, warnings: loader.diagnostics)
  }

  /// Every fault and warning of packs, in the order of the packs and their files; rules that can never stand, which loading does not look
  /// for, among them.
  public static func check(_ packs: [PackFiles]) -> [Diagnostic] {
    var loader = RuleSetLoader(findsShadows: true)
    _ = loader.load(packs)
    return loader.diagnostics
  }

  /// Below it lie overlays that are used only where they are asked for.
  static let overlaysFolder = "overlays/"

  /// Splits the files of a rules folder into packs: every folder that holds a `pack.yaml` is one. A folder without any is one faulty pack.
  ///
  /// What lies in a folder `overlays` is passed over: an overlay is taken where its own folder, or `overlays` itself, is given.
  public static func packs(in folder: PackFiles) -> [PackFiles] {
    let suffix = "pack.yaml"
    let files = PackFiles(
      root: folder.root, files: folder.files.filter { !$0.path.hasPrefix(overlaysFolder) && !$0.path.contains("/" + overlaysFolder) },
      faults: folder.faults)
    let folders = files.files.map(\.path).filter { $0 == suffix || $0.hasSuffix("/" + suffix) }.map { String($0.dropLast(suffix.count)) }
    guard !folders.isEmpty else { return [files] }
    /// The innermost pack that a path is in.
    func owner(_ path: String) -> String? { folders.filter { path.hasPrefix($0) }.max { $0.utf8.count < $1.utf8.count } }
    let prefix = files.root + "/"
    return folders.enumerated().map { number, folder in
      let members = files.files.filter { owner($0.path) == folder }
      let faults = files.faults.filter { fault in
        let path = fault.file.hasPrefix(prefix) ? String(fault.file.dropFirst(prefix.utf8.count)) : ""
        return owner(path) == folder || (number == 0 && owner(path) == nil)
      }
      return PackFiles(
        root: folder.isEmpty ? files.root : prefix + folder.dropLast(),
        files: members.map { PackFiles.File(path: String($0.path.dropFirst(folder.count)), bytes: $0.bytes) }, faults: faults)
    }
  }

  /// The packs among `others` that overlays of `packs` extend and `packs` does not hold, with all that stand beside them: an overlay given
  /// alone changes the packs that are there anyway. Nothing where each overlay has its base.
  public static func bases(for packs: [PackFiles], among others: @autoclosure () throws(RuleSetError) -> [PackFiles]) throws(RuleSetError)
    -> [PackFiles]
  {
    let given = packs.map(PackIdentity.init)
    let ids = Set(given.map(\.id))
    guard given.contains(where: { $0.base.map { !ids.contains($0) } ?? false }) else { return [] }
    return try others().filter { files in
      let identity = PackIdentity(files)
      return identity.base == nil && !ids.contains(identity.id)
    }
  }
}

/// What a pack's manifest says it is.
private struct PackIdentity {
  var id = ""
  var base: String?

  init(_ files: PackFiles) {
    guard let file = files.file("pack.yaml"), let text = String(validating: file.bytes, as: UTF8.self),
      let manifest = PackManifest.read(RuleFileReader(path: "", text: text))
    else { return }
    id = manifest.id
    base = manifest.base?.text
  }
}

/// Reads packs, merges overlays and compiles, collecting the faults of all.
private struct RuleSetLoader {
  let findsShadows: Bool
  private(set) var diagnostics: [Diagnostic] = []

  mutating func load(_ packs: [PackFiles]) -> [Pack] {
    let sources = packs.map { PackSource($0) }
    var bases = sources.filter { $0.manifest?.base == nil }
    report(duplicates: bases)
    for overlay in sources {
      guard let wanted = overlay.manifest?.base else { continue }
      if let number = bases.firstIndex(where: { $0.manifest?.id == wanted.text }) {
        bases[number].apply(overlay)
      } else {
        let ids = sources.compactMap { $0.manifest?.base == nil ? $0.manifest?.id : nil }
        let isOverlay = sources.contains { $0.manifest?.id == wanted.text }
        let near = Spelling.nearest(to: wanted.text, among: ids).map { "did you mean `\($0)`? " } ?? ""
        overlay.manifestReader?.report(
          .unknownBase, isOverlay ? "`\(wanted.text)` is an overlay itself" : "there is no pack `\(wanted.text)` to extend",
          help: isOverlay
            ? "extend the pack that it extends" : near + (ids.isEmpty ? "give its folder too" : "packs: \(ids.joined(separator: ", "))"),
          at: wanted.node)
        diagnostics += overlay.diagnostics
      }
    }
    var compiled: [Pack] = []
    for base in bases {
      var compiler = PackCompiler(base, findsShadows: findsShadows)
      let pack = compiler.compile()
      diagnostics += base.diagnostics
      if let pack { compiled.append(pack) }
    }
    return compiled
  }

  private func report(duplicates packs: [PackSource]) {
    var seen: [String: String] = [:]
    for pack in packs {
      guard let id = pack.manifest?.id, let reader = pack.manifestReader else { continue }
      if let first = seen[id] {
        reader.report(
          .duplicateID, "pack `\(id)` stands in \(first) already", help: "give it another id, or `extends: \(id)` to change that pack",
          line: 1, column: 1)
      }
      seen[id] = pack.files[0].root
    }
  }
}

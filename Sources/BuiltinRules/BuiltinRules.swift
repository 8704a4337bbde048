/// The rule packs and the sample text that were embedded when the binary was built. A checkout's own `Rules/` folder goes before them.
public enum BuiltinRules {
  /// The files under `Rules/` as they were, sorted by the bytes of their paths.
  public static var files: [BuiltinFile] { embeddedFiles }

  /// The text shown where `extract` is called without any input: a newspaper page with an opinion of the State Council and its neighbours.
  public static var sample: BuiltinFile { BuiltinFile(path: "sample", text: embeddedSample) }
}

/// One embedded file.
public struct BuiltinFile: Sendable, Hashable {
  /// The path below `Rules/`, such as `zh/pack.yaml`.
  public let path: String
  /// The content, byte for byte; the files are UTF-8.
  public let text: String
}

/// The markup of a source.
public enum SourceFormat: String, Sendable, Hashable, CaseIterable {
  case text
  case markdown
  case html
}

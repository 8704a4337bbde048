import Yams

/// A text file of a pack with its lines at hand, which collects the faults found in it.
final class RuleFileReader {
  // A class because several readers of parts of one file add to the same list of faults.
  let path: String
  let text: String
  private(set) var diagnostics: [Diagnostic] = []
  private lazy var lines: [Substring] = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }

  init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// Notes a fault at a 1-based line and column (in code points); 0 where the place is not known.
  func report(_ code: Diagnostic.Code, _ message: String, help: String = "", line: Int, column: Int, severity: Diagnostic.Severity = .error)
  {
    if diagnostics.count >= Self.faultsMax { return }
    let isLast = diagnostics.count == Self.faultsMax - 1
    let excerpt = line > 0 && line <= lines.count ? String(lines[line - 1]) : ""
    diagnostics.append(
      Diagnostic(
        severity: severity, code: code, file: path, line: line, column: column, message: message,
        hint: isLast ? "further faults of this file are not listed" : help,
        excerpt: excerpt))
  }

  /// How many faults of one file are noted.
  static let faultsMax = 100

  /// Notes a fault at a node of the file, or at the scalar with number `offset` of the text that the node holds.
  func report(
    _ code: Diagnostic.Code, _ message: String, help: String = "", at node: Node, offset: Int = 0, severity: Diagnostic.Severity = .error
  ) {
    let place = textPlace(of: node).place(of: offset)
    report(code, message, help: help, line: place.line, column: place.column, severity: severity)
  }

  /// Where the text of a node stands.
  func textPlace(of node: Node) -> TextPlace { TextPlace(node: node, file: path, lines: lines) }

  /// Parses the file as one YAML document; `nil` and a fault noted where that fails.
  func yaml() -> Node? {
    // Anchors are refused before anything is parsed: what they expand to has no bound.
    if let place = YAMLAliases.first(in: text) {
      report(
        .invalidYAML, "anchors (`&name`) and aliases (`*name`) are not taken",
        help: "write it out; a pattern that begins with the sign goes in quotes",
        line: place.line, column: place.column)
      return nil
    }
    do {
      // Everything is taken as text: telling numbers and dates apart would run a dozen regular expressions on every key.
      if let node = try Yams.compose(yaml: text, .basic) { return node }
      report(.invalidYAML, "the file holds no YAML document", help: "write at least one key", line: 1, column: 1)
    } catch let error as YamlError {
      report(error)
    } catch {
      report(.invalidYAML, "\(error)", help: "check the file against the YAML syntax", line: 1, column: 1)
    }
    return nil
  }

  private func report(_ error: YamlError) {
    switch error {
    case .composer(_, _, let mark, _):
      report(.invalidYAML, "a second YAML document begins here", help: "take the line `---` away", line: mark.line, column: mark.column)
    case .parser(_, let problem, let mark, _) where problem.contains("nesting level"):
      report(
        .limitExceeded, "lists and mappings are nested more than 1,000 deep", help: "rule files need four levels", line: mark.line,
        column: mark.column)
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      let text = mark.line >= 1 && mark.line <= lines.count ? lines[mark.line - 1] : ""
      let help =
        text.contains("\t") ? "YAML takes no tabs: indent with spaces" : "check indentation, quotes and brackets here and just above"
      report(.invalidYAML, problem, help: help, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(let names, let context):
      report(
        .invalidYAML, "key `\(names.first ?? "?")` stands twice in this mapping", help: "keep one of the two", line: context.mark.line,
        column: context.mark.column)
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      let column = (before.lastIndex { $0.isNewline }.map { before[$0...].unicodeScalars.count - 1 } ?? before.unicodeScalars.count) + 1
      report(.invalidYAML, problem, help: "take the character out", line: line, column: column)
    default:
      report(.invalidYAML, "\(error)", help: "check the file against the YAML syntax", line: 1, column: 1)
    }
  }

  /// The pairs of a mapping in file order; keys outside `known` are noted as faults with the nearest known key.
  func fields(_ node: Node, of what: String, known: [String]) -> [String: Node] {
    guard let mapping = node.mapping else {
      report(.wrongType, "\(what) must be a mapping of keys to values", help: "keys: \(known.joined(separator: ", "))", at: node)
      return [:]
    }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, known.contains(name) else {
        let name = key.string ?? "?"
        let near = Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`? " } ?? ""
        report(.unknownKey, "\(what) has no key `\(name)`", help: "\(near)keys: \(known.joined(separator: ", "))", at: key)
        continue
      }
      fields[name] = value
    }
    return fields
  }

  /// The pairs of a mapping; none, and a fault noted, where the node is something else.
  func pairs(_ node: Node?, _ what: String) -> [(Node, Node)] {
    guard let node else { return [] }
    if let mapping = node.mapping { return mapping.map { ($0.key, $0.value) } }
    report(.wrongType, "`\(what)` must be a mapping of names to values", help: "name: value", at: node)
    return []
  }

  /// The elements of a list; `nil`, and a fault noted, where the node is something else.
  func list(_ node: Node?, _ what: String) -> [Node]? {
    guard let node else { return nil }
    if let sequence = node.sequence { return Array(sequence) }
    report(.wrongType, "`\(what)` must be a list", help: "begin each element with `- `, or write [a, b]", at: node)
    return nil
  }

  /// The text of a scalar node; a fault where it is none.
  func string(_ node: Node, _ what: String) -> String? {
    if let text = node.scalar?.string { return text }
    report(.wrongType, "\(what) must be text", at: node)
    return nil
  }

  /// The texts of a list, or of a single scalar taken as a list of one.
  func strings(_ node: Node, _ what: String) -> [(text: String, node: Node)] {
    guard let sequence = node.sequence else {
      return string(node, what).map { [($0, node)] } ?? []
    }
    return sequence.compactMap { element in string(element, what).map { ($0, element) } }
  }
}

/// Nearest-name suggestions for messages.
enum Spelling {
  /// The candidate with the fewest edits from `name`, if they are at most a third of its length (and at least one is allowed).
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let limit = max(1, name.unicodeScalars.count / 3)
    let scored = candidates.map { (edits(name, $0), $0) }.filter { $0.0 <= limit }
    return scored.min { ($0.0, $0.1) < ($1.0, $1.1) }?.1
  }

  /// The first name between back ticks in a message.
  static func quoted(in message: String) -> String? {
    let parts = message.split(separator: "`", omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[1]) : nil
  }

  /// Levenshtein distance in scalars.
  private static func edits(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}

import Yams

/// A text file of a pack with its lines at hand, which collects the faults found in it.
final class RuleFileReader {
  // A class because several readers of parts of one file add to the same list of faults.
  let path: String
  let text: String
  private(set) var diagnostics: [Diagnostic] = []
  /// Only messages need them.
  private lazy var lines: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)

  init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// Notes a fault at a 1-based line and column (in code points); 0 where the place is not known.
  func report(_ code: Diagnostic.Code, _ message: String, help: String = "", line: Int, column: Int, severity: Diagnostic.Severity = .error)
  {
    let excerpt = line > 0 && line <= lines.count ? String(lines[line - 1]) : ""
    diagnostics.append(
      Diagnostic(
        severity: severity, code: code, file: path, line: line, column: column, message: message, hint: help, excerpt: excerpt))
  }

  /// Notes a fault at a node of the file, `offset` code points behind its start.
  func report(_ code: Diagnostic.Code, _ message: String, help: String = "", at node: Node, offset: Int = 0) {
    let mark = node.mark
    let quoted = offset > 0 && (node.scalar?.style == .doubleQuoted || node.scalar?.style == .singleQuoted)
    report(code, message, help: help, line: mark?.line ?? 0, column: (mark?.column ?? 0) + offset + (quoted ? 1 : 0))
  }

  /// Parses the file as one YAML document; `nil` and a fault noted where that fails.
  func yaml() -> Node? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        report(.invalidYAML, "the file holds no YAML document", help: "write at least one key", line: 1, column: 1)
        return nil
      }
      return node
    } catch let error as YamlError {
      if case .scanner(_, let problem, let mark, _) = error {
        report(.invalidYAML, problem, help: "check indentation, quotes and tabs", line: mark.line, column: mark.column)
      } else if case .parser(_, let problem, let mark, _) = error {
        report(.invalidYAML, problem, help: "check indentation, quotes and tabs", line: mark.line, column: mark.column)
      } else {
        report(.invalidYAML, "\(error)", help: "check the file against the YAML syntax", line: 1, column: 1)
      }
    } catch {
      report(.invalidYAML, "\(error)", help: "check the file against the YAML syntax", line: 1, column: 1)
    }
    return nil
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

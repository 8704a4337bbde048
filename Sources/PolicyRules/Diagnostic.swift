/// A fault found in a rule pack: where it stands, what is wrong and what to do about it.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  /// How grave a diagnostic is: an error keeps the pack from loading, a warning does not.
  public enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  /// Stable codes, one per kind of fault; `Rules/README.md` lists them, each has a page.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case unreadableFile = "E001"
    case invalidYAML = "E002"
    case unknownKey = "E003"
    case missingKey = "E004"
    case wrongType = "E005"
    case unknownReference = "E006"
    case unknownLabel = "E007"
    case invalidPattern = "E008"
    case duplicateID = "E009"
    case invalidLexicon = "E010"
    case duplicateTerm = "E011"
    case missingExample = "E012"
    case unknownRule = "E013"
    case limitExceeded = "E014"
    case invalidValue = "E015"
    case unsafePath = "E016"
    case cyclicReference = "E017"
    case matchesNothing = "E018"
    case overlayConflict = "E019"
    case unknownBase = "E020"
    case unknownName = "E021"
    case unused = "E022"
    case emptyPhase = "E023"
    case shadowed = "E024"
    case unmarkedLabel = "E025"
    case idleExemption = "E030"

    /// The page that explains it, from the root of a checkout on.
    public var page: String { "Rules/docs/errors/\(rawValue).md" }
  }

  /// Whether it keeps the rules from loading.
  public let severity: Severity
  /// The kind of fault.
  public let code: Code
  /// Path of the file as the user knows it.
  public let file: String
  /// Line, counted from 1; 0 where the fault concerns the whole file.
  public let line: Int
  /// Column in code points, counted from 1; 0 where the fault concerns the whole line.
  public let column: Int
  /// What is wrong.
  public let message: String
  /// What to do next; empty where the message says it all.
  public let hint: String
  /// The line as it stands in the file; empty where there is none.
  public let excerpt: String

  /// The form printed to a terminal: place, message, the line, a caret under the place, what to do.
  public var description: String {
    var text = file
    if line > 0 { text += ":\(line)" }
    if column > 0 { text += ":\(column)" }
    text += ": \(severity.rawValue)[\(code.rawValue)]: \(message)"
    if !excerpt.isEmpty {
      let number = String(line)
      let (shown, caret) = window
      text += "\n  \(number) | \(shown)"
      if column > 0 {
        let pad = String(repeating: " ", count: number.count + 3 + DisplayWidth.columns(of: shown, upTo: caret))
        text += "\n  \(pad)^"
      }
    }
    if !hint.isEmpty { text += "\n  help: \(hint)" }
    return text
  }

  /// How much of a line is shown before and after the place of the fault, in code points.
  private static let excerptCodePointsMax = 80

  /// The part of the line around the place, control characters shown as spaces, and how many code points of it stand before the place.
  private var window: (text: String, caret: Int) {
    let scalars = excerpt.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    let place = min(max(column - 1, 0), scalars.count)
    let start = max(0, place - Self.excerptCodePointsMax)
    let end = min(scalars.count, place + Self.excerptCodePointsMax)
    var text = String(String.UnicodeScalarView(scalars[start..<end]))
    if start > 0 { text = "…" + text }
    if end < scalars.count { text += "…" }
    return (text, place - start + (start > 0 ? 1 : 0))
  }
}

/// The faults that kept a rule set from loading, in file order.
public struct RuleSetError: Error, Sendable, CustomStringConvertible {
  /// All that were found, warnings too.
  public let diagnostics: [Diagnostic]

  /// The errors, a paragraph each, and how many warnings there are.
  public var description: String {
    let errors = diagnostics.filter { $0.severity == .error }
    let rest = diagnostics.count - errors.count
    return (errors.map(\.description) + (rest > 0 ? ["and \(rest) warnings, which extract rules check lists"] : [])).joined(separator: "\n")
  }
}

/// Width of text on a terminal, where a CJK character takes two columns.
enum DisplayWidth {
  /// Columns taken by the first `count` scalars of `text`.
  static func columns(of text: String, upTo count: Int) -> Int {
    text.unicodeScalars.prefix(count).reduce(0) { $0 + width($1.value) }
  }

  /// East Asian wide and full-width blocks (Unicode Standard Annex 11) count two, all else one.
  private static func width(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

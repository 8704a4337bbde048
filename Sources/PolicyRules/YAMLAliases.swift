/// Finds anchors and aliases in YAML text before it is parsed: with them a file of a few lines can stand for one of gigabytes.
///
/// Reads as much of YAML (1.2, chapters 6 to 8) as tells where a node may begin: quoted and block scalars, comments, flow collections.
struct YAMLAliases {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var lineIndent = 0
  private var flowDepth = 0

  /// Line and column, from 1 and in code points, of the first anchor or alias. Linear in the text.
  static func first(in text: String) -> (line: Int, column: Int)? {
    var finder = YAMLAliases(scalars: Array(text.unicodeScalars))
    return finder.find()
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private mutating func find() -> (line: Int, column: Int)? {
    var mayBegin = true
    measureIndent()
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\n":
        newLine()
        mayBegin = true
        continue
      case " ", "\t": break
      case "#" where index == lineStart || isSpace(index - 1): skipLine()
      case "&" where mayBegin && !isSpace(index + 1), "*" where mayBegin && !isSpace(index + 1):
        return (line, index - lineStart + 1)
      case "\"" where mayBegin, "'" where mayBegin:
        skipQuoted(scalar)
        mayBegin = false
      case "|" where mayBegin && flowDepth == 0, ">" where mayBegin && flowDepth == 0:
        skipBlock()
        mayBegin = true
        continue
      case "!" where mayBegin:
        while index + 1 < scalars.count, !isSpace(index + 1) { index += 1 }
      case "[" where mayBegin || flowDepth > 0, "{" where mayBegin || flowDepth > 0:
        flowDepth += 1
        mayBegin = true
      case "]" where flowDepth > 0, "}" where flowDepth > 0:
        flowDepth -= 1
        mayBegin = false
      case "," where flowDepth > 0: mayBegin = true
      case ":" where isSpace(index + 1): mayBegin = true
      case "-" where mayBegin && isSpace(index + 1), "?" where mayBegin && isSpace(index + 1): mayBegin = true
      default: mayBegin = false
      }
      if index < scalars.count, scalars[index] != "\n" { index += 1 }
    }
    return nil
  }

  /// Whether white space, or nothing, stands at an index.
  private func isSpace(_ index: Int) -> Bool {
    guard index >= 0, index < scalars.count else { return true }
    return scalars[index] == " " || scalars[index] == "\n" || scalars[index] == "\t" || scalars[index] == "\r"
  }

  private mutating func newLine() {
    index += 1
    line += 1
    lineStart = index
    measureIndent()
  }

  private mutating func measureIndent() {
    lineIndent = scalars[index...].prefix { $0 == " " }.count
  }

  private mutating func skipLine() {
    while index < scalars.count, scalars[index] != "\n" { index += 1 }
  }

  private mutating func skipQuoted(_ quote: Unicode.Scalar) {
    index += 1
    while index < scalars.count, scalars[index] != quote {
      if scalars[index] == "\n" {
        newLine()
        continue
      }
      index += scalars[index] == "\\" && quote == "\"" && index + 1 < scalars.count && scalars[index + 1] != "\n" ? 2 : 1
    }
  }

  /// Passes over the header of a block scalar and the deeper or empty lines that follow.
  private mutating func skipBlock() {
    let parent = lineIndent
    repeat {
      skipLine()
      guard index < scalars.count else { return }
      newLine()
    } while lineIndent > parent || index + lineIndent < scalars.count && scalars[index + lineIndent] == "\n"
  }
}

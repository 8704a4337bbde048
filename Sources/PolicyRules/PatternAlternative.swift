import PolicyPatterns

/// One of the ways that a pattern leaves open: a branch of `|`, or what may be left out.
package struct PatternAlternative: Sendable {
  /// The id of the rule whose pattern it is part of, or the name of the named pattern in braces.
  package let owner: String
  /// As it is written.
  package let text: String
  /// Why it needs no example; `nil` where it needs one.
  package let exemption: Exemption?
  private let place: TextPlace
  private let offset: Int

  /// File, line and column.
  package var location: String {
    let (line, column) = place.place(of: offset)
    return "\(place.file):\(line):\(column)"
  }

  init(owner: String, text: String, exemption: Exemption?, place: TextPlace, offset: Int) {
    self.owner = owner
    self.text = text
    self.exemption = exemption
    self.place = place
    self.offset = offset
  }

  /// The alternatives of a pattern that is given as a list of texts: these too, where there are several.
  static func texts(in patterns: [String]) -> [String] {
    var result = patterns.count > 1 ? patterns : []
    for pattern in patterns {
      let scalars = Array(pattern.unicodeScalars)
      _ = try? PatternParser.parse(pattern) { position in
        result.append(text(at: position, in: scalars))
        return ""
      }
    }
    return result
  }

  static func text(at position: PatternPosition, in scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars[position.offset..<position.offset + position.length]))
  }
}

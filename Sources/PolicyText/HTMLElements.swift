/// What reading needs to know of HTML's elements.
enum HTMLElements {
  /// Elements whose start and end each end a line.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "html",
    "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
  ]
  /// Elements without content or end tag.
  static let voids: Set<String> = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]
  /// Elements that end a line and hold nothing.
  static let breaks: Set<String> = ["br", "hr"]
  /// Elements whose content is not markup and not text.
  static let scripts: Set<String> = ["script", "style", "noscript", "template", "iframe", "noframes", "xmp"]
  /// Elements whose content is markup that is not shown as text.
  static let unseen: Set<String> = ["svg", "math", "object", "audio", "video", "canvas", "map", "datalist"]

  /// The elements that a start tag closes, and those at which closing stops.
  struct ImpliedEnds: Sendable {
    let closed: Set<String>
    let barriers: Set<String>
  }

  /// What a start tag closes; `nil` for inline elements.
  static func impliedEnds(of name: String) -> ImpliedEnds? {
    impliedEnds[name] ?? (blocks.contains(name) ? blockEnds : nil)
  }

  private static let blockEnds = ImpliedEnds(
    closed: ["p"], barriers: ["td", "th", "table", "div", "li", "blockquote", "section", "article"])
  private static let impliedEnds: [String: ImpliedEnds] = [
    "li": ImpliedEnds(closed: ["li", "p"], barriers: ["ul", "ol", "menu", "table"]),
    "dt": ImpliedEnds(closed: ["dt", "dd", "p"], barriers: ["dl", "table"]),
    "dd": ImpliedEnds(closed: ["dt", "dd", "p"], barriers: ["dl", "table"]),
    "td": ImpliedEnds(closed: ["td", "th", "p"], barriers: ["tr", "table"]),
    "th": ImpliedEnds(closed: ["td", "th", "p"], barriers: ["tr", "table"]),
    "tr": ImpliedEnds(closed: ["tr", "td", "th", "p"], barriers: ["table"]),
    "tbody": ImpliedEnds(closed: ["tbody", "thead", "tfoot", "tr", "td", "th", "p"], barriers: ["table"]),
    "thead": ImpliedEnds(closed: ["tbody", "thead", "tfoot", "tr", "td", "th", "p"], barriers: ["table"]),
    "tfoot": ImpliedEnds(closed: ["tbody", "thead", "tfoot", "tr", "td", "th", "p"], barriers: ["table"]),
    "option": ImpliedEnds(closed: ["option"], barriers: ["select", "datalist"]),
  ]

  /// The kind of the lines of a block element.
  static func kind(of name: String) -> SourceLine.Kind? {
    switch name {
    case "h1": .heading(level: 1)
    case "h2": .heading(level: 2)
    case "h3": .heading(level: 3)
    case "h4": .heading(level: 4)
    case "h5": .heading(level: 5)
    case "h6": .heading(level: 6)
    case "li": .listItem
    case "caption", "figcaption": .caption
    default: nil
    }
  }
}

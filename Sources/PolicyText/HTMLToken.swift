/// A piece of a page.
enum HTMLToken: Sendable, Hashable {
  case text(Range<Int>)
  case startTag(HTMLTag)
  case endTag(name: String)
  case comment(Range<Int>)
  /// Markup that the page never closes: the rest of the page is lost in it.
  case unclosed(Range<Int>)
}

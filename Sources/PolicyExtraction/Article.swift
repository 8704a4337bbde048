/// One document of a source: the paragraphs of its body and what was printed around them.
struct Article: Sendable {
  /// Indexes of the body's blocks, in order.
  var body: [Int] = []
  /// The blocks that print its title; empty where it has none.
  var title: [Int] = []
  /// Blocks printed with it that are neither title nor body: document number, date line, issuer line, table of particulars.
  var header: [Int] = []
  /// Whether the file is a page of several articles, read as news.
  var isNews = false
}

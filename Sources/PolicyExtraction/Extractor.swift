public import PolicyRecords
public import PolicyRules
public import PolicyText

/// Turns sources into documents with their records by the rules of a rule set.
///
/// The library's facade. An extractor may be shared between threads; each thread extracts through a session of its own, which keeps the
/// automata it has built from one source to the next.
public struct Extractor: Sendable {
  /// What it extracts by.
  public let rules: RuleSet

  /// An extractor by the rules of a set.
  public init(rules: RuleSet) {
    self.rules = rules
  }

  /// What an output made with this extractor says of its origin.
  public var header: ExtractionHeader {
    ExtractionHeader(packs: rules.origins.map { PackReference(id: $0.id, version: $0.version, sha256: $0.sha256) })
  }

  /// The documents of a source, in text order.
  ///
  /// - Complexity: linear in the length of the source.
  public func extract(_ source: SourceText) -> [DocumentRecord] {
    makeSession().extract(source)
  }

  /// A session for one thread.
  public func makeSession() -> ExtractionSession {
    ExtractionSession(rules: rules)
  }
}

/// Extracts one source after the other on one thread.
public final class ExtractionSession {
  // A class because the lazily built automata of the engines are kept from source to source.
  let engines: [PackEngine]

  init(rules: RuleSet) {
    engines = rules.packs.map { PackEngine($0) }
  }

  /// The documents of a source, in text order.
  public func extract(_ source: SourceText) -> [DocumentRecord] {
    guard let (engine, marked, classes, text) = read(source) else { return [] }
    let blocks = Block.blocks(of: text, classes: classes, classifier: LineClassifier(engine: engine))
    let articles = ArticleSplitter(blocks: blocks, bytes: text.text.bytes, layout: engine.pack.layout).split()
    let reader = DocumentReader(
      source: source, marked: marked, text: text, blocks: blocks, engine: engine, isAlone: articles.count == 1)
    var occurrences: [String: Int] = [:]
    return articles.map { article in
      let content = reader.content(of: article)
      defer { occurrences[content, default: 0] += 1 }
      return reader.read(article, id: RecordID.makeDocument(text: content, occurrence: occurrences[content, default: 0]))
    }
  }

  /// The engine that reads a source, its lines, what they are, and the reading text they make; `nil` without packs.
  func read(_ source: SourceText) -> (engine: PackEngine, marked: MarkedText, classes: [LineClass], text: ReadingText)? {
    let marked = MarkupReader.read(source)
    guard let engine = engine(for: marked.lines) else { return nil }
    let classes = LineClassifier(engine: engine).classify(marked.lines)
    let content = PageContent(layout: engine.pack.layout).range(of: marked.lines, classes: classes)
    let roles = classes.enumerated().map { content.contains($0.offset) ? LineClassifier.role(of: $0.element) : .furniture }
    let text = Reflow.join(marked.lines, roles: roles, marks: engine.layoutMarks)
    return (engine, marked, classes, text)
  }

  /// The engine whose pack's script prevails in a text, markup left out: the one with most scalars in it, the first of equals.
  private func engine(for lines: [SourceLine]) -> PackEngine? {
    var counts = Array(repeating: 0, count: engines.count)
    var left = Self.scriptSampleBytesMax
    for line in lines where left > 0 {
      let bytes = line.text.bytes
      Scalars.forEach(bytes, in: bytes.indices) { scalar, _ in
        for (number, engine) in engines.enumerated() where engine.pack.scripts.contains(where: { $0.contains(scalar) }) {
          counts[number] += engine.pack.scriptWeight
        }
      }
      left -= bytes.count
    }
    return engines.indices.max { counts[$0] != counts[$1] ? counts[$0] < counts[$1] : $0 > $1 }.map { engines[$0] }
  }

  /// How much of a source is read to tell its script, in bytes of whole lines.
  static let scriptSampleBytesMax = 1 << 18
}

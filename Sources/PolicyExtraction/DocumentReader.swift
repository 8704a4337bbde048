import PolicyRecords
import PolicyRules
import PolicyText

/// Reads one document of a source into its record.
struct DocumentReader {
  let source: SourceText
  let marked: MarkedText
  let text: ReadingText
  let blocks: [Block]
  let engine: PackEngine
  /// Whether the source holds one document only.
  let isAlone: Bool
  let positions: PositionIndex

  init(source: SourceText, marked: MarkedText, text: ReadingText, blocks: [Block], engine: PackEngine, isAlone: Bool) {
    self.source = source
    self.marked = marked
    self.text = text
    self.blocks = blocks
    self.engine = engine
    self.isAlone = isAlone
    positions = PositionIndex(source.bytes)
  }

  private var bytes: [UInt8] { text.text.bytes }

  /// The text that a document's id is made of.
  func content(of article: Article) -> String {
    article.body.map { String(decoding: bytes[blocks[$0].range], as: UTF8.self) }.joined(separator: "\n")
  }

  func read(_ article: Article, id: RecordID) -> DocumentRecord {
    let quantities = QuantityReader(engine.pack, numerals: engine.numerals)
    let bodies = BodyReader(bytes: bytes, engine: engine)
    let header = HeaderReader(
      bytes: bytes, blocks: blocks, engine: engine, properties: marked.properties, bodyReader: bodies, quantityReader: quantities,
      isAlone: isAlone
    ).header(of: article)
    let outline = OutlineBuilder(bytes: bytes, blocks: blocks, engine: engine, layout: engine.pack.layout).build(article.body)
    var record = DocumentRecord(
      id: id,
      source: SourceReference(
        path: source.path, format: source.format.rawValue, encoding: source.encoding.rawValue, sha256: source.sha256),
      genre: header.genre, language: language(article), span: RecordFactory.span(bodyRange(article), in: text, positions))
    record.title = header.title
    record.documentNumber = header.documentNumber
    record.issuers = header.issuers
    record.date = header.date?.iso
    record.addressees = header.addressees
    record.truncated = header.isTruncated
    var assembler = RecordAssembler(
      header: header, outline: outline, engine: engine, factory: RecordFactory(text: text, positions: positions, document: id),
      headerRanges: (article.header + article.title).map { blocks[$0] }, quantities: quantities, bodyReader: bodies)
    assembler.assemble(into: &record)
    addSourceGaps(&record)
    completeDate(&record)
    return record
  }

  private func bodyRange(_ article: Article) -> [Range<Int>] {
    guard let first = article.body.first, let last = article.body.last else { return [] }
    return [blocks[first].range.lowerBound..<blocks[last].range.upperBound]
  }

  /// The marked variety of the pack's language where its characters are frequent enough, else the unmarked one.
  private func language(_ article: Article) -> LanguageTag {
    var variants = 0
    var all = 0
    for number in article.body {
      Scalars.forEach(bytes, in: blocks[number].range) { scalar, _ in
        if engine.pack.scripts.contains(where: { $0.contains(scalar) }) { all += 1 }
        if engine.pack.variantScalars.contains(scalar) { variants += 1 }
      }
    }
    let isVariant = variants * 20 > all && engine.pack.languages.count > 1
    return LanguageTag(rawValue: engine.pack.languages[isVariant ? 1 : 0])
  }

  /// A date without a year takes the year of the first date with year and month that the document's text prints: a year alone may be that of
  /// a plan or of something long past.
  private func completeDate(_ record: inout DocumentRecord) {
    guard let date = record.date, date.hasPrefix("--"),
      let dated = record.targets.lazy.compactMap(\.normal).first(where: { !$0.hasPrefix("--") && $0.contains("-") })
    else { return }
    record.date = String(dated.prefix(4)) + String(date.dropFirst())
  }

  /// Notes what of the source could not be read inside the document's span.
  private func addSourceGaps(_ record: inout DocumentRecord) {
    for range in source.undecodable where range.lowerBound < record.span.byteEnd && range.upperBound > record.span.byteStart {
      let segment = SpanSegment(
        start: positions.codePoint(atByte: range.lowerBound), end: positions.codePoint(atByte: range.upperBound),
        byteStart: range.lowerBound,
        byteEnd: range.upperBound)
      if let span = RecordSpan([segment]) { record.gaps.append(GapRecord(span: span, reason: .undecodable)) }
    }
    record.gaps.sort { $0.span.start < $1.span.start }
  }
}

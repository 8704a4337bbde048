import Foundation
import PolicyExtraction
import PolicyRecords
import PolicyText
import Testing

/// Every span, cut out of its source, reads as its record.
@Suite struct GroundingTests {
  @Test(arguments: Checkout.seeds)
  func seedsAreGrounded(name: String) throws {
    try check(Checkout.source("seeds/" + name))
  }

  @Test(.enabled(if: Checkout.shared != nil, "the shared corpus does not stand beside the checkout"))
  func corpusIsGrounded() throws {
    let folder = try #require(Checkout.shared).appending(path: "corpus/docs")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    // A few of each part: a debug build reads some kilobytes a second, so the whole corpus is run by hand with a release build.
    for (number, name) in names.enumerated() where number.isMultiple(of: 47) {
      let data = try Data(contentsOf: folder.appending(path: name))
      guard let source = try? SourceText(path: name, data: [UInt8](data)) else { continue }
      try check(source)
    }
  }

  private func check(_ source: SourceText) throws {
    let scalars = Array(String(decoding: source.bytes, as: UTF8.self).unicodeScalars)
    for document in Extractor(rules: try Checkout.rules.get()).extract(source) {
      for measure in document.measures { expect(measure.text, measure.span, scalars, source) }
      for target in document.targets { expect(target.raw, target.span, scalars, source) }
      for item in document.items { expect(item.text, item.span, scalars, source) }
      for name in document.beneficiaries { expect(name.name, name.span, scalars, source) }
    }
  }

  private func expect(_ text: String, _ span: RecordSpan, _ scalars: [Unicode.Scalar], _ source: SourceText) {
    let pieces = span.segments.isEmpty ? [span.bounds] : span.segments
    var cut = String.UnicodeScalarView()
    for piece in pieces { cut.append(contentsOf: scalars[piece.start..<piece.end]) }
    let read = source.format == .html ? Self.decoded(String(cut)) : String(cut)
    #expect(Self.squashed(read) == Self.squashed(text), "\(source.path) at \(span.start)")
    for piece in pieces {
      #expect(
        String(decoding: source.bytes[piece.byteStart..<piece.byteEnd], as: UTF8.self).unicodeScalars.elementsEqual(
          scalars[piece.start..<piece.end]))
    }
  }

  /// The comparison form of the gold: no white space, full-width ASCII folded.
  private static func squashed(_ text: String) -> [UInt32] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.map { (0xFF01...0xFF5E).contains($0.value) ? $0.value - 0xFEE0 : $0.value }
  }

  private static func decoded(_ text: String) -> String {
    [("&nbsp;", " "), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&mdash;", "—"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
      .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}

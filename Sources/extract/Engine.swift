import Foundation
import PolicyRecords

/// The one place where the command line meets the engine: it loads the rules, and turns an input's bytes into documents.
///
/// Until `PolicyExtraction.Extractor` and `PolicyText.SourceText` land, a text is one document without records.
struct Engine {
  let header: ExtractionHeader
  private let extract: (InputBytes) -> [DocumentRecord]

  init(rules: RulesLocation, encoding: String?) throws(CommandFault) {
    header = ExtractionHeader(packs: [])
    extract = { input in
      let text = String(decoding: input.data, as: UTF8.self)
      let source = SourceReference(path: input.path, format: "text", encoding: encoding ?? "utf-8", sha256: "")
      let span = RecordSpan(start: 0, end: text.unicodeScalars.count, byteStart: 0, byteEnd: text.utf8.count)
      let id = RecordID.makeDocument(text: text, occurrence: 0)
      return [DocumentRecord(id: id, source: source, genre: .other, language: LanguageTag(rawValue: "zh-Hans"), span: span)]
    }
  }

  /// The documents of an input.
  func documents(of input: InputBytes) throws(InputFault) -> [DocumentRecord] {
    guard !input.data.isEmpty else { throw .empty(input.path) }
    guard !Self.isBinary(input.data) else { throw .binary(input.path) }
    return extract(input)
  }

  /// Whether the bytes hold NUL without being UTF-16 by their byte-order mark. Only the start is looked at, as other tools do.
  private static func isBinary(_ data: Data) -> Bool {
    let start = data.prefix(8000)
    return start.contains(0) && !start.starts(with: [0xFF, 0xFE]) && !start.starts(with: [0xFE, 0xFF])
  }
}

import Foundation
import PolicyOutput
import PolicyRecords
import Testing

@Suite("JSON Lines")
struct JSONLinesWriterTests {
  @Test("has one record a line, each with type and document")
  func lines() throws {
    let text = String(decoding: JSONLinesWriter().write(SampleRecords.extraction), as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    let id = SampleRecords.document().id.rawValue
    let types = ["extraction", "document", "item", "measure", "target", "target", "body", "beneficiary", "gap"]
    try #require(lines.count == types.count)
    for (line, type) in zip(lines, types) {
      let document = type == "extraction" ? "null" : "\"\(id)\""
      #expect(line.hasPrefix("{\"type\":\"\(type)\",\"document\":\(document),"))
      let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(type != "document" || record["measures"] == nil, "a document's line holds no lists of records")
    }
  }
}

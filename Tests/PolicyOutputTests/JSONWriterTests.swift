import Foundation
import PolicyRecords
import Testing

@testable import PolicyOutput

@Suite("JSON")
struct JSONWriterTests {
  @Test("is laid out with one scalar a line and spans on one line")
  func layout() {
    let text = String(decoding: JSONWriter().write(SampleRecords.extraction), as: UTF8.self)
    let start = """
      {
        "schema_version": "1",
        "engine": "extract 0.1.0",
        "packs": [
          {"id":"zh","version":"1.0.0","sha256":"ab12"}
        ],
        "documents": [
          {
            "id": "\(SampleRecords.document().id.rawValue)",
            "source": {"path":"seeds/a.txt","format":"text","encoding":"utf-8","sha256":"cd34"},
            "title": "关于进一步保障和改善民生的意见",
            "document_number": null,
            "issuers": ["中共中央办公厅","国务院办公厅"],
            "genre": "opinion",
            "date": "2025-03-02",
            "addressees": [],
            "language": "zh-Hans",
            "truncated": false,
            "span": {"start":0,"end":60,"byte_start":0,"byte_end":180},
            "items": [
              {
      """
    #expect(text.hasPrefix(start))
    let measure = """
              "span": {"start":12,"end":27,"byte_start":36,"byte_end":67},
              "segments": [
                {"start":12,"end":15,"byte_start":36,"byte_end":45},
                {"start":17,"end":27,"byte_start":47,"byte_end":67}
              ],
              "rule": "rule.one"
            }
          ],
          "targets": [
            {
      """
    #expect(text.contains(measure.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")))
    let end = """
            "gaps": [
              {
                "span": {"start":50,"end":55,"byte_start":150,"byte_end":165},
                "reason": "unmatched number"
              }
            ]
          }
        ]
      }

      """
    #expect(text.hasSuffix(end))
  }

  @Test("is read by another parser, with every field of the contract in every record")
  func contract() throws {
    let data = Data(JSONWriter().write(SampleRecords.extraction))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let documents = try #require(root["documents"] as? [[String: Any]])
    let document = try #require(documents.first)
    let fields: [(list: String, names: String)] = [
      ("items", "id path number level heading text domains cap_majors gov_subjects span"),
      (
        "measures",
        "id item text action object actor force conditions means instruments domains cap_majors gov_subjects targets bodies "
          + "beneficiaries deadline span rule segments"
      ),
      (
        "targets",
        "id item measure raw value value_to unit unit_code comparator kind normal by object baseline period deadline binding past span rule"
      ),
      ("bodies", "id item measure name canonical level role evidence span rule"), ("beneficiaries", "id item measure name group span rule"),
      ("gaps", "span reason"),
    ]
    for (list, names) in fields {
      let records = try #require(document[list] as? [[String: Any]])
      for record in records { #expect(Set(record.keys) == Set(names.split(separator: " ").map(String.init)), "\(list)") }
    }
    let own = "id source title document_number issuers genre date addressees language truncated span"
    #expect(Set(document.keys) == Set((own.split(separator: " ").map(String.init)) + fields.map(\.list)))
  }

  @Test("of no documents is an empty list")
  func empty() {
    let text = String(decoding: JSONWriter().write(Extraction(header: ExtractionHeader(packs: []), documents: [])), as: UTF8.self)
    #expect(text == "{\n  \"schema_version\": \"1\",\n  \"engine\": \"extract 0.1.0\",\n  \"packs\": [],\n  \"documents\": []\n}\n")
  }

  @Test("of two documents separates them")
  func two() throws {
    let documents = [SampleRecords.document(), SampleRecords.document(title: nil)]
    let data = Data(JSONWriter().write(Extraction(header: SampleRecords.header, documents: documents)))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((root["documents"] as? [Any])?.count == 2)
  }

  static let strings: [(text: String, json: String)] = [
    ("", #""""#), ("教育部", #""教育部""#), (#"a"b\c"#, #""a\"b\\c""#), ("a\nb\r\tc", #""a\nb\r\tc""#), ("\u{0}\u{1F}", #""\u0000\u001f""#),
    ("“引号”——", "\"“引号”——\""), ("é\u{85}\u{2028}\u{2029}", #""é\u0085\u2028\u2029""#), ("\u{7F}\u{FEFF}𠀀👪", "\"\u{7F}\u{FEFF}𠀀👪\""),
    ("</script>", #""</script>""#),
  ]

  @Test("strings are escaped where JSON asks for it, and only there", arguments: strings)
  func escapes(text: String, json: String) throws {
    var bytes: [UInt8] = []
    JSONEncoding.appendString(text, to: &bytes)
    #expect(bytes == Array(json.utf8))
    let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) as? String
    #expect(read.map { Array($0.utf8) } == Array(text.utf8))
  }
}

import PolicyRecords
import Testing

@Suite("Record ids")
struct RecordIDTests {
  let document = RecordID.makeDocument(text: "为进一步保障和改善民生", occurrence: 0)

  @Test("are the same in every process and on every machine")
  func stable() {
    // Recorded on purpose: a change here changes the id of every record ever written.
    #expect(document.rawValue == "dc5ac36832f28")
    #expect(RecordID.make(document: document, type: .measure, text: "健全参保激励约束机制", occurrence: 0).rawValue == "mfd413642622f")
  }

  @Test("have a letter for the type and twelve hexadecimal digits", arguments: RecordType.allCases)
  func form(type: RecordType) {
    let id = RecordID.make(document: document, type: type, text: "教育部", occurrence: 0).rawValue
    #expect(id.utf8.count == 13)
    #expect(id.dropFirst().allSatisfy { $0.isHexDigit && !$0.isUppercase })
  }

  @Test("tell types, texts and occurrences apart")
  func distinct() {
    var ids: Set<RecordID> = [document]
    for type in RecordType.allCases {
      for text in ["", "教育部", "教育部1", "教育"] {
        for occurrence in 0..<12 { ids.insert(RecordID.make(document: document, type: type, text: text, occurrence: occurrence)) }
      }
    }
    #expect(ids.count == 1 + RecordType.allCases.count * 4 * 12)
  }

  @Test("stay when a rule finds further records")
  func unmoved() {
    var before = RecordIDSequence(document: document)
    let known = ["甲", "乙", "甲"].map { before.next(.target, text: $0) }
    var after = RecordIDSequence(document: document)
    let found = ["甲", "丙", "乙", "甲"].map { after.next(.target, text: $0) }
    #expect(known == [found[0], found[2], found[3]])
    #expect(Set(found).count == 4)
  }

  @Test("count texts by their bytes, not by canonical equivalence")
  func bytes() {
    var sequence = RecordIDSequence(document: document)
    let ids = ["\u{E9}", "e\u{301}"].map { sequence.next(.body, text: $0) }
    #expect(ids[1] == RecordID.make(document: document, type: .body, text: "e\u{301}", occurrence: 0))
    #expect(ids[0] != ids[1])
  }
}

import PolicyRecords
import Testing

@testable import PolicyOutput

@Suite("CSV")
struct CSVWriterTests {
  static let cells: [(cell: Cell, csv: String, raw: String)] = [
    (.text("教育部"), "教育部", "教育部"), (.text(""), "", ""), (.empty, "", ""), (.text("a,b"), "\"a,b\"", "\"a,b\""),
    (.text("a\"b"), "\"a\"\"b\"", "\"a\"\"b\""), (.text("a\nb"), "\"a\nb\"", "\"a\nb\""), (.text("a\r\nb"), "\"a\r\nb\"", "\"a\r\nb\""),
    (.text(" a "), " a ", " a "), (.text("，"), "，", "，"),
    // What a spreadsheet would run.
    (.text("=1+1"), "'=1+1", "=1+1"), (.text("+86"), "'+86", "+86"), (.text("-5%"), "'-5%", "-5%"), (.text("@sum"), "'@sum", "@sum"),
    (.text("\t=1"), "'\t=1", "\t=1"), (.text("\r=1"), "\"'\r=1\"", "\"\r=1\""), (.text("＝1"), "'＝1", "＝1"), (.text("＋1"), "'＋1", "＋1"),
    (.text("－1"), "'－1", "－1"), (.text("＠a"), "'＠a", "＠a"),
    (.text("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"", "\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    (.text("--02-26"), "'--02-26", "--02-26"), (.text("1=1"), "1=1", "1=1"), (.text("——1"), "——1", "——1"),
    // A sign with a combining mark is one character to Swift, but a sign to a spreadsheet.
    (.text("=\u{301}1"), "'=\u{301}1", "=\u{301}1"),
    // Lists.
    (.list([]), "", ""), (.list(["a", "b"]), "a|b", "a|b"), (.list(["a|b", "c\\"]), "a\\|b|c\\\\", "a\\|b|c\\\\"),
    (.list(["=a", "b"]), "'=a|b", "=a|b"),
    // Numbers, ids and words of the contract are left alone.
    (.integer(-5), "-5", "-5"), (.literal("-0.5"), "-0.5", "-0.5"), (.literal("="), "=", "="), (.boolean(true), "true", "true"),
  ]

  @Test("cells are quoted and neutralised as they must be", arguments: cells)
  func quoting(cell: Cell, csv: String, raw: String) {
    #expect(line(cell, CSVOptions()) == Array((csv + "\n").utf8))
    #expect(line(cell, CSVOptions(isRaw: true)) == Array((raw + "\n").utf8))
  }

  private func line(_ cell: Cell, _ options: CSVOptions) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVEncoding(options: options).appendLine([cell], to: &bytes)
    return bytes
  }

  @Test("the measures table makes sense alone")
  func measures() {
    let text = String(decoding: CSVWriter(table: .measure).write(SampleRecords.extraction), as: UTF8.self)
    let document = SampleRecords.document()
    let id = document.measures.map(\.id.rawValue).joined()
    #expect(
      text == """
        document_title,document_date,document_issuers,document_genre,item_path,item_heading,text,action,object,actor,force,domains,cap_majors,\
        gov_subjects,targets,bodies,beneficiaries,instruments,conditions,means,deadline,start,end,segments,rule,source,document_id,id
        关于进一步保障和改善民生的意见,2025-03-02,中共中央办公厅|国务院办公厅,opinion,一、/（一）,扩大学位供给,新建普通高中1000所以上,新建,普通高中,,must,\
        education|children,6|13,科技、教育,1000所以上,教育部:responsible,学生,,,,,12,27,12-15|17-27,rule.one,seeds/a.txt,\(document.id.rawValue),\(id)

        """)
  }

  @Test("targets keep numbers as they are and dates from being subtracted")
  func targets() {
    let lines = String(decoding: CSVWriter(table: .target).write(SampleRecords.extraction), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains("1000所以上,普通高中,>=,1000,,所,,count,"))
    #expect(lines[2].contains(",2月底前,,,,,,,date,'--02,true,"))
  }

  @Test("each table has as many cells as columns, and a line for each record", arguments: RecordType.allCases)
  func shape(table: RecordType) {
    let lines = String(decoding: CSVWriter(table: table).write(SampleRecords.extraction), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == (table == .target ? 3 : 2))
    for line in lines {
      #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == CSVWriter.columnNames(of: table).count)
    }
    #expect(Set(CSVWriter.columnNames(of: table)).count == CSVWriter.columnNames(of: table).count)
  }

  @Test("for Excel there is a byte-order mark, and every line ends in CR LF")
  func excel() {
    let bytes = CSVWriter(table: .measure, options: CSVOptions(forExcel: true)).write(SampleRecords.extraction)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
    #expect(ends.count == 2 && ends.allSatisfy { bytes[$0 - 1] == UInt8(ascii: "\r") })
  }

  @Test("a title that is a formula does no harm")
  func injection() {
    let document = SampleRecords.document(title: "=cmd|'/C calc'!A0")
    for table in RecordType.allCases {
      let bytes = CSVWriter(table: table).write(Extraction(header: SampleRecords.header, documents: [document]))
      #expect(String(decoding: bytes, as: UTF8.self).contains("\n'=cmd"))
    }
  }
}

import Testing

@testable import PolicyPatterns

@Suite struct ScannerTests {
  @Test func findsTheLongestOfEachStart() throws {
    var builder = AutomatonBuilder()
    try builder.add(rule: "number", pattern: "(value: \\d+(\\.\\d+)?) 亿元")
    let scanner = Scanner(try builder.build())
    let text = Array("投入13.6亿元".utf8)
    let matches = scanner.matches(in: text, range: text.indices)
    #expect(matches.map { String(decoding: text[$0.range], as: UTF8.self) } == ["13.6亿元"])
    #expect(scanner.captures(of: matches[0], in: text).map { String(decoding: text[$0.range], as: UTF8.self) } == ["13.6"])
  }
}

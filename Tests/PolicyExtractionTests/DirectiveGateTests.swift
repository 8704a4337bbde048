import PolicyRules
import Testing

@testable import PolicyExtraction

/// Which clauses of a paragraph count, by the openers among them.
@Suite struct DirectiveGateTests {
  /// A paragraph: sentences parted by `.`, clauses by a space. `v` has a verb, `m` modifies, `-` is a fact; a name behind it is what it opens.
  struct Row: Sendable, CustomTestStringConvertible {
    let setting: String
    let paragraph: String
    /// The clauses that count, numbered through the paragraph from 0.
    let open: [Int]

    var testDescription: String { "\(setting): \(paragraph)" }
  }

  static let rows = [
    Row(setting: "all", paragraph: "v v.- v", open: [0, 1, 2, 3]),
    Row(setting: "none", paragraph: "v vmust", open: []),
    Row(setting: "must:sentence", paragraph: "- vmust v.v", open: [1, 2]),
    Row(setting: "must:sentence", paragraph: "m m vmust v", open: [0, 1, 2, 3]),
    Row(setting: "must:run", paragraph: "vmust.v v.- v.v", open: [0, 1, 2]),
    Row(setting: "said:paragraph", paragraph: "- v.-said v.- v", open: [2, 3, 4, 5]),
    Row(setting: "must:run", paragraph: "-said v.v", open: []),
  ]

  @Test(arguments: rows)
  func opens(_ row: Row) {
    var gate = DirectiveGate(row.setting, bytes: Array("x".utf8), layout: Layout())
    _ = gate.enter(Outline.Passage(unit: nil, range: 0..<0, isHeading: false), of: Outline(), startsParagraph: false)
    var number = 0
    var open: [Int] = []
    for words in row.paragraph.split(separator: ".") {
      let clauses = words.split(separator: " ").map { word in
        defer { number += 1 }
        return clause(String(word), number)
      }
      let sentence = Sentence(unit: nil, range: 0..<1, clauses: clauses)
      open += gate.openStretches(of: sentence).flatMap { $0.map(\.textStart) }
    }
    #expect(open == row.open)
  }

  /// A clause whose text start is its number, so that it can be told from others.
  private func clause(_ word: String, _ number: Int) -> Clause {
    let kinds: [Character: Clause.Kind] = ["v": .verb, "m": .modifier, "-": .none]
    let opener = word.dropFirst()
    return Clause(
      kind: word.first.flatMap { kinds[$0] } ?? .none, range: 0..<1, textStart: number, mention: nil, close: nil,
      opener: opener.isEmpty ? nil : String(opener))
  }
}

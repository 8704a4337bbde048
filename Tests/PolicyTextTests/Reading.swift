@testable import PolicyText

/// Stands in for the rule pack and the caller that classifies lines.
enum Reading {
  static let marks = LayoutMarks(
    sentenceEnds: scalars("。！？!?…"), clauseEnds: scalars("，、,"), pauses: scalars("；：;:"), openingBrackets: scalars("（《〈“‘【〔「『([{"),
    closingBrackets: scalars("）》〉”’】〕」』)]}"))

  static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  static func text(_ text: String, path: String = "text.txt") throws -> ReadingText {
    read(try SourceText(path: path, data: Array(text.utf8)))
  }

  static func read(_ source: SourceText) -> ReadingText {
    let lines = MarkupReader.read(source).lines
    return Reflow.join(lines, roles: lines.map(role), marks: marks)
  }

  static func paragraphs(_ reading: ReadingText) -> [String] { reading.paragraphs.map { reading.text.string($0.range) } }

  /// A caller's rough knowledge of a line: numbers open a unit, page markers are furniture.
  static func role(_ line: SourceLine) -> LineRole {
    // Regular expressions are slow without optimisation, and numbers stand at the head.
    let head = String(line.text.string.prefix(14))
    if head.contains("Page"), head.contains(/^(# )?Page \d+:$/) { return .furniture }
    guard let first = head.unicodeScalars.first, beginnings.contains(first.value) else { return [] }
    if head.contains(/^(\d+[.、．]|第[一二三四五六七八九十百]+[条章])$/) { return [.opensUnit, .leadsUnit] }
    let numbers = /^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]|第[一二三四五六七八九十百]+[条章节]|——|[一二三四五六七八九十]+是)/
    if head.contains(numbers) { return .opensUnit }
    return head.contains(/^\d{4} ?年 ?\d+ ?月 ?\d+ ?日$/) ? [.opensUnit, .closesUnit] : []
  }

  private static let beginnings = scalars("一二三四五六七八九十（第—0123456789")
}

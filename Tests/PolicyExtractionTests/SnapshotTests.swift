import Foundation
import PolicyExtraction
import PolicyOutput
import PolicyRecords
import Testing

/// The records of the seeds as they were last looked at and accepted, one JSON record a line, so that a change of rules or engine shows as
/// a difference that a reader can judge.
///
/// To accept a change: `RECORD_SNAPSHOTS=1 swift test --filter SnapshotTests`, then read `git diff`. Recording fails the run on purpose.
@Suite struct SnapshotTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  @Test(arguments: Checkout.seeds)
  func recordsAreAsAccepted(name: String) throws {
    let extractor = Extractor(rules: try Checkout.rules.get())
    let documents = extractor.extract(try Checkout.source("seeds/" + name))
    // Without the packs' digests, which every edit of a comment changes.
    let written = JSONLinesWriter().write(Extraction(header: ExtractionHeader(packs: []), documents: documents))
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).jsonl")
    if Self.isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(written).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); read the difference before you commit it")
      return
    }
    let accepted = try String(decoding: Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
    let found = String(decoding: written, as: UTF8.self).split(separator: "\n")
    for (number, difference) in found.difference(from: accepted).prefix(12).enumerated() {
      switch difference {
      case .insert(_, let line, _): Issue.record("\(name) + \(line.prefix(300))")
      case .remove(_, let line, _): Issue.record("\(name) - \(line.prefix(300))")
      }
      if number == 11 { Issue.record("… further differences") }
    }
  }

  @Test func sameBytesOnEveryRun() throws {
    let extractor = Extractor(rules: try Checkout.rules.get())
    let source = try Checkout.source("seeds/" + #require(Checkout.seeds.last))
    let session = extractor.makeSession()
    let first = session.extract(source)
    #expect(session.extract(source) == first, "a warm session reads otherwise than a fresh one")
    let again = Extractor(rules: try Checkout.rules.get()).extract(source)
    #expect(
      JSONLinesWriter().write(Extraction(header: extractor.header, documents: first))
        == JSONLinesWriter().write(Extraction(header: extractor.header, documents: again)), "two extractors write differently")
  }
}

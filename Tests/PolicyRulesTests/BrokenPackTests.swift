import Foundation
import PolicyRules
import Testing

/// Each broken pack with the diagnostics that it is refused or warned of with, as they were last read and accepted.
///
/// To accept a change: `RECORD_SNAPSHOTS=1 swift test --filter BrokenPackTests`, then read `git diff`. Recording fails the run on purpose.
@Suite struct BrokenPackTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/broken-packs.txt")

  @Test func theSoundPackHasNoFault() {
    #expect(RuleSet.check([BrokenPack.soundFiles]).map(\.description) == [])
  }

  @Test func diagnosticsAreAsAccepted() throws {
    let found = BrokenPack.all.map { pack in
      "# \(pack.name)\n" + Self.text(RuleSet.check([pack.files]))
    }
    if Self.isRecording {
      try FileManager.default.createDirectory(at: Self.file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(found.joined(separator: "\n").utf8).write(to: Self.file)
      Issue.record("recorded \(Self.file.lastPathComponent); read the difference before you commit it")
      return
    }
    let accepted = try String(decoding: Data(contentsOf: Self.file), as: UTF8.self)
    for text in found where !accepted.contains(text) { Issue.record("not as accepted:\n\(text)") }
    #expect(Array(accepted.utf8) == Array(found.joined(separator: "\n").utf8))
  }

  private static func text(_ faults: [Diagnostic]) -> String {
    let rest = faults.count > 5 ? "… and \(faults.count - 5) more\n" : ""
    return faults.prefix(5).map { "\($0)\n" }.joined() + rest
  }

  @Test(arguments: BrokenPack.all)
  func namesAPlaceAndANextStep(pack: BrokenPack) throws {
    let start = ContinuousClock.now
    let faults = RuleSet.check([pack.files])
    #expect(ContinuousClock.now - start < .seconds(5), "takes too long")
    let first = try #require(faults.first)
    #expect(first.file.hasPrefix("mini"))
    // What the pattern parser says holds the next step in its second half.
    #expect(!first.hint.isEmpty || first.message.contains(": "), "\(first)")
    #expect(first.description.utf8.count < 2_000, "the excerpt is not bounded")
    if faults.contains(where: { $0.severity == .error }) {
      #expect(throws: RuleSetError.self) { try RuleSet.load([pack.files]) }
    } else {
      // Loading does not look for rules that never stand.
      #expect(try RuleSet.load([pack.files]).warnings == faults.filter { $0.code != .shadowed })
    }
  }
}

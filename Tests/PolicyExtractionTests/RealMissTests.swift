import Foundation
import PolicyExtraction
import PolicyRules
import PolicyText
import Testing

/// Records that the dev gold has and the extraction has not: what is told of each is of use to the author of a rule.
@Suite struct RealMissTests {
  struct Miss: Sendable, CustomStringConvertible {
    let file: String
    let place: String
    var phase: String?
    let rule: String
    let reason: RuleMiss.Reason
    /// A part of the pattern that is named, or the step that dropped the match.
    let names: String

    var description: String { "\(place) in \(file)" }
  }

  static let misses = [
    Miss(file: "216-ha-kaimenhong.txt", place: "新服务、新供给重点企业", rule: "beneficiary.name", reason: .slot, names: "{beneficiary-modifiers}"),
  ]

  @Test(
    .enabled(if: Checkout.shared != nil, "skipped: ../shared/gold is not there"), arguments: misses)
  func theNearestRuleAndWhatFailedAreNamed(miss: Miss) throws {
    let url = try #require(Checkout.shared).appending(path: "gold/sources").appending(path: miss.file)
    let source = try SourceText(path: miss.file, data: [UInt8](Data(contentsOf: url)))
    let found = try Self.explainer.get().explain(source, at: .text(miss.place), .init(phase: miss.phase))
    let told = try #require(found.misses.first { $0.rule == miss.rule }, "told of \(found.misses.map(\.rule))")
    #expect(told.reason == miss.reason)
    let named = told.wanted.map(\.part) + [told.detail]
    #expect(named.contains { $0.contains(miss.names) }, "\(named)")
    // A place in the file for each part, so that an editor can go there.
    #expect(told.wanted.allSatisfy { $0.place.contains(".yaml:") })
  }

  private static let explainer = Result { Explainer(rules: try Checkout.rules.get()) }
}

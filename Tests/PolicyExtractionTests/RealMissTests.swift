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
    Miss(file: "004_66c209dab0f48980.txt", place: "市委常委会", rule: "body.government", reason: .slot, names: "各级"),
    Miss(file: "160-biz-zj10.txt", place: "局审批处", rule: "body.own.division", reason: .dropped, names: "needs: role"),
    Miss(file: "160-biz-zj10.txt", place: "各牵头单位", rule: "role.actor.pivot", reason: .dropped, names: "directed"),
    Miss(file: "001_18c5344bf8e581d4.txt", place: "各级党委和政府", rule: "role.actor.clause", reason: .slot, names: "[，；。：]"),
    Miss(file: "000_6d83b3bc8c0f53d8.txt", place: "各级党组织", phase: "role", rule: "role.actor.modal", reason: .stopped, names: "{role-b}"),
    Miss(file: "003_8c3127101cf34643.txt", place: "外卖骑手", rule: "beneficiary.name", reason: .dropped, names: "beneficiaries_in_"),
    Miss(file: "003_8c3127101cf34643.txt", place: "进城务工人员", rule: "beneficiary.name", reason: .dropped, names: "beneficiaries_in_"),
    Miss(
      file: "000_6d83b3bc8c0f53d8.txt", place: "以实际贡献作为评判标准", phase: "clause", rule: "clause.verb.preposed", reason: .stopped,
      names: "{chain}"),
    Miss(
      file: "003_8c3127101cf34643.txt", place: "提升普惠托育服务", phase: "clause", rule: "clause.verb.direct", reason: .dropped,
      names: "joins: next"),
  ]

  @Test(
    .enabled(if: Checkout.shared != nil, "skipped: ../shared/gold is not there"), arguments: misses)
  func theNearestRuleAndWhatFailedAreNamed(miss: Miss) throws {
    let url = try #require(Checkout.shared).appending(path: "gold/sources").appending(path: miss.file)
    let source = try SourceText(path: miss.file, data: [UInt8](Data(contentsOf: url)))
    let found = try Explainer(rules: try Checkout.rules.get()).explain(source, at: .text(miss.place), .init(phase: miss.phase))
    let told = try #require(found.misses.first { $0.rule == miss.rule }, "told of \(found.misses.map(\.rule))")
    #expect(told.reason == miss.reason)
    let named = told.wanted.map(\.part) + [told.detail]
    #expect(named.contains { $0.contains(miss.names) }, "\(named)")
    // A place in the file for each part, so that an editor can go there.
    #expect(told.wanted.allSatisfy { $0.place.contains(".yaml:") })
  }
}

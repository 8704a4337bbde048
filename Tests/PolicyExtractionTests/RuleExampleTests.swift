import PolicyExtraction
import Testing

/// The examples that stand beside the shipped rules hold.
@Suite struct RuleExampleTests {
  @Test func examplesHold() throws {
    let report = ExampleRunner(try Checkout.rules.get()).run()
    #expect(report.ruleCount > 100)
    for fault in report.faults {
      Issue.record("\(fault.file):\(fault.line): \(fault.kind.rawValue): `\(fault.rule)` on `\(fault.text)`: \(fault.details)")
    }
  }

  @Test func aFilterChoosesRules() throws {
    let runner = ExampleRunner(try Checkout.rules.get())
    #expect(runner.run(filter: "no.such.rule").ruleCount == 0)
    #expect(runner.run(filter: "title.opinion").ruleCount > 0)
  }
}

import Diagnostics
import ScenarioHarness
import Testing

/// Every scenario of the project, forked in the middle of its run: what came of it before it went back must not be seen.
@Suite("Forks: every scenario comes to the same when its run goes back and on again")
struct ForkTests {
    private static let plan = Plan.make(
        paths: ["scenarios"], options: PlanOptions(workingDirectory: Repository.root))

    /// What can be told of results, without host times; files of the host are left out, since nothing takes back what is done to them.
    private func comparable(_ options: RunOptions) -> [String] {
        Self.plan.results(options).filter { !$0.span.file.contains("semihosting") }
            .map { "\($0.span.file) \($0.id) \($0.status) \($0.diagnostics) \(String(describing: $0.run))" }
    }

    @Test("the whole suite, as it is, each boot by itself, and forked after some instructions")
    func suite() {
        let cold = comparable(RunOptions(jobs: 2, isCold: true))
        #expect(cold.count > 300)
        #expect(comparable(RunOptions(jobs: 2)) == cold)
        for count in [1, 301] as [UInt64] {
            var options = RunOptions(jobs: 2)
            options.forksAfter = count
            let forked = comparable(options)
            for (one, other) in zip(forked, cold) where one != other {
                Issue.record("forked after \(count): \(one)\nrather than: \(other)")
            }
        }
    }
}

import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

/// The failures of fixtures/replay as reports have them: golden files. `FAULTLINE_UPDATE_GOLDENS=1` writes them anew.
@Suite("Reports of failures that explain themselves")
struct FailureReportTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private let plan: Plan

    init() throws {
        let selection = Selection(filter: try Selection.Filter(":(from-a-handler|stays-pending)$"))
        plan = Plan.make(
            paths: ["fixtures/replay/explain.yaml"], options: PlanOptions(selection: selection, workingDirectory: Self.root))
    }

    private func compare(_ bytes: [UInt8], _ name: String) throws {
        let golden = URL(fileURLWithPath: Self.root + "/fixtures/replay/\(name)")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(bytes).write(to: golden) }
        #expect(String(decoding: bytes, as: UTF8.self) == (try? String(contentsOf: golden, encoding: .utf8)))
    }

    @Test("as JUnit XML")
    func junit() throws {
        let options = ReportOptions(includesTimes: false)
        try compare(try JUnitReport(sources: plan.sources, options: options).bytes(plan.run(RunOptions(jobs: 1))), "explain.xml")
    }

    @Test("as JSON, with the state as values")
    func json() throws {
        try compare(try JSONReport(options: ReportOptions(includesTimes: false)).bytes(plan.run(RunOptions(jobs: 1))), "explain.json")
    }
}

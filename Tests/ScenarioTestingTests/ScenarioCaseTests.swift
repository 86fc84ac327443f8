import Foundation
import ScenarioHarness
import ScenarioTesting
import Testing

@Suite("Scenarios as cases of a test")
struct ScenarioCaseTests {
    /// What was recorded while a case was checked.
    private struct Recorded: Sendable {
        var text: String
        var file: String
        var line: Int
        var isWarning: Bool
    }

    private func issues(of scenario: ScenarioCase) async -> [Recorded] {
        let recorded = Locked<[Recorded]>([])
        await withKnownIssue(isIntermittent: true) {
            await scenario.check()
        } matching: { issue in
            recorded.withLock {
                $0.append(
                    Recorded(
                        text: issue.comments.map(\.rawValue).joined(separator: "\n"),
                        file: issue.sourceLocation?.fileID ?? "", line: issue.sourceLocation?.line ?? 0,
                        isWarning: issue.severity == .warning))
            }
            return true
        }
        return recorded.withLock { $0 }
    }

    @Test("each scenario is a case by its file and id")
    func names() {
        let names = ScenarioCase.all(in: "fixtures/reports/hostile.yaml").map(\.testDescription)
        #expect(names == ["fixtures/reports/hostile.yaml: unexpected-fault", "fixtures/reports/hostile.yaml: wrong-register"])
    }

    @Test("a scenario that passes records nothing")
    func passes() async {
        for scenario in ScenarioCase.all(in: "fixtures/reports/passing.yaml") {
            await #expect(issues(of: scenario).isEmpty)
        }
    }

    @Test("a warning of a scenario that passes is an issue that is a warning, at its place")
    func warns() async throws {
        let environment = ["FAULTLINE_FILTER": ":preciserr-load$"]
        let scenario = try #require(ScenarioCase.all(in: "scenarios/faults/busfault.yaml", environment: environment).first)
        let recorded = await issues(of: scenario)
        #expect(recorded.count == 1 && recorded.allSatisfy(\.isWarning))
        #expect(recorded.first?.text.hasPrefix("[FL4020] R1 is UNKNOWN here") == true && recorded.first?.line == 47)
    }

    @Test("a failed check is an issue at its line of YAML, with the rendered diagnostic")
    func fails() async throws {
        let scenario = try #require(ScenarioCase.all(in: "fixtures/reports/hostile.yaml").first)
        let issue = try #require(await issues(of: scenario).first)
        #expect(issue.file == "reports/hostile.yaml")
        #expect((8...13).contains(issue.line))
        #expect(issue.text.contains("error: [FL4") && issue.text.contains("HardFault"))
    }

    @Test("a scenario that is known to fail records issues that are known, and fails no test")
    func knownIssue() async throws {
        let cases = ScenarioCase.all(in: "scenarios/known-issue/known-issue.yaml")
        #expect(cases.count == 1)
        // An issue that is not a known one would fail this test.
        for scenario in cases { await scenario.check() }
    }

    @Test("a file that does not read, an empty folder and a path that is not there are failing cases")
    func unreadable() async throws {
        let folder = NSTemporaryDirectory() + "faultline-cases-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/empty", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "version: [".write(toFile: folder + "/broken.yaml", atomically: true, encoding: .utf8)
        for path in ["/broken.yaml", "/empty", "/none"] {
            let cases = ScenarioCase.all(in: folder + path)
            #expect(cases.count == 1)
            let scenario = try #require(cases.first)
            await #expect(!issues(of: scenario).isEmpty, "\(path)")
        }
    }

    @Test("the environment selects scenarios, and a selection that leaves none is a failing case")
    func selection() async throws {
        func names(_ environment: [String: String]) -> [String] {
            ScenarioCase.all(in: "fixtures/reports", environment: environment).map(\.testDescription)
        }
        #expect(names(["FAULTLINE_FILTER": ":wrong-"]) == ["fixtures/reports/hostile.yaml: wrong-register"])
        #expect(names(["FAULTLINE_TAGS": "console"]) == ["fixtures/reports/passing.yaml: prints-and-faults"])
        #expect(names(["FAULTLINE_EXCLUDE_TAGS": "hostile, console, sweep"]).count == 2)
        let none = ScenarioCase.all(in: "fixtures/reports", environment: ["FAULTLINE_TAGS": "no-such-tag"])
        #expect(none.count == 1)
        let scenario = try #require(none.first)
        await #expect(!issues(of: scenario).isEmpty)
    }

    @Test("a filter that is no regular expression is a failing case that says so")
    func badFilter() async throws {
        let cases = ScenarioCase.all(in: "fixtures/reports", environment: ["FAULTLINE_FILTER": "("])
        let scenario = try #require(cases.first)
        let issue = try #require(await issues(of: scenario).first)
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("fixtures/diagnostics/run/FL3006-bad-filter.txt")
        #expect(try issue.text + "\n" == String(contentsOf: golden, encoding: .utf8))
    }

    @Test("a JUnit file can be had from a test run")
    func junit() async throws {
        let path = NSTemporaryDirectory() + "faultline-\(UUID().uuidString).xml"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let environment = ["FAULTLINE_JUNIT": path, "FAULTLINE_NO_TIMES": "1"]
        for scenario in ScenarioCase.all(in: "fixtures/reports/passing.yaml", environment: environment) {
            await scenario.check()
        }
        let report = try String(contentsOfFile: path, encoding: .utf8)
        #expect(report.contains("name=\"prints-and-faults\"") && !report.contains("time="))
    }
}

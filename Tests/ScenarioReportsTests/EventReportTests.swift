import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("Lines of events")
struct EventReportTests {
    private func events(_ result: PlanResult, times: Bool = false) throws -> [[String: Any]] {
        let bytes = try EventReport(options: ReportOptions(includesTimes: times)).bytes(result)
        return try bytes.split(separator: 0x0A).map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        }
    }

    @Test("the plan, what each scenario did from its start to its end, and the totals, in plan order")
    func order() throws {
        let events = try events(SampleResults.result)
        #expect(
            events.map { "\($0["event"] ?? "") \($0["scenario"] ?? "")" } == [
                "plan ", "scenario_started divides", "console divides", "scenario_finished divides", "scenario_started fails",
                "console fails",
                "diagnostic fails", "scenario_finished fails", "scenario_started wrong", "diagnostic wrong", "scenario_finished wrong",
                "scenario_started later", "scenario_finished later", "diagnostic ", "end ",
            ])
        #expect(events[0]["scenarios"] as? Int == 4 && events[0]["version"] as? Int == 1)
        #expect(events.last?["totals"] as? [String: Int] == ["passed": 1, "failed": 1, "errors": 2, "knownIssues": 0, "skipped": 1])
    }

    @Test("exceptions are entered and return in the order of their cycles")
    func exceptions() throws {
        let events = try events(SampleResults.withExceptions).filter { ($0["event"] as? String)?.hasPrefix("exception") ?? false }
        let words = events.map { event in
            let part = (event["entry"] ?? event["exit"]) as? [String: Any] ?? [:]
            return "\(part["enter"] ?? part["exception"] ?? "") \(part["cycles"] ?? "")"
        }
        #expect(words == ["SysTick 100", "IRQ3 150", "IRQ3 190", "SysTick 240", "PendSV 240", "PendSV 300", "HardFault 400"])
        #expect(events.map { $0["event"] as? String == "exception_entered" } == [true, true, false, false, true, false, true])
    }

    @Test("a scenario's end has its status, outcome and counts; host times only when asked for")
    func finished() throws {
        let last = try #require(try events(SampleResults.result).first { $0["event"] as? String == "scenario_finished" })
        #expect(last["status"] as? String == "passed" && last["outcome"] as? String == "reached" && last["cycles"] as? Int == 1310)
        #expect(last["seconds"] == nil)
        let timed = try #require(try events(SampleResults.result, times: true).first { $0["event"] as? String == "scenario_finished" })
        #expect(timed["seconds"] as? Double == 0.0123)
    }

    @Test("the end of a sweep has its points, the first that failed, and their places")
    func sweeps() throws {
        let ends = try events(SampleResults.sweeps).filter { $0["event"] as? String == "scenario_finished" }
        let sweeps = ends.compactMap { $0["sweep"] as? [String: Any] }
        #expect(sweeps.compactMap { $0["points"] as? Int } == [1204, 7])
        #expect(sweeps[0]["failed"] as? Int == 2 && sweeps[0]["firstFailure"] as? String == "37,-")
        #expect(sweeps[0]["places"] as? [String] == ["handler+0x12 … +0x14 (2 points)"])
        #expect(try events(SampleResults.result).allSatisfy { $0["sweep"] == nil })
    }
}

import ScenarioHarness
import ScenarioReports
import Testing

@Suite("A JSON report read back")
struct RecordedReportTests {
    @Test(
        "what is read back gives the same JSON and the same JUnit XML",
        arguments: [SampleResults.result, SampleResults.knownIssue, SampleResults.sweeps, SampleResults.unmodelled])
    func roundTrip(result: PlanResult) throws {
        let bytes = try JSONReport(sources: SampleResults.sources).bytes(result)
        let recorded = try RecordedReport(bytes)
        #expect(try JSONReport(sources: recorded.sources).bytes(recorded.result) == bytes)
        let junit = try JUnitReport(sources: SampleResults.sources).bytes(result)
        #expect(try JUnitReport(sources: recorded.sources).bytes(recorded.result) == junit)
    }

    @Test("an exception's entry comes back as far as it was written")
    func exceptions() throws {
        var result = SampleResults.result
        result.files[0].cases[0].run?.exceptions = [SampleResults.entry]
        let recorded = try RecordedReport(JSONReport().bytes(result)).result
        #expect(recorded.files[0].cases[0].run?.exceptions == [SampleResults.entry])
    }

    @Test(
        "what is no report says where it differs",
        arguments: [
            ("", "it is no JSON"), ("[", "it is no JSON"), ("[]", "the document has a value of another type"),
            ("{}", "there is no 'version' in the document"),
            (
                #"{"version":2,"interrupted":false,"totals":{"errors":0,"failed":0,"knownIssues":0,"passed":0,"skipped":0},"files":[]}"#,
                "it has version 2, not 1"
            ),
            (#"{"version":1,"interrupted":false,"totals":{},"files":[]}"#, "there is no 'passed' in 'totals'"),
        ])
    func unreadable(text: String, reason: String) {
        let error = #expect(throws: RecordedReport.Unreadable.self) { try RecordedReport(Array(text.utf8)) }
        #expect(error?.reason == reason)
    }

    @Test("a changed byte of a report ends in no trap")
    func mutations() throws {
        var result = SampleResults.result
        result.files[0].cases[0].run?.exceptions = [SampleResults.entry]
        result.shard = PlannedShard(
            shard: try #require(Shard("1/2")), plan: "ab", scenarioCount: 9,
            files: [.init(place: 0, cases: [0, 1, 2, 3]), .init(place: 1, cases: [])])
        let bytes = try JSONReport(sources: SampleResults.sources).bytes(result)
        for position in stride(from: 0, to: bytes.count, by: 5) {
            for byte in [UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "\"")] {
                var changed = bytes
                changed[position] = byte
                _ = ReportMerge([(path: "a.json", bytes: changed), (path: "b.json", bytes: bytes)])
            }
        }
    }
}

import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("Reports of parts, joined")
struct ReportMergeTests {
    /// The sample's scenarios in two parts: the first and third, and the others.
    private func part(_ index: Int, plan: String = "0123abcd", interrupted: Bool = false) throws -> [UInt8] {
        var result = SampleResults.result
        let cases = result.files[0].cases
        let places = index == 1 ? [0, 2] : [1, 3]
        result.files[0].cases = places.map { cases[$0] }
        var files = [PlannedShard.File(place: 0, cases: places)]
        if index == 1 { result.files.removeLast() } else { files.append(.init(place: 1, cases: [])) }
        if interrupted {
            result.files[0].cases = places.map { _ in cases[0] }
            result.files[0].diagnostics = []
            result.wasInterrupted = true
        }
        let shard = try #require(Shard(index: index, count: 2))
        result.shard = PlannedShard(shard: shard, plan: plan, scenarioCount: 4, files: files)
        return try JSONReport(sources: SampleResults.sources).bytes(result)
    }

    @Test("all parts, in any order, give the bytes of the whole")
    func whole() throws {
        let merge = try ReportMerge([("b.json", part(2)), ("a.json", part(1))])
        #expect(merge.diagnostics.isEmpty)
        let whole = try JSONReport(sources: SampleResults.sources).bytes(SampleResults.result)
        let joined = try JSONReport(sources: merge.sources).bytes(try #require(merge.result))
        #expect(joined == whole)
    }

    @Test("a whole report is joined with none")
    func one() throws {
        let whole = try JSONReport(sources: SampleResults.sources).bytes(SampleResults.result)
        #expect(ReportMerge([("a.json", whole)]).diagnostics.isEmpty)
        let mixed = try ReportMerge([("a.json", whole), ("b.json", part(1))])
        #expect(mixed.diagnostics.map(\.code.number) == [3010])
    }

    @Test("a report named twice is told so, and not as two of one shard")
    func namedTwice() throws {
        let merge = try ReportMerge([("a.json", part(1)), ("a.json", part(1)), ("b.json", part(2))])
        #expect(merge.diagnostics.map(\.message) == ["'a.json' is named twice"])
    }

    @Test("no report at all has no result")
    func none() {
        #expect(ReportMerge([]).result == nil)
        #expect(ReportMerge([("a.json", nil)]).result == nil)
    }

    /// The parts, by the name of the golden file that says what is printed about them.
    private func mistakes() throws -> [(name: String, merge: ReportMerge)] {
        [
            ("FL3007-no-report", ReportMerge([("a.json", try part(1)), ("b.json", Array("{}".utf8)), ("c.json", nil)])),
            ("FL3008-missing", ReportMerge([("a.json", try part(1))])),
            ("FL3009-twice", ReportMerge([("a.json", try part(1)), ("b.json", try part(2)), ("c.json", try part(1))])),
            ("FL3010-another-plan", ReportMerge([("a.json", try part(1)), ("b.json", try part(2, plan: "ffff"))])),
            ("FL3011-stopped", ReportMerge([("a.json", try part(1, interrupted: true)), ("b.json", try part(2))])),
        ]
    }

    @Test("what is wrong with the parts is printed, and is an error of the joined result too")
    func goldens() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("fixtures/diagnostics/merge")
        for (name, merge) in try mistakes() {
            let renderer = DiagnosticRenderer(sources: merge.sources)
            let text = merge.diagnostics.map { renderer.render($0) + "\n" }.joined()
            let golden = folder.appendingPathComponent(name + ".txt")
            if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" {
                try Data(text.utf8).write(to: golden)
            }
            let expected = try? String(contentsOf: golden, encoding: .utf8)
            #expect(text == expected)
            #expect(text.contains("[\(name.prefix(6))]"))
            let last = try #require(merge.result?.files.last)
            #expect(last.path == "(shards)" && last.diagnostics == merge.diagnostics)
            #expect((merge.result?.totals.errors ?? 0) > 0)
        }
    }
}

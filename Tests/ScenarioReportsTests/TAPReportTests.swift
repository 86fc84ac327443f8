import ScenarioHarness
import ScenarioReports
import Testing

@Suite("TAP version 14")
struct TAPReportTests {
    private func lines(times: Bool = false, interrupted: Bool = false) throws -> [String] {
        var result = SampleResults.result
        result.wasInterrupted = interrupted
        let report = TAPReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: times))
        return String(decoding: try report.bytes(result), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    @Test("the version, the plan, and a test point for each scenario and for a file that does not read")
    func points() throws {
        let lines = try lines()
        #expect(lines.prefix(2) == ["TAP version 14", "1..5"])
        #expect(
            lines.filter { $0.hasPrefix("ok") || $0.hasPrefix("not ok") } == [
                "ok 1 - scenarios/faults/divide.yaml:divides", "not ok 2 - scenarios/faults/divide.yaml:fails",
                "not ok 3 - scenarios/faults/divide.yaml:wrong",
                "ok 4 - scenarios/faults/divide.yaml:later # SKIP waits for hardware", "not ok 5 - scenarios/broken.yaml:(file)",
            ])
        #expect(lines.last == "")
    }

    @Test("a YAML block below what did not pass has its message, place, diagnostics and consoles")
    func block() throws {
        let lines = try lines()
        let start = try #require(lines.firstIndex(of: "  ---"))
        let end = try #require(lines.firstIndex(of: "  ..."))
        #expect(
            lines[start...].prefix(8) == [
                "  ---", "  message: \"expected BusFault, but the machine took UsageFault \\\"<&>\\\"\"", "  severity: failed",
                "  code: FL4002", "  file: \"scenarios/faults/divide.yaml\"", "  line: 3", "  column: 13", "  diagnostics: |",
            ])
        #expect(lines[start..<end].contains { $0.hasPrefix("    scenarios/faults/divide.yaml:3:13: error: [FL4002]") })
        #expect(lines[start..<end].contains("  \"console uart0\": |"))
        #expect(lines[start..<end].contains("    <script>]]>&\u{241B}[31m\u{2400}\\xFF"))
    }

    @Test("a known issue is a test point that is still to do, with its reason and what failed")
    func knownIssue() throws {
        let report = TAPReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false))
        let text = String(decoding: try report.bytes(SampleResults.knownIssue), as: UTF8.self)
        #expect(text.contains("\nnot ok 1 - scenarios/faults/divide.yaml:known # TODO counts <twice> (https://example.com/1)\n"))
        #expect(text.contains("\n  severity: known_issue\n  code: FL4008\n"))
    }

    @Test("a sweep has its points in its block, whether or not it passed; the places of those that failed too")
    func sweeps() throws {
        let report = TAPReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false))
        let text = String(decoding: try report.bytes(SampleResults.sweeps), as: UTF8.self)
        let failed = """
              sweep_points: 1204
              sweep_failed: 2
              sweep_first: "37,-"
              sweep_places: |
                handler+0x12 … +0x14 (2 points)
              ...

            """
        #expect(text.contains(failed))
        #expect(text.hasSuffix("ok 2 - scenarios/faults/divide.yaml:holds\n  ---\n  sweep_points: 7\n  sweep_failed: 0\n  ...\n"))
    }

    @Test("warnings are in the block of a test point, also of one that passed")
    func warnings() throws {
        let report = TAPReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false))
        let text = String(decoding: try report.bytes(SampleResults.warned), as: UTF8.self)
        let block = """
            ok 2 - scenarios/faults/divide.yaml:two
              ---
              warnings: |
                [FL4024] flash: a store to 0x0800_0000 is ignored: it is locked
              ...

            """
        #expect(text.contains(block))
    }

    @Test("a number sign and a backslash of an id make no directive")
    func escaping() throws {
        var result = SampleResults.result
        result.files[0].cases[0].id = "a#b\\c # TODO"
        let report = TAPReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false))
        let text = String(decoding: try report.bytes(result), as: UTF8.self)
        #expect(text.contains("ok 1 - scenarios/faults/divide.yaml:a\\#b\\\\c \\# TODO\n"))
    }

    @Test("a run that was stopped early bails out, since what did not run is skipped")
    func bailOut() throws {
        #expect(try lines(interrupted: true).contains("Bail out! the run was stopped early"))
        #expect(try !lines().contains { $0.hasPrefix("Bail out!") })
    }

    @Test("times are there when asked for")
    func times() throws {
        #expect(try lines(times: true).contains("  duration_ms: 12.300"))
        #expect(try !lines().contains { $0.contains("duration_ms") })
    }

    @Test("a block that begins with a blank tells its indentation")
    func indentation() throws {
        var result = SampleResults.result
        result.files[0].cases[1].run?.consoles = [.init(name: "uart0", bytes: Array("\n  in\nout".utf8))]
        let report = TAPReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false))
        let text = String(decoding: try report.bytes(result), as: UTF8.self)
        #expect(text.contains("  \"console uart0\": |2\n\n      in\n    out\n  ...\n"))
    }
}

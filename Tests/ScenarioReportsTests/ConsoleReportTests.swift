import Diagnostics
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("The console report")
struct ConsoleReportTests {
    private let report = ConsoleReport(sources: SampleResults.sources, style: .plain)

    @Test("each status has its word, place and id")
    func lines() {
        let lines = SampleResults.result.files[0].cases.map(report.line)
        #expect(lines[0] == "ok    scenarios/faults/divide.yaml:2 divides (reached, 1204 instructions, 1310 cycles)")
        #expect(lines[1].hasPrefix("FAIL  "))
        #expect(lines[2] == "ERROR scenarios/faults/divide.yaml:3 wrong")
        #expect(lines[3] == "skip  scenarios/faults/divide.yaml:3 later (waits for\nhardware)")
    }

    @Test("a known issue has its word, its reason and its place, and is counted apart")
    func knownIssue() {
        let result = SampleResults.knownIssue
        let line = report.line(result.files[0].cases[0])
        #expect(line == "known scenarios/faults/divide.yaml:2 known (counts <twice> (https://example.com/1))")
        #expect(report.summary(result, seconds: nil) == "1 scenario: 0 passed, 0 failed, 1 with a known issue, 0 skipped")
    }

    @Test("each diagnostic ends with the command that explains its code")
    func explain() {
        let details = report.details(SampleResults.result.files[0].cases[1])
        #expect(details.hasSuffix("\n      = see: faultline explain FL4002"))
        #expect(report.details(SampleResults.result.files[1]).hasSuffix("\n      = see: faultline explain FL0001"))
    }

    @Test("a sweep says how many points there were, and which failed first")
    func sweeps() {
        let lines = SampleResults.sweeps.files[0].cases.map(report.line)
        #expect(lines[0].hasSuffix("races (2 of 1204 points failed; point 37,-: reached, 1204 instructions, 1310 cycles)"))
        #expect(lines[1].hasSuffix("holds (7 points)"))
    }

    @Test("a failure lists the registers that are not modelled, and all runs together list each once")
    func unmodelled() {
        let result = SampleResults.unmodelled
        #expect(
            report.details(result.files[0].cases[2])
                .hasSuffix("\n\nnot modelled: tim2.CCMR1 (0x4000_0018) written by 0x0800_1234 main+0x12"))
        #expect(
            report.unmodelled(result) == """
                not modelled: cortex-m3 tim2.CCMR1 (0x4000_0018) written by 0x0800_1234 main+0x12 (and in 2 more)
                not modelled: cortex-m3 tim2+0x50 (0x4000_0050) read by 0x0000_0100

                """)
        #expect(report.unmodelled(SampleResults.result) == "")
    }

    @Test("warnings of what passed are a line each, once for all that have them, and the summary counts every one")
    func warnings() {
        let result = SampleResults.warned
        #expect(
            report.warnings(result) == """
                scenarios/faults/divide.yaml:2:5: warning: [FL4024] flash: a store to 0x0800_0000 is ignored: it is locked (and 1 more of it)
                scenarios/faults/divide.yaml:2:5: warning: [FL4015] the firmware executed an UNPREDICTABLE encoding \
                at 0x0000_0124 ADD PC, PC main+0x12 main.c:4

                """)
        #expect(report.summary(result, seconds: nil) == "3 scenarios: 2 passed, 1 failed, 0 skipped, 4 warnings")
        #expect(report.warnings(SampleResults.result) == "")
    }

    @Test("of many warnings the first twenty are shown, and the others counted")
    func manyWarnings() {
        var result = SampleResults.warned
        result.files[0].cases[0].diagnostics = (1...22).map { number in
            Diagnostic(.warning, DiagnosticCode(4024), "flash: \(number)", at: SampleResults.span(2))
        }
        let lines = report.warnings(result).split(separator: "\n")
        #expect(lines.count == 21 && lines.last == "warning: 3 others: a report has all of them, --json for one")
    }

    @Test("the summary counts how many ended how")
    func summary() {
        let result = SampleResults.result
        #expect(report.summary(result, seconds: nil) == "5 scenarios: 1 passed, 1 failed, 2 in error, 1 skipped")
        #expect(report.summary(result, seconds: 0.256).hasSuffix("; 0.26 s"))
        #expect(report.summary(PlanResult(files: [], wasInterrupted: true), seconds: nil).hasSuffix("(stopped early)"))
    }
}

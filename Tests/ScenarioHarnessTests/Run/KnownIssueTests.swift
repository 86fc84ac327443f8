import Diagnostics
import ScenarioHarness
import Testing

@Suite("Worker: scenarios that are known to fail")
struct KnownIssueTests {
    /// adds r0, #1; b .
    private func results(_ scenarios: String) throws -> [CaseResult] {
        try TinyImage.project([0x3001, 0xE7FE], scenarios).plan().results()
    }

    @Test("a failure is a known issue, and keeps its diagnostics")
    func fails() throws {
        let results = try results(
            """
              - id: full
                known_issue: { reason: counts twice, url: https://example.com/1 }
                until: { pc: 0xC2 }
                expect: { registers: { R0: 2 } }
              - { id: short, known_issue: counts twice, until: { pc: 0x100 }, limits: { instructions: 5 }, expect: { registers: { R0: 2 } } }
            """)
        #expect(results[0].status == .knownIssue(KnownIssue(reason: "counts twice", url: "https://example.com/1")))
        #expect(results[0].diagnostics.map(\.code.number) == [4008])
        #expect(results[1].status == .knownIssue(KnownIssue(reason: "counts twice")))
    }

    @Test("a pass fails, and says what to remove")
    func passes() throws {
        let results = try results("  - { id: a, known_issue: counts twice, until: { pc: 0xC2 }, expect: { registers: { R0: 1 } } }")
        #expect(results[0].status == .failed)
        #expect(results[0].diagnostics.map(\.code.number) == [4022])
        #expect(results[0].diagnostics[0].help == "remove 'known_issue' if the issue is dealt with")
        #expect(results[0].diagnostics[0].span?.start.column == 14)
    }

    @Test("an error stays an error, and a scenario that is skipped is skipped")
    func errors() throws {
        let results = try results(
            """
              - { id: a, known_issue: x, until: { pc: no_such_symbol }, expect: { registers: { R0: 1 } } }
              - { id: b, known_issue: x, skip: later, until: { pc: 0xC2 }, expect: { registers: { R0: 1 } } }
            """)
        #expect(results.map(\.status) == [.error, .skipped(reason: "later")])
    }
}

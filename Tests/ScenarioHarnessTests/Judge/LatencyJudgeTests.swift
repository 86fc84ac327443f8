import Diagnostics
import ScenarioHarness
import Testing

/// Latencies in runs of a few instructions.
@Suite("LatencyJudge: every entry, and at least one")
struct LatencyJudgeTests {
    private func run(_ scenarios: String) throws -> [CaseResult] {
        // wfi; b .-2 and, as every handler, bx lr.
        try TinyImage.project([0xBF30, 0xE7FD, 0x4770], handler: 2, scenarios).plan().results()
    }

    @Test("a scenario passes when every entry fits")
    func fits() throws {
        let results = try run(
            """
              - id: exact
                setup: { registers: { NVIC_ISER0: 1 } }
                stimuli: [{ at: 100 cycles, interrupt: 0 }, { at: 200 cycles, interrupt: 0 }]
                until: 300 cycles
                expect: { latency: { IRQ0: 12 } }
              - id: forms
                setup: { registers: { NVIC_ISER0: 1 } }
                stimuli: [{ at: 100 cycles, interrupt: 0 }, { at: 200 cycles, pend: NMI }]
                until: 300 cycles
                expect: { faults: [NMI], latency: { IRQ0: { in: [10, 12] }, NMI: { one_of: [12, 16] } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed], "\(results.flatMap(\.diagnostics))")
    }

    @Test("one entry that does not fit fails it, and so does none")
    func misses() throws {
        let results = try run(
            """
              - id: second
                setup: { registers: { NVIC_ISER0: 3, NVIC_IPR0: 0x4000 } }
                stimuli: [{ at: 100 cycles, interrupt: 1 }, { at: 200 cycles, interrupt: 0 }, { at: 200 cycles, interrupt: 1 }]
                until: 300 cycles
                expect: { latency: { IRQ1: 12 } }
              - id: none
                until: 300 cycles
                expect: { latency: { IRQ1: 12 } }
            """)
        #expect(results.map(\.status) == [.failed, .failed])
        #expect(results.flatMap(\.diagnostics).map(\.code.number) == [4016, 4016])
        #expect(results[0].diagnostics[0].message.contains("at its entry number 2"))
    }
}

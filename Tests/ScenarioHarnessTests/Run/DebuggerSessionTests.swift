import Diagnostics
import ScenarioHarness
import Testing

/// Debuggers, resets and latencies in runs of a few instructions.
@Suite("DebuggerSession: a debugger in a run")
struct DebuggerSessionTests {
    private func run(_ code: [UInt16], handler: Int = 0, _ scenarios: String) throws -> [CaseResult] {
        try TinyImage.project(code, handler: handler, scenarios).plan().results()
    }

    /// adds r0, #1; adds r1, #1; cmp r0, #10; bne .-6; b .
    private static let loop: [UInt16] = [0x3001, 0x3101, 0x280A, 0xD1FB, 0xE7FE]

    @Test("a step at a breakpoint's own instruction fires once for each visit, whether it halts or not")
    func breakpointAndTrigger() throws {
        let results = try run(
            Self.loop,
            """
              - id: twice
                stimuli:
                  - { at: start, debugger: attach }
                  - { at: start, debugger: { breakpoint: 0xC2 } }
                  - { at: { pc: 0xC2 }, set: { R2: 1 } }
                  - { at: { pc: 0xC2, hit: 2 }, set: { R2: 2 } }
                  - { at: { halted: breakpoint }, debugger: resume }
                expect: { outcome: { halted: { reason: breakpoint, pc: 0xC2 } }, registers: { R0: 2, R1: 1, R2: 2 } }
              - id: until
                stimuli:
                  - { at: start, debugger: attach }
                  - { at: start, debugger: { breakpoint: 0xC4 } }
                until: { halted: breakpoint }
                expect: { outcome: reached, registers: { R0: 1, R1: 1 } }
            """)
        #expect(results.map(\.status) == [.passed, .passed], "\(results.flatMap(\.diagnostics))")
    }

    @Test("a trace does not change where a run halts")
    func traced() throws {
        let scenario = """
              - id: halts
                stimuli:
                  - { at: start, debugger: attach }
                  - { at: start, debugger: { breakpoint: 0xC2 } }
                  - { at: { halted: breakpoint }, debugger: step }
                expect: { outcome: { halted: step }, registers: { R0: 1, R1: 1 } }
            """
        let sink = TraceSink()
        let project = try TinyImage.project(Self.loop, scenario)
        let plain = project.plan().results(RunOptions(jobs: 1))
        let traced = project.plan().results(RunOptions(jobs: 1, trace: sink))
        #expect(plain.map(\.status) == [.passed], "\(plain.flatMap(\.diagnostics))")
        #expect(plain.map(\.run) == traced.map(\.run))
    }

    @Test("a halt that no step resumes ends the run, and fails a scenario that does not name it")
    func unexpected() throws {
        let results = try run(
            Self.loop,
            """
              - id: unexpected
                stimuli:
                  - { at: start, debugger: attach }
                  - { at: start, debugger: { breakpoint: 0xC4 } }
                until: { pc: 0xC8 }
                expect: { registers: { R0: 1 } }
            """)
        #expect(results[0].status == .failed)
        #expect(results[0].run?.outcome == "halted (breakpoint)")
        #expect(results[0].diagnostics.first?.message.contains("the breakpoint at 0x0000_00C4") == true)
    }

    @Test("a reset step forgets the arrivals of before it")
    func reset() throws {
        let results = try run(
            Self.loop,
            """
              - id: reset
                stimuli:
                  - { at: { pc: 0xC8 }, reset: system }
                  - { at: { pc: 0xC8 }, set: { R0: 0 } }
                  - { at: { pc: 0xC0, hit: 11 }, set: { R3: 3 } }
                until: { pc: 0xC8, hit: 2 }
                expect: { registers: { R0: 10, R3: 3 } }
            """)
        #expect(results.map(\.status) == [.passed], "\(results.flatMap(\.diagnostics))")
    }
}

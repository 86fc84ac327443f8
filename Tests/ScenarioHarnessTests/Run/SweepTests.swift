import Diagnostics
import ScenarioHarness
import Testing

/// Sweeps over a few instructions, each compared with one whose points are runs from power-on.
@Suite("Sweep: one stimulus at every instruction")
struct SweepTests {
    /// The results of scenarios, after a comparison with those whose points are not forked.
    private func run(_ code: [UInt16], handler: Int = 0, _ scenarios: String) throws -> [CaseResult] {
        let project = try TinyImage.project(code, handler: handler, scenarios)
        let plan = project.plan()
        let forked = plan.results(RunOptions(jobs: 1))
        let cold = plan.results(RunOptions(jobs: 2, isCold: true))
        for (one, other) in zip(forked, cold) {
            #expect(one.run == other.run)
            #expect(one.status == other.status && one.diagnostics == other.diagnostics)
        }
        return forked
    }

    /// ldr r3, [r2]; adds r3, #1; str r3, [r2]; nop; b . and, as every handler: ldr r0, [r2]; adds r0, #1; str r0, [r2]; bx lr.
    private static let counter: [UInt16] = [0x6813, 0x3301, 0x6013, 0xBF00, 0xE7FE, 0x6810, 0x3001, 0x6010, 0x4770]

    private func counter(_ sweep: String, _ expect: String = "memory: { 0x2000_0100: 2 }", settle: Int = 0) throws -> CaseResult {
        let results = try run(
            Self.counter, handler: 5,
            """
              - id: counter
                setup: { registers: { R2: 0x2000_0100 } }
                until: { pc: 0xC8 }
                settle: \(settle) instructions
                sweep: { \(sweep) }
                expect: { \(expect) }
            """)
        return results[0]
    }

    @Test("a read-modify-write that an exception comes into fails there, and nowhere else")
    func race() throws {
        let result = try counter("pend: PendSV, at: every_instruction, between: [start, { pc: 0xC8 }]")
        #expect(result.status == .failed)
        let sweep = try #require(result.run?.sweep)
        #expect(sweep.points == 4 && sweep.failed == 2)
        #expect(sweep.firstFailure == "1")
        #expect(sweep.places == ["0x0000_00C2 … 0x0000_00C4 (2 points)"])
        #expect(result.diagnostics.map(\.code.number) == [4031, 4009])
    }

    @Test("a sweep whose points all pass says how many there were")
    func passes() throws {
        let result = try counter("pend: PendSV, at: every_instruction, between: [{ pc: 0xC6 }, { pc: 0xC8 }]")
        #expect(result.status == .passed, "\(result.diagnostics)")
        #expect(result.run?.sweep?.points == 1 && result.run?.sweep?.failed == 0)
    }

    @Test("every n-th instruction is the first and those n apart")
    func everyNth() throws {
        let result = try counter("pend: PendSV, at: { every: 3 }, between: [start, { pc: 0xC8 }]")
        #expect(result.status == .passed, "\(result.diagnostics)")
        #expect(result.run?.sweep?.points == 2)
    }

    @Test("a pair is tried at every two points in both orders, and blamed on one stimulus where that is enough")
    func pairs() throws {
        let pair = "pair: [{ pend: PendSV }, { pend: SVCall }], at: every_instruction"
        let result = try counter(pair + ", between: [start, { pc: 0xC8 }]", "memory: { 0x2000_0100: 3 }")
        #expect(result.status == .failed)
        let sweep = try #require(result.run?.sweep)
        #expect(sweep.failed > 0 && sweep.points > 16)
        #expect(sweep.firstFailure == "0,-", "\(sweep)")
        let together = try counter(pair + ", between: [{ pc: 0xC6 }, { pc: 0xC8 }]", "memory: { 0x2000_0100: { in: [2, 3] } }")
        #expect(together.status == .passed, "\(together.diagnostics)")
        // Both at once; and each from its own instruction on through the handler of the other.
        #expect(together.run?.sweep?.points == 9)
    }

    @Test("an unnamed fault fails its point, and an injected error that is met nowhere fails the sweep")
    func injected() throws {
        let error = "inject: { bus_error: { at: 0x2000_0100, access: read, times: once } }"
        let sweep = error + ", at: every_instruction, between: [start, { pc: 0xC8 }]"
        let result = try counter(sweep, "outcome: reached")
        #expect(result.run?.sweep?.failed == 1 && result.run?.sweep?.points == 4)
        #expect(result.diagnostics.map(\.code.number) == [4031, 4002])
        let unmet = try counter(sweep.replacing("0100", with: "0800"), "outcome: reached")
        #expect(unmet.status == .failed && unmet.diagnostics.map(\.code.number) == [4021])
    }

    @Test(
        "instructions that are not executed and bits that change are swept like any stimulus",
        arguments: [
            ("skip: 1", "1", ["0x0000_00C2 … 0x0000_00C4 (2 points)"]),
            ("flip: { register: R3, bits: 0 }", "1", ["0x0000_00C2 … 0x0000_00C4 (2 points)"]),
            ("flip: { memory: 0x2000_0100, size: 1, bits: 0 }", "0", ["0x0000_00C0 (1 point)", "0x0000_00C6 (1 point)"]),
        ])
    func glitches(fault: String, first: String, places: [String]) throws {
        let result = try counter(
            "inject: { \(fault) }, at: every_instruction, between: [start, { pc: 0xC8 }]", "memory: { 0x2000_0100: 1 }")
        let sweep = try #require(result.run?.sweep)
        #expect(sweep.points == 4 && sweep.failed == 2 && sweep.firstFailure == first)
        #expect(sweep.places == places)
        #expect(result.diagnostics.map(\.code.number) == [4031, 4009])
    }

    @Test("a replay of a point stops before its stimulus, or behind it, as it is asked to", arguments: [(0, 0), (1, 0), (2, 9), (3, 9)])
    func replay(count: Int, value: UInt32) throws {
        let project = try TinyImage.project(
            Self.counter,
            """
              - id: counter
                setup: { registers: { R2: 0x2000_0100 } }
                until: { pc: 0xC8 }
                sweep: { set: { R5: 9 }, at: every_instruction, between: [start, { pc: 0xC8 }] }
                expect: { registers: { R5: 0 } }
            """)
        let token = try #require(ReplayToken("tiny.yaml:counter#2@\(count)"))
        guard case .shown(let state, _) = project.plan().replay(token) else {
            Issue.record("nothing is shown")
            return
        }
        #expect(state.instructions == UInt64(count))
        #expect(state.registers.first { $0.name == "R5" }?.value == value)
    }

    @Test("what each point does to memory and devices is gone at the next one")
    func independent() throws {
        let sweep = "write: { 0x2000_0100: 100 }, at: every_instruction, between: [start, { pc: 0xC8 }]"
        let result = try counter(sweep, "memory: { 0x2000_0100: { one_of: [1, 100, 101] } }")
        #expect(result.status == .passed, "\(result.diagnostics)")
    }

    @Test("a sweep of nothing, one that does not begin, one that does not end, and one that is too long are errors")
    func mistakes() throws {
        let codes = try [
            "[start, { pc: 0xC0 }]", "[{ pc: 0xC4, hit: 2 }, { pc: 0xC8 }]", "[start, { pc: 0xD0 }]",
        ].map { try counter("pend: PendSV, at: every_instruction, between: \($0)").diagnostics.map(\.code.number) }
        #expect(codes == [[4033], [4032], [4032]])
        // subs r0, #1; bne .-2; b .
        let long = try TinyImage.project(
            [0x3801, 0xD1FD, 0xE7FE],
            """
              - id: long
                setup: { registers: { R0: 600_000 } }
                until: { pc: 0xC4 }
                sweep: { pend: PendSV, at: every_instruction, between: [start, { pc: 0xC4 }] }
                expect: { outcome: reached }
            """)
        #expect(long.plan().results().flatMap(\.diagnostics).map(\.code.number) == [4034])
    }

    @Test("a sweep behind a boot is counted from the boot point, and its trace is the first failing point's")
    func boot() throws {
        let project = try TinyImage.project(
            Self.counter, handler: 5,
            """
              - id: counter
                boot: { until: { pc: 0xC2 } }
                setup: { registers: { R2: 0x2000_0100 } }
                until: { pc: 0xC8 }
                sweep: { pend: PendSV, at: every_instruction, between: [start, { pc: 0xC8 }] }
                expect: { memory: { 0x2000_0100: 2 } }
            """)
        let trace = TraceSink()
        let result = project.plan().results(RunOptions(jobs: 1, trace: trace))[0]
        #expect(result.run?.sweep?.points == 3 && result.run?.sweep?.firstFailure == "0", "\(result.diagnostics)")
        #expect(trace.text.contains("#0\n") && trace.text.contains("stimulus of the sweep"))
    }
}

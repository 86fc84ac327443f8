import ArmMProfile
import Diagnostics
import ScenarioHarness
import Testing

/// Runs of a few instructions; `b .` at the end of each.
@Suite("ScenarioRunner: when stimuli fire and how runs end")
struct ScenarioRunnerTests {
    private func run(_ code: [UInt16], handler: Int = 0, _ scenarios: String, trace: TraceSink? = nil) throws -> [CaseResult] {
        let project = try TinyImage.project(code, handler: handler, scenarios)
        return project.plan().results(RunOptions(jobs: 1, trace: trace))
    }

    /// adds r0, #1; adds r1, #1; cmp r0, #10; bne .-6; b .
    private static let loop: [UInt16] = [0x3001, 0x3101, 0x280A, 0xD1FB, 0xE7FE]

    @Test("a hit of an address is counted before its instruction executes", arguments: [1, 2, 7])
    func hits(hit: Int) throws {
        let results = try run(
            Self.loop,
            """
              - id: hits
                stimuli: [{ at: { pc: 0xC2, hit: \(hit) }, set: { R1: 100 } }]
                until: { pc: 0xC8 }
                expect: { registers: { R0: 10, R1: \(100 + 11 - hit) } }
              - id: until
                until: { pc: 0xC2, hit: \(hit) }
                expect: { registers: { R0: \(hit), R1: \(hit - 1) } }
            """)
        #expect(results.map(\.status) == [.passed, .passed], "\(results.flatMap(\.diagnostics))")
    }

    @Test("a stimulus at the first instruction fires, and one at 'start' comes before it")
    func first() throws {
        let results = try run(
            Self.loop,
            """
              - id: first
                stimuli:
                  - { at: { pc: 0xC0 }, set: { R1: 5 } }
                  - { at: start, set: { R1: 3, R0: 9 } }
                until: { pc: 0xC8 }
                expect: { registers: { R0: 10, R1: 6 } }
            """)
        #expect(results[0].status == .passed, "\(results[0].diagnostics)")
    }

    @Test("times are virtual: cycles, instructions and seconds at the machine's clock")
    func times() throws {
        // At 16 MHz, 1 us is 16 cycles; adds takes one each.
        let adds = [UInt16](repeating: 0x3001, count: 40) + [0xE7FE]
        let results = try run(
            adds,
            """
              - { id: cycles, stimuli: [{ at: 8 cycles, set: { R0: 100 } }], until: 20 cycles, expect: { registers: { R0: 112 } } }
              - { id: instructions, until: 7 instructions, expect: { registers: { R0: 7 } } }
              - { id: micro, stimuli: [{ at: 500 ns, set: { R1: 1 } }], until: 1 us, expect: { registers: { R0: 16, R1: 1 } } }
              - { id: rounded-up, until: 63 ns, expect: { registers: { R0: 2 } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed, .passed], "\(results.flatMap(\.diagnostics))")
    }

    @Test("an instruction that an exception preempts is not counted twice")
    func preempted() throws {
        // nop; nop; b . and, as every handler, bx lr.
        let results = try run(
            [0xBF00, 0xBF00, 0xE7FE, 0x4770], handler: 3,
            """
              - id: preempted
                stimuli:
                  - { at: { pc: 0xC2 }, pend: PendSV }
                  - { at: { exception: PendSV, phase: return }, set: { R1: 7 } }
                until: { pc: 0xC4 }
                expect: { exceptions: [{ enter: PendSV, from: Thread, frame: { pc: 0xC2, R1: 0 } }], registers: { R1: 7 } }
              - id: never-again
                stimuli:
                  - { at: { pc: 0xC2 }, pend: PendSV }
                  - { at: { pc: 0xC2, hit: 2 }, set: { R1: 7 } }
                until: { pc: 0xC4 }
                expect: { registers: { R1: 0 } }
            """)
        #expect(results[0].status == .passed, "\(results[0].diagnostics)")
        #expect(results[1].diagnostics.map(\.code.number) == [4011])
    }

    @Test("a hook at a handler's first instruction is seen, and interrupts can be driven by level")
    func handlers() throws {
        // nop; cpsie i; b . and as handler: adds r4, #1; bx lr.
        let results = try run(
            [0xBF00, 0xB662, 0xE7FE, 0x3401, 0x4770], handler: 3,
            """
              - id: level
                setup: { registers: { NVIC_ISER0: 1 } }
                stimuli:
                  - { at: { pc: 0xC2 }, interrupt: { line: 0, drive: high } }
                  - { at: { pc: 0xC6, hit: 3 }, interrupt: { line: 0, drive: low } }
                until: 200 instructions
                expect: { registers: { R4: { in: [3, 4] } } }
              - id: pulse
                setup: { registers: { NVIC_ISER0: 1 } }
                stimuli: [{ at: { pc: 0xC2 }, interrupt: IRQ0 }]
                until: 100 instructions
                expect: { registers: { R4: 1 }, exceptions: [IRQ0] }
              - id: unpended
                stimuli:
                  - { at: { pc: 0xC0 }, set: { PRIMASK: 1 } }
                  - { at: { pc: 0xC0 }, pend: PendSV }
                  - { at: { pc: 0xC2 }, unpend: PendSV }
                until: 100 instructions
                expect: { exceptions: [] }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed], "\(results.flatMap(\.diagnostics))")
        #expect(results[0].run?.exceptions.count == 4 || results[0].run?.exceptions.count == 3)
    }

    @Test("time passes for a processor that sleeps, up to the stimulus that wakes it")
    func sleeping() throws {
        // wfi; adds r0, #1; b . and as handler: bx lr.
        let results = try run(
            [0xBF30, 0x3001, 0xE7FE, 0x4770], handler: 3,
            """
              - id: woken
                stimuli: [{ at: 1 ms, pend: PendSV }]
                until: { pc: 0xC4 }
                expect: { registers: { R0: 1 }, exceptions: [PendSV] }
              - { id: asleep, expect: { outcome: asleep } }
              - { id: asleep-under-a-time-limit, limits: { time: 1 ms }, expect: { outcome: asleep } }
              - { id: time-reached, until: 1 ms, expect: { registers: { R0: 0 } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed, .passed], "\(results.flatMap(\.diagnostics))")
        #expect((results[0].run?.cycles ?? 0) > 16_000)
    }

    @Test("limits of every kind end a run, and are an outcome like another")
    func limits() throws {
        let results = try run(
            Self.loop,
            """
              - { id: instructions, limits: { instructions: 100 }, expect: { outcome: limit } }
              - { id: cycles, limits: { cycles: 100 }, expect: { outcome: limit } }
              - { id: time, limits: { time: 10 us }, expect: { outcome: limit } }
              - { id: unexpected, limits: { instructions: 100 }, until: { pc: 0x100 }, expect: { registers: { R1: 10 } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed, .failed], "\(results.flatMap(\.diagnostics))")
        #expect(results[0].run?.instructions == 100)
        #expect((100...102).contains(results[1].run?.cycles ?? 0))
    }

    @Test("the guard in host time stops a run that takes too long")
    func wall() throws {
        let results = try run([0xE7FE], "  - { id: hang, limits: { wall: 20 ms, time: 1000000 s }, expect: { outcome: limit } }")
        #expect(results[0].diagnostics.map(\.code.number) == [4013])
        #expect(results[0].run?.outcome == "wall limit")
    }

    @Test("a lockup that is named lets NMI get the processor out of it")
    func lockup() throws {
        // udf; adds r3, #1; b . and one handler: in HardFault it faults again, in NMI it returns to a place that does not.
        // handler: mrs r0, ipsr; cmp r0, #2; beq nmi; udf; nmi: movs r0, #0xD6; str r0, [sp, #24]; bx lr; b .
        let code: [UInt16] = [
            0xDE00, 0x3301, 0xE7FE, 0xF3EF, 0x8005, 0x2802, 0xD000, 0xDE00, 0x20D6, 0x9006, 0x4770, 0xE7FE,
        ]
        let results = try run(
            code, handler: 3,
            """
              - id: out-again
                stimuli: [{ at: 1 ms, pend: NMI }]
                until: { pc: 0xD6 }
                expect: { faults: [HardFault, Lockup, NMI] }
              - { id: ends, expect: { faults: [HardFault], outcome: lockup } }
              - { id: ends-and-named, expect: { faults: [HardFault, Lockup], outcome: lockup } }
              - { id: unnamed, until: { pc: 0xD6 }, expect: { faults: [HardFault] } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed, .failed], "\(results.flatMap(\.diagnostics))")
        #expect(results[3].diagnostics.map(\.code.number) == [4003])
    }

    @Test("after 'until' a run goes on for 'settle', with the tripwire armed")
    func settle() throws {
        // 8 nops, udf, b .
        let code = [UInt16](repeating: 0xBF00, count: 8) + [0xDE00, 0xE7FE]
        let results = try run(
            code, handler: 9,
            """
              - { id: crash, until: { pc: 0xC4 }, expect: { registers: { R0: 0 } } }
              - { id: none, settle: 0 instructions, until: { pc: 0xC4 }, expect: { registers: { R0: 0 } } }
              - { id: short, settle: 6 instructions, until: { pc: 0xC4 }, expect: { registers: { R0: 0 } } }
              - { id: just-enough, settle: 7 instructions, until: { pc: 0xC4 }, expect: { registers: { R0: 0 } } }
            """)
        #expect(results.map(\.status) == [.failed, .passed, .passed, .failed], "\(results.flatMap(\.diagnostics))")
        #expect(results[0].diagnostics.map(\.code.number) == [4002])
        #expect(results[0].run?.instructions == 2, "the summary is that of the end, not of settling")
    }

    @Test("a traced run is the run that is not traced")
    func traced() throws {
        let scenarios = """
              - id: traced
                stimuli:
                  - { at: { pc: 0xC2, hit: 3 }, pend: PendSV }
                  - { at: 30 cycles, pend: SysTick }
                until: { pc: 0xC8 }
                expect: { exceptions: { mode: subset, entries: [PendSV] } }
            """
        let code = Self.loop + [0x4770]
        let sink = TraceSink()
        let plain = try run(code, handler: 5, scenarios)
        let traced = try run(code, handler: 5, scenarios, trace: sink)
        #expect(plain[0].status == .passed, "\(plain[0].diagnostics)")
        #expect(plain[0].run == traced[0].run)
        let lines = sink.text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("0x") } >= Int(plain[0].run?.instructions ?? 0))
        #expect(lines.count { $0.hasPrefix("-> PendSV from Thread") } == 1)
        #expect(sink.text(file: 0, scenario: 0) == sink.text)
        #expect(sink.text(file: 1, scenario: 0) == nil)
    }
}

@Suite("Warnings that stand beside a pass")
struct WarningTests {
    @Test("something UNPREDICTABLE is a warning with its place")
    func unpredictable() throws {
        // stm r0!, {}: a list without a register.
        let project = try TinyImage.project(
            [0xE8A0, 0x0000, 0xE7FE], "  - { id: a, until: { pc: 0xC4 }, expect: { registers: { R1: 0 } } }")
        let results = project.plan().results()
        #expect(results[0].status == .passed)
        #expect(results[0].diagnostics.map(\.code.number) == [4015])
        #expect(results[0].diagnostics.map(\.severity) == [.warning])
    }
}

import CortexM
import Diagnostics
import ScenarioHarness
import Testing

/// Runs of a few instructions.
@Suite("TriggerWait: hits, repetitions, accesses and consoles")
struct TriggerWaitTests {
    private func run(_ code: [UInt16], handler: Int = 0, _ scenarios: String, trace: TraceSink? = nil) throws -> [CaseResult] {
        let project = try TinyImage.project(code, handler: handler, scenarios)
        return project.plan().results(RunOptions(jobs: 1, trace: trace))
    }

    private func expectPassed(_ results: [CaseResult]) {
        for result in results { #expect(result.status == .passed, "\(result.id): \(result.diagnostics)") }
    }

    /// adds r1, #1; str r1, [r0]; ldr r2, [r0]; cmp r1, #10; bne .-8; b .
    private static let accesses: [UInt16] = [0x3101, 0x6001, 0x6802, 0x290A, 0xD1FA, 0xE7FE]

    @Test("an access fires after the instruction that makes it, at the hit and with the value that is wanted")
    func accesses() throws {
        let at = "setup: { registers: { R0: 0x20000100 } }"
        expectPassed(
            try run(
                Self.accesses,
                """
                  - { id: first, \(at), until: { write: 0x20000100 }, expect: { registers: { R1: 1, PC: 0xC4 } } }
                  - { id: third, \(at), until: { write: 0x20000100, hit: 3 }, expect: { registers: { R1: 3, PC: 0xC4 } } }
                  - { id: value, \(at), until: { write: 0x20000100, value: 7 }, expect: { registers: { R1: 7, R2: 6 } } }
                  - { id: range, \(at), until: { write: 0x20000100, value: { in: [5, 6] }, hit: 2 }, expect: { registers: { R1: 6 } } }
                  - { id: read, \(at), until: { read: 0x20000100, value: 4 }, expect: { registers: { R2: 4, PC: 0xC6 } } }
                  - { id: part, \(at), until: { write: 0x20000101, hit: 2 }, expect: { registers: { R1: 2 } } }
                  - { id: size, \(at), until: { read: 0x200000F0, size: 32, hit: 2 }, expect: { registers: { R1: 2 } } }
                """))
    }

    @Test("a stimulus at an access changes what comes after it, and a hook at the next instruction is seen once")
    func stimulus() throws {
        expectPassed(
            try run(
                Self.accesses,
                """
                  - id: changes
                    setup: { registers: { R0: 0x20000100 } }
                    stimuli:
                      - { at: { write: 0x20000100, value: 3 }, set: { R1: 9 } }
                      - { at: { pc: 0xC4, hit: 4 }, set: { R3: 1 } }
                    until: { pc: 0xCA }
                    expect: { registers: { R1: 10, R3: 1 }, memory: { 0x20000100: 10 } }
                """))
    }

    @Test("an unaligned access is one, and a wider one is compared from the address on")
    func unaligned() throws {
        // str r1, [r0]; str r1, [r2]; b .
        expectPassed(
            try run(
                [0x6001, 0x6011, 0xE7FE],
                """
                  - id: whole
                    setup: { registers: { R0: 0x20000101, R1: 0x12345678, R2: 0x20000200 } }
                    until: { write: 0x20000101, value: 0x12345678 }
                    expect: { registers: { PC: 0xC2 } }
                  - id: within
                    setup: { registers: { R0: 0x20000100, R1: 0x12345678, R2: 0x20000200 } }
                    until: { write: 0x20000202, value: 0x1234 }
                    expect: { registers: { PC: 0xC4 } }
                """))
    }

    @Test("stacking and unstacking are accesses; what the scenario itself writes is none")
    func stacking() throws {
        // svc #0; b . and as handler: bx lr.
        let results = try run(
            [0xDF00, 0xE7FE, 0x4770], handler: 2,
            """
              - { id: stacked, until: { write: 0x20000FFC }, expect: { registers: { PC: 0xC4, IPSR: 11 }, exceptions: [SVCall] } }
              - { id: frame, until: { write: 0x20000FE0, size: 32, hit: 8 }, expect: { registers: { PC: 0xC4 } } }
              - { id: unstacked, until: { read: 0x20000FFC }, expect: { registers: { PC: 0xC2 }, exceptions: [SVCall] } }
              - id: own
                stimuli: [{ at: { pc: 0xC2 }, write: { 0x20000100: 1 } }]
                limits: { instructions: 50 }
                until: { write: 0x20000100 }
                expect: { outcome: limit }
            """)
        expectPassed(results)
    }

    @Test("an instruction that an exception preempts is not counted twice, though the stacking is watched")
    func preempted() throws {
        // nop; nop; b . and as handler: bx lr.
        let results = try run(
            [0xBF00, 0xBF00, 0xE7FE, 0x4770], handler: 3,
            """
              - id: preempted
                stimuli:
                  - { at: { pc: 0xC2 }, pend: PendSV }
                  - { at: { write: 0x20000FE0, size: 32, hit: 8 }, set: { R7: 5 } }
                  - { at: { read: 0x20000FE0, size: 32, hit: 8 }, set: { R6: 4 } }
                until: { pc: 0xC4 }
                expect: { exceptions: [PendSV], registers: { R7: 5, R6: 4 } }
              - id: never-again
                stimuli:
                  - { at: { pc: 0xC2 }, pend: PendSV }
                  - { at: { write: 0x20000FE0, size: 32 }, set: { R7: 5 } }
                  - { at: { pc: 0xC2, hit: 2 }, set: { R1: 7 } }
                until: { pc: 0xC4 }
                expect: { registers: { R1: 0 } }
            """)
        expectPassed([results[0]])
        #expect(results[1].diagnostics.map(\.code.number) == [4011])
    }

    @Test("several accesses are waited for on their own, and so are those after the first has come")
    func several() throws {
        expectPassed(
            try run(
                Self.accesses,
                """
                  - id: a
                    setup: { registers: { R0: 0x20000100 } }
                    stimuli:
                      - { at: { write: 0x20000100 }, set: { R3: 1 } }
                      - { at: { read: 0x20000100, hit: 4 }, set: { R4: 2 } }
                      - { at: { write: 0x20000103, value: 0, hit: 9 }, set: { R5: 3 } }
                    until: { pc: 0xCA }
                    expect: { registers: { R3: 1, R4: 2, R5: 3 } }
                """))
    }

    @Test("a traced run is the run that is not traced, with accesses and printing too")
    func traced() throws {
        let scenarios = """
              - id: traced
                setup: { registers: { R0: 0x20000100 } }
                stimuli:
                  - { at: { write: 0x20000100, hit: 3 }, pend: PendSV }
                  - { at: { read: 0x20000100, value: 5 }, pend: SysTick }
                until: { pc: 0xCA }
                expect: { exceptions: [PendSV, SysTick] }
            """
        let code = Self.accesses + [0x4770]
        let plain = try run(code, handler: 6, scenarios)
        let traced = try run(code, handler: 6, scenarios, trace: TraceSink())
        expectPassed(plain)
        #expect(plain[0].run == traced[0].run)
    }

    /// bkpt #0xab; adds r3, #1; b .-4
    private static let prints: [UInt16] = [0xBEAB, 0x3301, 0xE7FC]
    private static let ping = "setup: { registers: { R0: 4, R1: 0x20000200 }, memory: { 0x20000200: { text: ping } } }"

    @Test("a text is found when it has been printed, and for a later hit in what comes after the one before")
    func console() throws {
        expectPassed(
            try run(
                Self.prints,
                """
                  - { id: once, \(Self.ping), until: { console: semihosting, contains: ping }, expect: { registers: { R3: 0, PC: 0xC2 } } }
                  - id: across
                    \(Self.ping)
                    until: { console: semihosting, contains: gpi }
                    expect: { registers: { R3: 1 }, console: pingping }
                  - id: later
                    \(Self.ping)
                    until: { console: semihosting, contains: pingpi, hit: 2 }
                    expect: { registers: { R3: 3 } }
                  - id: after-a-reset
                    \(Self.ping)
                    stimuli:
                      - { name: reset, at: { console: semihosting, contains: pingping }, reset: power_on }
                      - { at: { after: reset }, set: { R0: 4, R1: 0x20000200 } }
                      - { at: { after: reset }, write: { 0x20000200: { text: pong } } }
                    until: { console: semihosting, contains: pongpong }
                    expect: { console: { equals: pingpingpongpong } }
                """))
    }

    @Test("a text that several prints of one look hold counts as often")
    func severalAtOnce() throws {
        expectPassed(
            try run(
                Self.prints,
                """
                  - id: a
                    setup: { registers: { R0: 4, R1: 0x20000200 }, memory: { 0x20000200: { text: "aaaaa" } } }
                    until: { console: semihosting, contains: aa, hit: 3 }
                    expect: { registers: { R3: 1 } }
                """))
    }

    /// adds r0, #1; b .-2 and as handler: adds r4, #1; bx lr.
    private static let loop: [UInt16] = [0x3001, 0xE7FD, 0x3401, 0x4770]

    @Test("a repeated step happens at its trigger and then each time that so long has passed")
    func every() throws {
        let results = try run(
            Self.loop, handler: 2,
            """
              - id: cycles
                stimuli: [{ at: 40 cycles, every: 50 cycles, count: 4, pend: PendSV }]
                until: 400 cycles
                expect: { exceptions: [PendSV, PendSV, PendSV, PendSV], registers: { R4: 4 } }
              - id: instructions
                stimuli: [{ at: { pc: 0xC2, hit: 3 }, every: 20 instructions, count: 3, pend: PendSV }]
                until: 90 instructions
                expect: { exceptions: [PendSV, PendSV, PendSV] }
              - id: time
                stimuli: [{ at: start, every: 5 us, count: 2, set: { R5: 7 } }]
                until: 6 us
                expect: { registers: { R5: 7 } }
              - id: too-seldom
                stimuli: [{ name: tick, at: 40 cycles, every: 50 cycles, count: 5, pend: PendSV }]
                until: 200 cycles
                expect: { registers: { R5: 0 } }
            """)
        expectPassed(Array(results.prefix(3)))
        #expect(results[0].run?.exceptions.map(\.pended) == [40, 90, 140, 190], "the times do not drift with the instructions")
        #expect(results[3].diagnostics.map(\.code.number) == [4011])
        #expect(results[3].diagnostics[0].message == "the stimulus 'tick' fired only 4 of 5 times: the run ended before cycle 240")
    }

    @Test("many repetitions that fall on one instruction all happen")
    func crowded() throws {
        let results = try run(
            Self.loop, handler: 2,
            """
              - id: crowded
                stimuli:
                  - { name: tick, at: start, every: 1 cycle, count: 100, set: { R5: 7 } }
                  - { at: { after: tick, hit: 100 }, set: { R6: 1 } }
                until: 150 cycles
                expect: { registers: { R5: 7, R6: 1 } }
            """)
        expectPassed(results)
    }

    @Test("a step comes after another: at the same moment, so long after it, or after one of its repetitions")
    func after() throws {
        let results = try run(
            Self.loop, handler: 2,
            """
              - id: chain
                stimuli:
                  - { name: second, at: { after: first }, set: { R5: 2 } }
                  - { at: { after: second }, set: { R6: 3 } }
                  - { name: first, at: { pc: 0xC2, hit: 2 }, set: { R5: 1, R6: 1 } }
                until: { pc: 0xC2, hit: 2 }
                expect: { registers: { R5: 2, R6: 3 } }
              - id: delay
                stimuli:
                  - { name: first, at: 40 cycles, set: { R5: 1 } }
                  - { at: { after: first, delay: 60 cycles }, pend: PendSV }
                until: 200 cycles
                expect: { exceptions: [PendSV] }
              - id: of-a-repetition
                stimuli:
                  - { name: tick, at: 40 cycles, every: 50 cycles, count: 4, set: { R5: 1 } }
                  - { at: { after: tick, hit: 3, delay: 1 us }, pend: PendSV }
                until: { after: tick, hit: 4, delay: 100 cycles }
                expect: { exceptions: [PendSV] }
            """)
        expectPassed(results)
        #expect(results[1].run?.exceptions.map(\.pended) == [100])
        #expect(results[2].run?.exceptions.map(\.pended) == [156])
        #expect((290...293).contains(results[2].run?.cycles ?? 0))
    }

    @Test("steps after the same step come in the order of the list, each followed at once by those after it")
    func afterOne() throws {
        expectPassed(
            try run(
                Self.loop,
                """
                  - id: order
                    stimuli:
                      - { name: first, at: { pc: 0xC2, hit: 2 }, set: { R5: 1 } }
                      - { name: second, at: { after: first }, set: { R5: 2, R6: 2 } }
                      - { at: { after: first }, set: { R5: 3 } }
                      - { at: { after: second }, set: { R5: 4, R6: 4 } }
                    until: { pc: 0xC2, hit: 2 }
                    expect: { registers: { R5: 3, R6: 4 } }
                """))
    }

    @Test("what comes after a step that never happens says so")
    func afterNothing() throws {
        let results = try run(
            Self.loop, handler: 2,
            """
              - id: a
                stimuli:
                  - { name: first, at: { pc: 0x100 }, set: { R5: 1 } }
                  - { at: { after: first }, set: { R5: 2 } }
                until: 100 cycles
                expect: { registers: { R5: 0 } }
            """)
        #expect(results[0].diagnostics.map(\.code.number) == [4011, 4011])
        #expect(results[0].diagnostics.last?.notes.first?.text == "'first' never happened")
    }
}

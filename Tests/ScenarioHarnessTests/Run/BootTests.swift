import CortexM
import Diagnostics
import ScenarioHarness
import Testing

/// Runs of a few instructions behind a shared boot; each comes to the same as by itself.
@Suite("Boot: gone through once, and as if it were gone through each time")
struct BootTests {
    /// What can be told of results, without host times.
    private func comparable(_ results: [CaseResult]) -> [String] {
        results.map { "\($0.id) \($0.status) \($0.diagnostics) \(String(describing: $0.run))" }
    }

    /// The results of scenarios that share boots, after a comparison with those that do not.
    private func run(_ code: [UInt16], handler: Int = 0, _ scenarios: String) throws -> [CaseResult] {
        let project = try TinyImage.project(code, handler: handler, scenarios)
        let plan = project.plan()
        let shared = plan.results(RunOptions(jobs: 1))
        let cold = comparable(plan.results(RunOptions(jobs: 1, isCold: true)))
        #expect(comparable(shared) == cold)
        #expect(comparable(plan.results(RunOptions(jobs: 3))) == cold)
        return shared
    }

    /// adds r0, #1; adds r1, #1; cmp r0, #10; bne .-6; b .
    private static let loop: [UInt16] = [0x3001, 0x3101, 0x280A, 0xD1FB, 0xE7FE]

    @Test("hits, 'start' and set-up come at the boot point, and its instruction is the first")
    func hits() throws {
        let results = try run(
            Self.loop,
            """
              - { id: first, boot: { until: { pc: 0xC2, hit: 3 } }, until: { pc: 0xC2 }, expect: { registers: { R0: 3, R1: 2 } } }
              - { id: second, boot: { until: { pc: 0xC2, hit: 3 } }, until: { pc: 0xC2, hit: 2 }, expect: { registers: { R0: 4, R1: 3 } } }
              - id: set-up
                boot: { until: { pc: 0xC2, hit: 3 } }
                setup: { registers: { R1: 50 } }
                stimuli: [{ at: start, set: { R0: 9 } }, { at: { pc: 0xC2 }, set: { R2: 7 } }]
                until: { pc: 0xC8 }
                expect: { registers: { R0: 10, R1: 52, R2: 7 } }
              - { id: again, boot: { until: { pc: 0xC2, hit: 3 } }, until: { pc: 0xC8 }, expect: { registers: { R0: 10, R1: 10 } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed, .passed], "\(results.flatMap(\.diagnostics))")
    }

    @Test("scenarios with other boots of the same image do not share one")
    func others() throws {
        let results = try run(
            Self.loop,
            """
              - { id: third, boot: { until: { pc: 0xC2, hit: 3 } }, until: { pc: 0xC2 }, expect: { registers: { R0: 3 } } }
              - { id: fifth, boot: { until: { pc: 0xC2, hit: 5 } }, until: { pc: 0xC2 }, expect: { registers: { R0: 5 } } }
              - { id: time, boot: { until: 4 instructions }, until: 1 instructions, expect: { registers: { R0: 2 } } }
              - { id: third-again, boot: { until: { pc: 0xC2, hit: 3 } }, until: { pc: 0xC2 }, expect: { registers: { R0: 3 } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed, .passed], "\(results.flatMap(\.diagnostics))")
    }

    @Test("an instruction that an exception abandoned in the boot is not hit once more when the exception returns to it")
    func abandoned() throws {
        // SysTick every 62 cycles; a loop calls a division at 0xD8, and so does the handler at 0xDE. It often comes into the division.
        let code: [UInt16] = [
            0x4809, 0x213D, 0x6041, 0x6081, 0x2107, 0x6001, 0x4A07, 0x2303, 0xF000, 0xF802, 0xE7FC, 0xBF00, 0xFBB2, 0xF4F3, 0x4770,
            0xB500, 0xF7FF, 0xFFFA, 0xBD00, 0xBF00, 0xE010, 0xE000, 0x5678, 0x1234,
        ]
        let scenarios = (2...14).map { hit in
            ["a", "b"].map {
                "  - { id: \($0)\(hit), boot: { until: { pc: 0xD8, hit: \(hit) } }, until: { pc: 0xD8, hit: 4 }, expect: { outcome: reached } }\n"
            }.joined()
        }
        let results = try run(code, handler: 15, scenarios.joined())
        #expect(results.allSatisfy { $0.status == .passed }, "\(results.flatMap(\.diagnostics))")
        #expect(results.contains { $0.run?.exceptions.contains { $0.returnAddress == 0xD8 } == true }, "a division was abandoned")
    }

    @Test("what was printed in the boot is nothing to wait for behind it")
    func prints() throws {
        // movs r0, #3; movs r1, #0xD4; bkpt #0xAB; movs r0, #3; movs r1, #0xD6; bkpt #0xAB; adds r2, #1; b .-2; 'A' and 'B' at 0xD4.
        let code: [UInt16] = [0x2003, 0x21D4, 0xBEAB, 0x2003, 0x21D6, 0xBEAB, 0x3201, 0xE7FD, 0xBF00, 0xBF00, 0x0041, 0x0042]
        let boot = "boot: { until: { pc: 0xC6 } }, limits: { instructions: 40 }"
        let results = try run(
            code,
            """
              - { id: before, \(boot), until: { console: semihosting, contains: A }, expect: { outcome: limit } }
              - { id: behind, \(boot), until: { console: semihosting, contains: B }, expect: { registers: { R1: 0xD6 } } }
              - { id: across, \(boot), until: { console: semihosting, contains: AB }, expect: { outcome: limit } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed], "\(results.flatMap(\.diagnostics))")
    }

    @Test("times are counted from the boot point, limits from power-on")
    func times() throws {
        let adds = [UInt16](repeating: 0x3001, count: 60) + [0xE7FE]
        let results = try run(
            adds,
            """
              - { id: cycles, boot: { until: 20 cycles }, until: 8 cycles, expect: { registers: { R0: 28 } } }
              - { id: instructions, boot: { until: 20 cycles }, until: 7 instructions, expect: { registers: { R0: 27 } } }
              - id: stimulus
                boot: { until: 20 cycles }
                stimuli: [{ at: 5 cycles, set: { R0: 100 } }]
                until: 6 cycles
                expect: { registers: { R0: 101 } }
              - { id: limit, boot: { until: 20 cycles }, limits: { instructions: 25 }, expect: { outcome: limit, registers: { R0: 25 } } }
              - { id: too-low, boot: { until: 20 cycles }, limits: { instructions: 19 }, expect: { outcome: limit } }
              - { id: after-it, boot: { until: 20 cycles }, until: 1 cycles, expect: { registers: { R0: 21 } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .passed, .passed, .failed, .passed], "\(results.flatMap(\.diagnostics))")
        #expect(results[4].diagnostics.map(\.code.number) == [4030])
    }

    @Test("exceptions before the boot point are judged for every scenario")
    func exceptions() throws {
        // svc #0; svc #0; nop; b . and, as every handler, bx lr.
        let results = try run(
            [0xDF00, 0xDF00, 0xBF00, 0xE7FE, 0x4770], handler: 4,
            """
              - { id: free, boot: { until: { pc: 0xC4 } }, until: { pc: 0xC6 }, expect: { outcome: reached } }
              - { id: exact, boot: { until: { pc: 0xC4 } }, until: { pc: 0xC6 }, expect: { exceptions: [SVCall, SVCall] } }
              - { id: none, boot: { until: { pc: 0xC4 } }, until: { pc: 0xC6 }, expect: { exceptions: [] } }
              - id: frame
                boot: { until: { pc: 0xC4 } }
                until: { pc: 0xC6 }
                expect: { exceptions: [{ enter: SVCall, frame: { pc: 0xC2 } }, { enter: SVCall, frame: { pc: 0xC4 } }] }
              - { id: latency, boot: { until: { pc: 0xC4 } }, until: { pc: 0xC6 }, expect: { latency: { SVCall: 1 } } }
              - { id: subset, boot: { until: { pc: 0xC4 } }, until: { pc: 0xC6 }, expect: { exceptions: { mode: subset, entries: [SVCall] } } }
            """)
        #expect(results.map(\.status) == [.passed, .passed, .failed, .passed, .failed, .passed], "\(results.flatMap(\.diagnostics))")
        #expect(results.allSatisfy { $0.run?.exceptions.count == 2 })
    }

    @Test("a fault before the boot point fails each scenario that does not name it")
    func faults() throws {
        // udf; nop; b . and, as every handler: ldr r0, [sp, #24]; adds r0, #2; str r0, [sp, #24]; bx lr.
        let results = try run(
            [0xDE00, 0xBF00, 0xE7FE, 0x9806, 0x3002, 0x9006, 0x4770], handler: 3,
            """
              - { id: named, boot: { until: { pc: 0xC2 } }, until: { pc: 0xC4 }, expect: { faults: [HardFault] } }
              - { id: unnamed, boot: { until: { pc: 0xC2 } }, until: { pc: 0xC4 }, expect: { outcome: reached } }
              - { id: named-again, boot: { until: { pc: 0xC2 } }, until: { pc: 0xC4 }, expect: { faults: [HardFault] } }
            """)
        #expect(results.map(\.status) == [.passed, .failed, .passed], "\(results.flatMap(\.diagnostics))")
        #expect(results[1].diagnostics.map(\.code.number) == [4002])
    }

    @Test("a boot that does not come to its end fails each scenario, whatever it expects")
    func missed() throws {
        let results = try run(
            Self.loop,
            """
              - { id: limit, boot: { until: { pc: 0xCA } }, limits: { instructions: 100 }, expect: { outcome: limit } }
              - { id: other, boot: { until: { pc: 0xCA } }, limits: { instructions: 200 }, expect: { outcome: limit } }
            """)
        #expect(results.map(\.status) == [.failed, .failed])
        #expect(results.allSatisfy { $0.diagnostics.map(\.code.number) == [4030] })
    }

    @Test("boots of other machines, ends and semihosting are other boots")
    func keys() throws {
        var scenarios = ""
        for round in 0..<3 {
            for (index, boot) in ["pc: 0xC0, hit: 2", "pc: 0xC2", "pc: 0xC2, hit: 5", "pc: 0xC4", "pc: 0xC6, hit: 9", "pc: 0xC4, hit: 7"]
                .enumerated()
            {
                for (number, core) in ["m3", "m4"].enumerated() {
                    scenarios += """
                          - id: r\(round)-b\(index)-\(core)
                            machine: cortex-\(core)
                            boot: { until: { \(boot) } }
                            semihosting: { command_line: c\(round * number) }
                            stimuli: [{ at: \(round + 1) cycles, set: { R1: \(index * 100) } }]
                            until: { pc: 0xC8 }
                            expect: { registers: { R0: 10 } }

                        """
                }
            }
        }
        #expect(try run(Self.loop, scenarios).allSatisfy { $0.status == .passed })
    }

    @Test("repeating compares what was forked with what was gone through")
    func repeated() throws {
        let scenarios = (0..<4).map {
            "  - { id: s\($0), boot: { until: { pc: 0xC2, hit: 4 } }, until: { pc: 0xC8 }, expect: { registers: { R0: 10 } } }\n"
        }
        let project = try TinyImage.project(Self.loop, scenarios.joined())
        #expect(project.plan().results(RunOptions(jobs: 1, repeatCount: 3)).allSatisfy { $0.status == .passed })
    }
}

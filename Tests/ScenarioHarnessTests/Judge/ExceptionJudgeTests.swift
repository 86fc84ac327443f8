import Diagnostics
import ScenarioHarness
import Testing

/// SVCall and then UsageFault, PendSV in between when it is asked for: svc #0; nop; udf #0; b . and, for all, a handler that
/// goes past a UDF: mrs r0, ipsr; cmp r0, #6; bne out; ldr r1, [sp, #24]; adds r1, #2; str r1, [sp, #24]; out: bx lr.
@Suite("ExceptionJudge: faults and exceptions that are named, and those that are not")
struct ExceptionJudgeTests {
    private static let code: [UInt16] = [
        0xDF00, 0xBF00, 0xDE00, 0xE7FE, 0xF3EF, 0x8005, 0x2806, 0xD102, 0x9906, 0x3102, 0x9106, 0x4770,
    ]

    private func codes(_ expect: String) throws -> [Int] {
        let project = try TinyImage.project(
            Self.code, handler: 4,
            """
              - id: a
                setup: { registers: { SHCSR.USGFAULTENA: 1 } }
                stimuli: [{ at: { pc: 0xC2 }, pend: PendSV }]
                until: { pc: 0xC6 }
                expect: { \(expect) }
            """)
        let result = project.plan().results()[0]
        #expect((result.status == .passed) == result.diagnostics.isEmpty)
        return result.diagnostics.map(\.code.number)
    }

    @Test(
        "what is named is no failure",
        arguments: [
            "faults: [UsageFault], registers: { R2: 0 }",
            "exceptions: [SVCall, PendSV, UsageFault]",
            "exceptions: { mode: subset, entries: [UsageFault] }",
            "exceptions: { mode: subset, entries: [SVCall, { enter: UsageFault, from: Thread }] }",
            "faults: [UsageFault], exceptions: { mode: subset, entries: [PendSV] }",
            "faults: [UsageFault], exceptions: [SVCall, { enter: PendSV, frame: { pc: 0xC2 } }, UsageFault]",
        ])
    func named(expect: String) throws { #expect(try codes(expect) == []) }

    @Test(
        "a fault that is not named stops the run, and nothing else is reported",
        arguments: [
            "registers: { R2: 1 }",
            "faults: [BusFault], registers: { R2: 1 }",
            "faults: [], exceptions: { mode: subset, entries: [UsageFault] }",
            "exceptions: [SVCall, PendSV]",
            "exceptions: { mode: subset, entries: [SVCall] }",
            "exceptions: [SVCall, PendSV, BusFault]",
        ])
    func unnamed(expect: String) throws { #expect(try codes(expect) == [4002]) }

    @Test(
        "what is named and does not come is a failure",
        arguments: [
            ("faults: [UsageFault, UsageFault]", [4005]),
            ("faults: [UsageFault, Lockup, NMI]", [4005, 4005]),
            ("exceptions: [SVCall, PendSV, UsageFault, SysTick]", [4005]),
            ("exceptions: { mode: subset, entries: [PendSV, SVCall, UsageFault] }", [4005]),
            ("faults: [UsageFault], exceptions: [SVCall]", [4006]),
            ("faults: [UsageFault], exceptions: [PendSV, SVCall, UsageFault]", [4006]),
            ("faults: [UsageFault], exceptions: { mode: subset, entries: [{ enter: PendSV, from: SVCall }] }", [4007]),
            ("exceptions: [SVCall, { enter: PendSV, kind: tail_chained, frame: { pc: 0xC0, LR: 0 } }, UsageFault]", [4007, 4007, 4007]),
        ] as [(String, [Int])])
    func missing(expect: String, wanted: [Int]) throws { #expect(try codes(expect) == wanted) }
}

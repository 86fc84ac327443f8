import Diagnostics
import ScenarioHarness
import Testing

/// Calls of functions, on programs of a few instructions. The main program is a branch to itself at 0xC0.
@Suite("Calling functions")
struct CallTests {
    /// 0xC2: `adds r0, r0, r1; bx lr`. 0xC6: `ldr r0, [sp]; bx lr`. 0xCA: `b .`. 0xCC: `mov pc, lr` of another place.
    private static let code: [UInt16] = [0xE7FE, 0x1840, 0x4770, 0x9800, 0x4770, 0xE7FE, 0x46F7]

    private func results(_ scenarios: String, limit: String = "{ instructions: 1000 }") throws -> [CaseResult] {
        let project = try TinyImage.project(Self.code, scenarios)
        return project.plan().results()
    }

    private func result(_ steps: String, expect: String = "{ outcome: limit }") throws -> CaseResult {
        try #require(
            try results("  - { id: a, limits: { instructions: 1000 }, stimuli: [\(steps)], expect: \(expect) }\n").first)
    }

    @Test("the function runs, its result is checked, and the registers are as before")
    func returns() throws {
        let result = try result(
            "{ at: start, set: { R0: 5, R1: 6 } }, { at: start, call: { function: 0xC2, arguments: [1, 2], result: 3 } }",
            expect: "{ outcome: limit, registers: { R0: 5, R1: 6, PC: 0xC0, LR: 0xFFFF_FFFF, MSP: 0x2000_1000 } }")
        #expect(result.status == .passed, "\(result.diagnostics.map(\.message))")
        #expect(result.run?.instructions == 1000)
    }

    @Test("an arrival that a call interrupts is counted once")
    func hits() throws {
        let steps = "{ at: { pc: 0xC0, hit: 2 }, call: 0xC2 }, { at: { pc: 0xC0, hit: 4 }, set: { R5: 1 } }"
        let results = try results(
            "  - { id: a, stimuli: [\(steps)], until: { pc: 0xC0, hit: 4 }, expect: { registers: { R5: 1 } } }\n")
        #expect(results.first?.status == .passed, "\(results.first?.diagnostics.map(\.message) ?? [])")
        // Three turns of the loop, and the two instructions of the function.
        #expect(results.first?.run?.instructions == 5 + 10_000 || results.first?.run?.instructions == 5)
    }

    @Test("the fifth argument is at the stack pointer")
    func stack() throws {
        let result = try result("{ at: start, call: { function: 0xC6, arguments: [0, 0, 0, 0, 77], result: 77 } }")
        #expect(result.status == .passed, "\(result.diagnostics.map(\.message))")
    }

    @Test("a function that comes to its return address with another stack pointer is not back")
    func notBack() throws {
        let result = try result(
            "{ at: start, call: { function: 0xC2, return: 0xCA, limits: { instructions: 10 } } }, { at: { pc: 0xCA }, set: { SP: 0x2000_0F00 } }"
        )
        // At 0xCA the call is seen to be back before the step can move the stack pointer; that step never fires.
        #expect(result.diagnostics.map(\.code.number) == [4011])
    }

    @Test("a function that executes at its return address on its way, with something on its stack, is not back")
    func onItsWay() throws {
        // b .; and at 0xC2: push {lr}; adds r0, #1; pop {pc}, which returns to the second of them.
        let project = try TinyImage.project(
            [0xE7FE, 0xB500, 0x3001, 0xBD00],
            """
              - id: a
                stimuli: [{ at: start, call: { function: 0xC2, return: 0xC4, arguments: [1], result: 2 } }]
                until: { pc: 0xC0 }
                expect: { registers: { R0: 0, MSP: 0x2000_1000 } }
            """)
        let result = try #require(project.plan().results().first)
        #expect(result.status == .passed, "\(result.diagnostics.map(\.message))")
    }

    @Test("a function that resets the machine does not return, though the scenario names a reset")
    func resets() throws {
        // b .; and at 0xC2: str r1, [r0]; b .
        let project = try TinyImage.project(
            [0xE7FE, 0x6001, 0xE7FE],
            """
              - id: a
                stimuli: [{ at: { pc: 0xC0, hit: 2 }, call: { function: 0xC2, arguments: [0xE000_ED0C, 0x05FA_0004] } }]
                until: { pc: 0xC0, hit: 4 }
                expect: { resets: 1 }
            """)
        let result = try #require(project.plan().results().first)
        #expect(result.run?.outcome == "reset in a call")
        #expect(result.diagnostics.map(\.code.number) == [4041])
    }

    @Test("its own limits are counted from the call")
    func limits() throws {
        let late = try result("{ at: 20 cycles, call: { function: 0xC2, limits: { instructions: 3 } } }")
        #expect(late.status == .passed, "\(late.diagnostics.map(\.message))")
        let never = try result("{ at: 20 cycles, call: { function: 0xCA, limits: { instructions: 3 } } }")
        #expect(never.diagnostics.map(\.code.number) == [4041])
        #expect(never.run?.outcome == "call's limit")
    }

    @Test("the end of the run in a function fails, whatever the outcome")
    func endOfRun() throws {
        #expect(try result("{ at: start, call: 0xCA }").diagnostics.map(\.code.number) == [4041])
    }

    @Test("a result that differs ends the run there")
    func differs() throws {
        let result = try result("{ at: start, call: { function: 0xC2, arguments: [1, 2], result: 4 } }")
        #expect(result.diagnostics.map(\.code.number) == [4042])
        #expect(result.diagnostics.first?.message == "'0xC2' returned 0x0000_0003, expected 0x0000_0004")
    }

    @Test("a call in a call is refused")
    func nested() throws {
        let result = try result("{ at: { pc: 0xC4 }, call: 0xC6 }, { at: start, call: 0xC2 }")
        #expect(result.diagnostics.map(\.code.number) == [4040])
    }

    @Test("the same calls give the same run")
    func deterministic() throws {
        let project = try TinyImage.project(
            Self.code,
            "  - { id: a, limits: { instructions: 500 }, setup: { call: [0xC2, { function: 0xC2, arguments: [7] }] }, expect: { outcome: limit } }\n"
        )
        let first = project.plan().results(RunOptions(jobs: 1, repeatCount: 5))
        #expect(first.map(\.status) == [.passed])
    }
}

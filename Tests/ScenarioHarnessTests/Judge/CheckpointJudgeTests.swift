import Diagnostics
import ScenarioHarness
import Testing

/// adds r1, #1; str r1, [r0]; cmp r1, #10; bne .-6; svc #0; b . and as handler: bx lr.
@Suite("CheckpointJudge: checks in the middle of a run")
struct CheckpointJudgeTests {
    private static let code: [UInt16] = [0x3101, 0x6001, 0x290A, 0xD1FB, 0xDF00, 0xE7FE, 0x4770]

    private func result(_ checkpoints: String, more: String = "") throws -> CaseResult {
        let project = try TinyImage.project(
            Self.code, handler: 6,
            """
              - id: a
                setup: { registers: { R0: 0x20000100 } }
                stimuli: [{ at: { pc: 0xC4, hit: 2 }, pend: PendSV }]
                until: { pc: 0xCA }
                checkpoints: \(checkpoints)
                \(more)
            """)
        return project.plan().results()[0]
    }

    @Test(
        "what holds at its moment is no failure, whatever comes of it later",
        arguments: [
            "[{ at: { pc: 0xC4 }, expect: { registers: { R1: 1 }, memory: { 0x20000100: 1 }, exceptions: [] } }]",
            "[{ at: { pc: 0xC4, hit: 3 }, expect: { registers: { R1: 3 }, exceptions: [PendSV] } }]",
            "[{ at: { write: 0x20000100, value: 5 }, expect: { registers: { R1: 5 }, faults: [] } }]",
            "[{ at: { exception: PendSV }, expect: { exceptions: [{ enter: PendSV, frame: { R1: 2 } }] } }]",
            "[{ at: start, expect: { registers: { R1: 0, SP: 0x20001000 } } }, { at: { pc: 0xCA }, expect: { registers: { R1: 10 } } }]",
            "[{ at: { pc: 0xCA }, expect: { exceptions: { mode: subset, entries: [SVCall] } } }]",
        ])
    func holds(checkpoints: String) throws {
        let result = try result(checkpoints)
        #expect(result.status == .passed, "\(result.diagnostics)")
    }

    @Test(
        "what does not hold is a failure, though the end of the run is as expected",
        arguments: [
            ("[{ at: { pc: 0xC4 }, expect: { registers: { R1: 10 } } }]", [4008]),
            ("[{ at: { pc: 0xC4 }, expect: { memory: { 0x20000100: 10 } } }]", [4009]),
            ("[{ at: { pc: 0xC4 }, expect: { console: hello } }]", [4010]),
            ("[{ at: { pc: 0xC4 }, expect: { exceptions: [PendSV, SVCall] } }]", [4005]),
            ("[{ at: { pc: 0xC4, hit: 4 }, expect: { exceptions: [] } }]", [4006]),
            ("[{ at: { pc: 0xC4 }, expect: { faults: [BusFault] } }]", [4005]),
            ("[{ at: { pc: 0xCA, hit: 2 }, expect: { registers: { R1: 10 } } }]", [4023]),
            ("[{ at: { pc: 0xC4 }, expect: { registers: { R1: 2 } } }, { at: 9 cycles, expect: { registers: { R1: 0 } } }]", [4008, 4008]),
        ])
    func differs(checkpoints: String, codes: [Int]) throws {
        let result = try result(checkpoints)
        #expect(result.status == .failed)
        #expect(result.diagnostics.map(\.code.number) == codes, "\(result.diagnostics)")
    }

    @Test("a failure says at which checkpoint, where, and after how many instructions")
    func notes() throws {
        let result = try result(
            "[{ name: first store, at: { pc: 0xC4 }, expect: { console: hello } }]", more: "expect: { registers: { R1: 11 } }")
        #expect(result.diagnostics.map(\.code.number) == [4010, 4008], "the checkpoint comes first, as it did in the run")
        let labels = result.diagnostics[0].notes.map(\.label)
        #expect(labels.prefix(4) == ["checkpoint", "printed", "at", "after"])
        #expect(result.diagnostics[0].notes[0].text == "'first store'")
        #expect(result.diagnostics[0].notes[3].text.hasPrefix("2 instructions"))
    }

    @Test("a checkpoint comes after the steps of its moment, and before the end at the same moment")
    func order() throws {
        let project = try TinyImage.project(
            Self.code, handler: 6,
            """
              - id: a
                setup: { registers: { R0: 0x20000100 } }
                checkpoints: [{ at: { pc: 0xC2 }, expect: { registers: { R5: 7 } } }]
                stimuli: [{ at: { pc: 0xC2 }, set: { R5: 7 } }]
                until: { pc: 0xC2 }
            """)
        let result = project.plan().results()[0]
        #expect(result.status == .passed, "\(result.diagnostics)")
    }

    @Test("a fault that stops the run does not hide the checkpoint before it")
    func beforeAFault() throws {
        // nop; udf #0; b .
        let project = try TinyImage.project(
            [0xBF00, 0xDE00, 0xE7FE], handler: 2,
            """
              - id: a
                checkpoints:
                  - { at: { pc: 0xC2 }, expect: { registers: { R5: 7 } } }
                  - { at: { exception: HardFault }, expect: { faults: [HardFault] } }
                until: { pc: 0xC4 }
              - id: named
                checkpoints: [{ at: { exception: HardFault }, expect: { faults: [HardFault] } }]
                until: { pc: 0xC4 }
                expect: { faults: [HardFault] }
            """)
        let results = project.plan().results()
        #expect(results[0].diagnostics.map(\.code.number) == [4008, 4002])
        #expect(results[1].status == .passed, "\(results[1].diagnostics)")
    }
}

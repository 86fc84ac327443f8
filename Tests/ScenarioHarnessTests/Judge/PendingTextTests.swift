import Diagnostics
import ScenarioHarness
import Testing

/// The words about exceptions that stay pending, over a few instructions that wait in a loop.
@Suite("PendingText: why an exception is not taken")
struct PendingTextTests {
    private func pending(_ set: String, _ pends: String = "PendSV") throws -> String {
        let project = try TinyImage.project(
            [0xBF00, 0xE7FE],
            """
              - id: a
                stimuli:
                  - { at: start, set: { \(set) } }
                  - { at: start, pend: \(pends) }
                until: { pc: 0xC2 }
                expect: { registers: { R0: 1 } }
            """)
        let result = try #require(project.plan().results().first)
        return result.diagnostics.first?.notes.first { $0.label == "pending" }?.text ?? "\(result.diagnostics)"
    }

    @Test("each register that masks it is named, with the numbers")
    func masks() throws {
        #expect(
            try pending("SHPR3: 0x00E00000, BASEPRI: 0x40")
                == "PendSV stays pending: its group priority 0xE0 is not above the execution priority 0x40 (BASEPRI)")
        #expect(
            try pending("PRIMASK: 1") == "PendSV stays pending: its group priority 0 is not above the execution priority 0 (PRIMASK)")
        #expect(
            try pending("FAULTMASK: 1")
                == "PendSV stays pending: its group priority 0 is not above the execution priority -1 (FAULTMASK)")
    }

    @Test("a subpriority does not count: PRIGROUP is said")
    func grouping() throws {
        #expect(
            try pending("SHPR3: 0x00600000, BASEPRI: 0x40, AIRCR: 0x05FA0600")
                == "PendSV stays pending: its group priority 0 (priority 0x60, PRIGROUP 6) is not above the execution priority 0 (BASEPRI)")
    }

    @Test("one that is disabled says where it is enabled")
    func disabled() throws {
        #expect(try pending("R1: 0", "IRQ3") == "IRQ3 stays pending: it is disabled (NVIC_ISER)")
        #expect(try pending("R1: 0", "UsageFault") == "UsageFault stays pending: it is disabled (SHCSR.USGFAULTENA)")
    }
}

import Diagnostics
import ScenarioHarness
import Testing

/// The words of `= why`, over the fixture firmware.
@Suite("PriorityText: why the processor chose what it chose")
struct PriorityTextTests {
    private func why(_ image: String, _ setup: String, _ rest: String = "", faults: String = "SVCall") throws -> String {
        let project = try TemporaryProject()
        try project.write(
            "a.yaml",
            """
            version: 1
            scenarios:
              - id: a
                machine: cortex-m3
                image: \(Repository.path("fixtures/firmware/\(image)/\(image).elf"))
                setup: { memory: { \(setup) } }
                \(rest)
                until: { pc: done }
                expect: { exceptions: [\(faults)] }
            """)
        let results = project.plan(allowOutsideRoot: true).results()
        return results[0].diagnostics.first?.notes.first { $0.label == "why" }?.text ?? "\(results[0].diagnostics)"
    }

    @Test("a disabled fault, one that is masked, one in a handler")
    func escalation() throws {
        #expect(
            try why("faults", "test: undefined") == "UsageFault is disabled (SHCSR.USGFAULTENA), so it became HardFault (FORCED)")
        #expect(
            try why("faults", "test: undefined, shcsr: 0x70000", "stimuli: [{ at: { pc: at_undefined }, set: { PRIMASK: 1 } }]")
                == "UsageFault is enabled, but its priority 0 is not above the execution priority 0 (nothing active, PRIMASK set: 0), so it became HardFault (FORCED)"
        )
        #expect(
            try why("lockup", "test: fault_in_usagefault, shcsr: 0x70000", faults: "UsageFault")
                == "UsageFault is enabled, but its priority 0 is not above the execution priority 0 (in UsageFault, nothing masked), so it became HardFault (FORCED)"
        )
    }

    @Test("a breakpoint, a vector that cannot be read, a store that comes back late")
    func others() throws {
        #expect(
            try why("faults", "test: breakpoint")
                == "DebugMonitor is disabled (DEMCR.MON_EN), so without a debugger it became HardFault (DEBUGEVT)")
        #expect(
            try why("faults", "test: vector_unmapped", faults: "NMI").hasSuffix("could not be read (VECTTBL), which is HardFault"))
        #expect(
            try why("faults", "test: store_unmapped").hasPrefix(
                "a store was answered with a bus error after it had retired (1 instruction later, before 0x0000_00E4), and BusFault is disabled (SHCSR.BUSFAULTENA)"
            ))
    }
}

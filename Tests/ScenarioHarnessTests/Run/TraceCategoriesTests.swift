import ScenarioHarness
import Testing

/// What a trace has.
@Suite("Categories of a trace")
struct TraceCategoriesTests {
    /// `adds r0, #1; b` back to it, at 0xC0.
    private static let code: [UInt16] = [0x3001, 0xE7FD]

    private func trace(_ categories: TraceCategories) throws -> [String] {
        let project = try TinyImage.project(
            Self.code, "  - { id: a, limits: { instructions: 5 }, stimuli: [{ at: start, set: { R0: 7 } }], expect: { outcome: limit } }\n")
        let sink = TraceSink(categories: categories)
        _ = project.plan().results(RunOptions(jobs: 1, trace: sink))
        return sink.text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    @Test("by itself it has every instruction and the stimuli")
    func standard() throws {
        let lines = try trace(.standard)
        #expect(lines.count == 6 && lines.first?.hasPrefix("-- stimulus") == true)
    }

    @Test("in_asm has each instruction once, exec every time")
    func instructions() throws {
        #expect(try trace(.assembly).count == 2)
        #expect(try trace(.execution).count == 5)
        #expect(try trace([.assembly, .execution]).count == 5)
        #expect(try trace(.interrupts).isEmpty)
    }

    @Test("cpu has the registers as they are before the instruction")
    func registers() throws {
        let lines = try trace(.registers)
        #expect(lines.count == 15 && lines.first?.contains("R0=0x0000_0007") == true)
    }

    @Test("unimp has the registers that nothing models and the instructions that no core has, each once, and nothing else has them")
    func unimplemented() throws {
        // ldr r1, [r0]; ldr r1, [r0]; udf #0: then the same again, as HardFault returns to it.
        let project = try TinyImage.project(
            [0x6801, 0x6801, 0xDE00],
            """
              - id: a
                machine: { devices: { pads: { kind: registers, at: 0x4000_0000, size: 0x100 } } }
                limits: { instructions: 5 }
                stimuli: [{ at: start, set: { R0: 0x4000_0004 } }]
                expect: { outcome: limit }

            """)
        func lines(_ categories: TraceCategories) -> [String] {
            let sink = TraceSink(categories: categories)
            _ = project.plan().results(RunOptions(jobs: 1, trace: sink))
            return sink.text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
        }
        let found = lines(.unimplemented)
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("?? not modelled: pads+0x4 (0x4000_0004) read by 0x0000_00C0") == true)
        #expect(found.last == "?? UNDEFINED at 0x0000_00C4: no core has it")
        #expect(!lines(.standard).contains { $0.hasPrefix("??") })
    }

    @Test("categories have names, and others are none")
    func names() {
        #expect(TraceCategories("int,exec,stimuli") == .standard)
        #expect(TraceCategories("in_asm,int,exec,cpu,guest_errors,unimp") != nil)
        #expect(TraceCategories("") == nil && TraceCategories("int,") == nil && TraceCategories("pages") == nil)
    }
}

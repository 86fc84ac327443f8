import ArmMProfile
import Testing

@Suite("Registers in words")
struct RegisterReadingTests {
    private func reading(_ name: String, _ value: UInt32) throws -> RegisterReading {
        RegisterReading(try #require(RegisterCatalog.named(name)), value)
    }

    @Test("reserved bits are told from fields, and an EXC_RETURN's ones are not reserved")
    func reserved() throws {
        #expect(try reading("CFSR", 0x0200_0004).reserved == 4)
        #expect(try reading("EXC_RETURN", 0xFFFF_FFF9).reserved == 0)
        #expect(try reading("MMFAR", 0x1234).reserved == 0)
    }

    @Test("a field that holds an exception's number names it")
    func exceptions() throws {
        #expect(try reading("ICSR", 3).fields.first?.meaning.hasPrefix("HardFault: ") == true)
        #expect(try reading("xPSR", 0x0100_0010).fields.first?.meaning.hasPrefix("IRQ0: ") == true)
    }

    @Test("a zero that says something is said")
    func clear() throws {
        #expect(try reading("xPSR", 0x4000_0000).fields.contains { $0.field.name == "T" && $0.content == 0 })
        #expect(try !reading("CFSR", 0).fields.contains { $0.content == 0 })
    }

    @Test("a value alone is an EXC_RETURN only from 0xFFFFFFE0 on")
    func alone() {
        for value in RegisterReading.exceptionReturns { #expect(RegisterReading.isExceptionReturn(value)) }
        #expect(!RegisterReading.isExceptionReturn(0xFFFF_FFDF))
        #expect(RegisterReading.candidates(0).isEmpty)
    }
}

@Suite("Registers that explain each other")
struct RegisterConclusionsTests {
    private func sentences(_ values: [(String, UInt32)]) -> [String] {
        RegisterConclusions(
            values.compactMap { name, value in RegisterCatalog.named(name).map { RegisterReading($0, value) } }
        ).sentences
    }

    @Test("no register says nothing, and no value traps")
    func total() {
        #expect(sentences([]).isEmpty)
        let names = ["CFSR", "HFSR", "DFSR", "MMFAR", "BFAR", "SHCSR", "ICSR", "xPSR", "CONTROL", "EXC_RETURN"]
        for value in [0, 1, 0x8000_0000, UInt32.max] { _ = sentences(names.map { ($0, value) }) }
    }

    @Test(
        "each fault that HFSR.FORCED stands for is named",
        arguments: [
            (UInt32(0x02), "MemManage"), (0x0200, "BusFault"), (0x0200_0000, "UsageFault"),
        ])
    func forced(cfsr: UInt32, fault: String) {
        #expect(sentences([("HFSR", 0x4000_0000), ("CFSR", cfsr)]).first?.contains("stands for a \(fault)") == true)
    }
}

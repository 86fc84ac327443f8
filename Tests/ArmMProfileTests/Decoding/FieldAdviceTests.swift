import ArmMProfile
import Testing

@Suite("What fields usually mean")
struct FieldAdviceTests {
    @Test("every row is for a field of the catalog, and no field has two")
    func rows() throws {
        var seen: Set<String> = []
        for row in FieldAdvice.all {
            let register = try #require(RegisterCatalog.named(row.register))
            #expect(register.name == row.register)
            #expect(register.field(row.field)?.name == row.field, "\(row.register).\(row.field)")
            #expect(seen.insert("\(row.register).\(row.field)").inserted)
            for sentence in [row.set, row.clear].compactMap({ $0 }) {
                #expect(sentence.hasSuffix(".") && !sentence.contains("\n"))
            }
        }
    }

    @Test("every bit of the fault status registers has a sentence", arguments: ["CFSR", "MMFSR", "BFSR", "UFSR", "HFSR", "DFSR"])
    func complete(name: String) throws {
        let register = try #require(RegisterCatalog.named(name))
        for field in register.fields { #expect(FieldAdvice.of(field, in: register)?.set != nil, "\(field.name)") }
    }

    @Test("every bit of SHCSR, CONTROL, xPSR and EXC_RETURN has a sentence", arguments: ["SHCSR", "CONTROL", "xPSR", "EXC_RETURN"])
    func state(name: String) throws {
        let register = try #require(RegisterCatalog.named(name))
        for field in register.fields {
            let advice = FieldAdvice.of(field, in: register)
            #expect(advice?.set != nil || advice?.clear != nil, "\(field.name)")
        }
    }
}

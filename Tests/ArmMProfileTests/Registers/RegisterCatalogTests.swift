import ArmMProfile
import Testing

@Suite("The register catalog")
struct RegisterCatalogTests {
    @Test("every spelling belongs to one register, and finds it in any case")
    func spellings() throws {
        var seen: Set<String> = []
        for register in RegisterCatalog.all {
            for name in [register.name] + register.aliases {
                #expect(seen.insert(name.lowercased()).inserted, "\(name) is there twice")
                #expect(RegisterCatalog.named(name)?.name == register.name)
                #expect(RegisterCatalog.named(name.lowercased())?.name == register.name)
            }
        }
        #expect(RegisterCatalog.named("CFSRX") == nil && RegisterCatalog.named("") == nil)
    }

    @Test("fields lie inside their register, in order, without overlap, each with a meaning", arguments: RegisterCatalog.all.map(\.name))
    func fields(name: String) throws {
        let register = try #require(RegisterCatalog.named(name))
        var next = 0
        for field in register.fields {
            #expect(field.lsb >= next && field.lsb + field.width <= register.width, "\(register.name).\(field.name)")
            #expect(!field.meaning.isEmpty)
            next = field.lsb + field.width
        }
    }

    @Test("memory-mapped registers are as wide as they say and aligned to it")
    func addresses() {
        for register in RegisterCatalog.all {
            guard case .memory(let address, let size) = register.location else { continue }
            #expect(address % UInt32(size) == 0 && register.width <= size * 8, "\(register.name)")
            #expect(0xE000_0000...0xE00F_FFFF ~= address)
        }
    }

    @Test("CFSR's fields are those of MMFSR, BFSR and UFSR, shifted (DDI 0403 B3.2.15)")
    func faultStatus() throws {
        let cfsr = try #require(RegisterCatalog.named("CFSR"))
        #expect(cfsr.field("divbyzero")?.mask == 1 << 25)
        #expect(cfsr.field("IBUSERR")?.mask == 1 << 8)
        #expect(cfsr.field("MMARVALID")?.mask == 1 << 7)
        // A CFSR of a public crash report: IBUSERR and UNDEFINSTR.
        #expect(cfsr.fieldNames(0x0001_0100) == ["IBUSERR", "UNDEFINSTR"])
        #expect(cfsr.describe(0x0200_0000) == ["DIVBYZERO: a division by zero with CCR.DIV_0_TRP set"])
        let masks = cfsr.fields.reduce(UInt32(0)) { $0 | $1.mask }
        #expect(masks == 0x030F_BFBB, "the bits that the manual defines")
    }

    @Test("a field goes in and comes out again")
    func insertAndExtract() throws {
        let field = try #require(RegisterCatalog.named("AIRCR")?.field("PRIGROUP"))
        #expect(field.insert(5, into: 0xFFFF_FFFF) == 0xFFFF_FDFF)
        #expect(field.extract(0x0000_0500) == 5 && field.maximum == 7)
        #expect(field.insert(0xF, into: 0) == 0x700, "what does not fit is dropped")
    }

    @Test("the widest register is found by its address")
    func byAddress() {
        #expect(RegisterCatalog.at(0xE000_ED28)?.name == "CFSR")
        #expect(RegisterCatalog.at(0xE000_ED2A)?.name == "UFSR")
        #expect(RegisterCatalog.at(0xE000_0000) == nil)
    }
}

import Firmware
import Testing

@Suite("CallFrameTable: where a function's caller is")
struct CallFrameTableTests {
    @Test("before the prologue the return address is in LR, after it on the stack", arguments: ExplainImages.withLines)
    func prologue(name: String) throws {
        let image = try ExplainImages.image(name)
        let table = CallFrameTable(try #require(image.debug))
        let start = try #require(image.symbols.symbol(named: "sensor_mean")).address
        let before = try #require(table.rules(at: start))
        #expect(before.register == 13 && before.offset == 0)
        #expect(before.returnRegister == 14 && before.rules[14] == .sameValue)
        let after = try #require(table.rules(at: start + 0x16))
        #expect(after.register == 13 && after.offset == 8)
        #expect(after.rules[14] == .offset(-4))
    }

    @Test("code without entries has no rules")
    func without() throws {
        let image = try ExplainImages.image("gcc-dwarf5")
        let table = CallFrameTable(try #require(image.debug))
        for address in [0, try #require(image.symbols.symbol(named: "Reset_Handler")).address, .max] {
            #expect(table.rules(at: address) == nil)
        }
    }

    /// The rules at the end of a function of 0x100 bytes at 0x1000, after these instructions.
    private func rules(_ instructions: [UInt8], version: UInt8 = 1, common: [UInt8] = [0x0C, 13, 0]) throws -> CallFrameRules? {
        let address: [UInt8] = version == 4 ? [4, 0] : []
        let cie: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, version, 0] + address + [2, 0x7C, 14] + common
        let fde: [UInt8] = [0, 0, 0, 0, 0x00, 0x10, 0, 0, 0x00, 0x01, 0, 0] + instructions
        let frame = [UInt8(cie.count), 0, 0, 0] + cie + [UInt8(fde.count), 0, 0, 0] + fde
        return CallFrameTable(try #require(DebugFile.image(frame: frame).debug)).rules(at: 0x10FE)
    }

    @Test("each instruction of the manual", arguments: [1, 3, 4] as [UInt8])
    func instructions(version: UInt8) throws {
        func after(_ instructions: [UInt8]) throws -> CallFrameRules? { try rules(instructions, version: version) }
        #expect(try after([0x0E, 16])?.offset == 16)
        #expect(try after([0x0C, 7, 8])?.register == 7)
        #expect(try after([0x0E, 8, 0x0D, 11])?.offset == 8)
        #expect(try after([0x84, 2])?.rules[4] == .offset(-8))
        #expect(try after([0x84, 2, 0xC4])?.rules[4] == .sameValue)
        #expect(try after([0x05, 4, 3])?.rules[4] == .offset(-12))
        #expect(try after([0x11, 4, 0x7F])?.rules[4] == .offset(4))
        #expect(try after([0x14, 4, 1])?.rules[4] == .valueOffset(-4))
        #expect(try after([0x09, 14, 3])?.rules[14] == .register(3))
        #expect(try after([0x07, 14])?.rules[14] == .undefined)
        #expect(try after([0x0E, 8, 0x0A, 0x0E, 16, 0x0B])?.offset == 8)
        #expect(try after([0x0E, 8, 0x42, 0x0E, 16, 0x02, 0x7F, 0x0E, 24])?.offset == 16, "an advance past the address ends it")
        #expect(try after([0x12, 13, 0x7E])?.offset == 8)
    }

    @Test("what is not evaluated or makes no sense gives no rules")
    func refused() throws {
        #expect(try rules([0x0F, 1, 0x30]) == nil, "an expression")
        #expect(try rules([0x0B]) == nil, "nothing was remembered")
        #expect(try rules([0x0C, 40, 0]) == nil, "no such register")
        #expect(try rules([0x3F]) == nil, "no such instruction")
        #expect(try rules([UInt8](repeating: 0x0A, count: 100)) == nil, "remembered without end")
    }
}

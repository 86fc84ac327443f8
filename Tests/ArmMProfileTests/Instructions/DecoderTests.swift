import ArmMProfile
import Testing

@Suite("Decoder")
struct DecoderTests {
    private func decode(_ first: UInt16, _ second: UInt16 = 0, _ architecture: ArchitectureVersion = .armv7EM) -> Instruction {
        var instruction = Decoder(architecture).decode(first, second)
        instruction.row = .max
        return instruction
    }

    @Test("Operands are in the fields that the operation's table names")
    func operands() {
        #expect(decode(0x4408) == Instruction(.addRegister, rd: 0, rn: 0, rm: 1))
        #expect(decode(0x448D) == Instruction(.addRegister, rd: 13, rn: 13, rm: 1))
        #expect(decode(0x4468) == Instruction(.addRegister, rd: 0, rn: 13, rm: 0))
        #expect(decode(0xB082) == Instruction(.subImmediate, rd: 13, rn: 13, immediate: 8))
        #expect(decode(0xA901) == Instruction(.addImmediate, rd: 1, rn: 13, immediate: 4))
        #expect(decode(0x0008) == Instruction(.movRegister, flags: .setFlagsOutsideIT, rd: 0, rm: 1))
        #expect(
            decode(0x0808) == Instruction(.lsrImmediate, flags: .setFlagsOutsideIT, rd: 0, rm: 1, shift: .lsr, amount: 32))
        #expect(decode(0x4801) == Instruction(.ldrLiteral, rd: 0, rn: 15, immediate: 4))
        #expect(decode(0xD0FE) == Instruction(.b, flags: .branches, ra: 0, immediate: 0xFFFF_FFFC))
        #expect(decode(0xBD01) == Instruction(.pop, flags: [.writeback, .branches], rn: 13, immediate: 0x8001))
        #expect(decode(0xB501) == Instruction(.push, flags: .writeback, rn: 13, immediate: 0x4001))
        #expect(decode(0xFBB0, 0xF0F1) == Instruction(.udiv, rd: 0, rn: 0, rm: 1, length: 4))
        #expect(decode(0xF000, 0xF801) == Instruction(.bl, flags: .branches, ra: 14, immediate: 2, length: 4))
        #expect(decode(0xE840, 0x1200) == Instruction(.strex, rd: 2, rn: 0, rm: 1, length: 4))
        #expect(
            decode(0xF04F, 0x4100)
                == Instruction(.movImmediate, flags: .immediateCarry, rd: 1, immediate: 0x8000_0000, length: 4))
        #expect(decode(0xEEB0, 0x0A40) == Instruction(.coprocessor, immediate: 10, length: 4))
        #expect(decode(0xB672) == Instruction(.cps, immediate: 0b10010))
        #expect(decode(0xB672, 0, .armv6M) == Instruction(.cps, immediate: 0b10010))
    }

    @Test("What an extension lacks of coprocessors 10 and 11 is of no row, and without one all of them are a coprocessor's")
    func floatingPoint() {
        let words: [(UInt16, UInt16, least: FloatingPointExtension?)] = [
            (0xEE31, 0x0A02, .fpv4SP), (0xFEB1, 0x0A42, nil), (0xFE21, 0x0A02, .fpv5SP), (0xEE31, 0x0B02, .fpv5D16),
            (0xEE71, 0x0B02, nil), (0xEEB0, 0x0A00, .fpv4SP), (0xFC41, 0x0B10, nil), (0xEE40, 0x0A30, nil),
        ]
        for (first, second, least) in words {
            for floatingPoint in FloatingPointExtension.allCases {
                let decoder = Decoder(.armv7EM, floatingPoint: floatingPoint)
                let operation = decoder.decode(first, second).operation
                let isKnown = least.map { floatingPoint >= $0 } ?? false
                #expect((operation == .coprocessor) == (floatingPoint == .none))
                #expect((operation == .undefinedFloatingPoint) == (floatingPoint != .none && !isKnown))
                #expect((decoder.encoding(first, second) == nil) == (floatingPoint != .none && !isKnown))
            }
        }
    }
}

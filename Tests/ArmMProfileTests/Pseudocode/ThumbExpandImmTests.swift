import ArmMProfile
import Testing

@Suite("ThumbExpandImm_C()")
struct ThumbExpandImmTests {
    @Test("all 4,096 constants")
    func all() {
        for imm12 in UInt32(0)..<4096 {
            let byte = imm12 & 0xFF
            for carryIn in [false, true] {
                let expanded = thumbExpandImmC(imm12, carryIn: carryIn)
                if imm12 >> 10 == 0 {
                    let copies: [UInt32] = [0x0000_0001, 0x0001_0001, 0x0100_0100, 0x0101_0101]
                    #expect(expanded.value == byte * copies[Int(imm12 >> 8)])
                    #expect(expanded.carry == carryIn)
                } else {
                    var value = 0x80 | imm12 & 0x7F
                    for _ in 0..<(imm12 >> 7) { value = value >> 1 | value << 31 }
                    #expect(expanded.value == value)
                    #expect(expanded.carry == (value >> 31 != 0))
                }
                #expect(thumbExpandImm(imm12) == expanded.value)
            }
        }
    }
}

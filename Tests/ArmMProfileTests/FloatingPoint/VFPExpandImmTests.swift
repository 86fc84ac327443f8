import ArmMProfile
import Testing

@Suite("VFPExpandImm()")
struct VFPExpandImmTests {
    @Test("the eight bits stand for n/16 x 2^r, n from 16 to 31 and r from -3 to 4")
    func values() {
        for immediate in UInt32(0)..<256 {
            let power = Double(sign: .plus, exponent: Int(immediate >> 4 & 3) + (immediate & 0x40 == 0 ? 1 : -3), significand: 1)
            let magnitude = Double(16 + immediate & 15) / 16 * power
            let value = immediate & 0x80 == 0 ? magnitude : -magnitude
            #expect(vfpExpandImm(immediate) == value.bitPattern)
            #expect(vfpExpandImm(immediate) == Float(value).bitPattern)
        }
    }
}

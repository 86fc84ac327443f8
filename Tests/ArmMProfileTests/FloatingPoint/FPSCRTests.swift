import ArmMProfile
import Testing

@Suite("FPSCR")
struct FPSCRTests {
    @Test("reserved bits are 0 whatever is written")
    func reserved() {
        #expect(FPSCR(0xFFFF_FFFF).rawValue == 0xF7C0_009F)
        #expect(FPSCR(0xFFFF_FFFF).rawValue == FPSCR.implementedBits)
        #expect(FPSCR.controlBits == 0x07C0_0000)
    }

    @Test("each field stands where the manual has it")
    func fields() {
        #expect(FPSCR(1 << 26).alternativeHalfPrecision)
        #expect(FPSCR(1 << 25).defaultNaN)
        #expect(FPSCR(1 << 24).flushToZero)
        let modes: [FPRounding] = [.tiesToEven, .towardsPlusInfinity, .towardsMinusInfinity, .towardsZero]
        #expect((0..<4).map { FPSCR($0 << 22).roundingMode } == modes)
        #expect(FPSCR(0xA000_0000).conditionFlags == 0b1010)
        let bits: [FPExceptions] = [.invalidOperation, .divideByZero, .overflow, .underflow, .inexact, .inputDenormal]
        #expect(bits.map(\.rawValue) == [1, 2, 4, 8, 16, 128])
    }

    @Test("exceptions accumulate, and condition flags do not touch them")
    func accumulates() {
        var fpscr = FPSCR(0xF7C0_0000)
        fpscr.raise(.inexact)
        fpscr.raise([.overflow, .inexact])
        fpscr.conditionFlags = 0b0110
        #expect(fpscr.rawValue == 0x67C0_0014)
        #expect(fpscr.exceptions == [.overflow, .inexact])
    }
}

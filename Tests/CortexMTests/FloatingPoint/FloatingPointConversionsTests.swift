import ArmMProfile
import CortexM
import Testing

@Suite("Floating-point conversions")
struct FloatingPointConversionsTests {
    private typealias Arithmetic = FloatingPointArithmeticTests

    @Test("VCVT rounds towards zero and VCVTR as FPSCR says", arguments: [(0xEEBD, 1), (0xEEBC, 1)] as [(UInt16, UInt32)])
    func integers(_ first: UInt16, _ expected: UInt32) {
        let oneAndThreeQuarters: UInt32 = 0x3FE0_0000
        let towardsZero = Arithmetic.after([first, 0x0AE0], single: [1: oneAndThreeQuarters], fpscr: 1 << 22)
        #expect(towardsZero.floatingPoint[single: 0] == expected)
        let upwards = Arithmetic.after([first, 0x0A60], single: [1: oneAndThreeQuarters], fpscr: 1 << 22)
        #expect(upwards.floatingPoint[single: 0] == expected + 1)
        #expect(upwards.floatingPoint.fpscr.exceptions == .inexact)
    }

    @Test("From fixed point it is rounded to the nearest whatever FPSCR says", arguments: 0..<4)
    func fromFixed(_ mode: UInt32) {
        // vcvt.f32.s32 s0, s0, #1
        let machine = Arithmetic.after([0xEEBA, 0x0AEF], single: [0: 0x03FF_FFFF], fpscr: mode << 22)
        #expect(machine.floatingPoint[single: 0] == 0x4C00_0000)
    }

    @Test("To fixed point it saturates, and fills a doubleword register by the number's sign")
    func toFixed() {
        // vcvt.s16.f64 d0, d0, #0 of -1.5; vcvt.u16.f64 d0, d0, #0 of 70000
        let signed = Arithmetic.after([0xEEBE, 0x0B48], double: [0: 0xBFF8_0000_0000_0000])
        #expect(signed.floatingPoint[double: 0] == .max)
        let unsigned = Arithmetic.after([0xEEBF, 0x0B48], double: [0: 0x40F1_1700_0000_0000])
        #expect(unsigned.floatingPoint[double: 0] == 0xFFFF)
        #expect(unsigned.floatingPoint.fpscr.exceptions == .invalidOperation)
    }

    @Test("Half precision goes into one half of the register and leaves the other")
    func half() {
        // vcvtt.f16.f32 s0, s1; vcvtb.f16.f32 s0, s1
        let top = Arithmetic.after([0xEEB3, 0x0AE0], single: [0: 0x1111_2222, 1: 0x3F80_0000])
        #expect(top.floatingPoint[single: 0] == 0x3C00_2222)
        let bottom = Arithmetic.after([0xEEB3, 0x0A60], single: [0: 0x1111_2222, 1: 0x3F80_0000])
        #expect(bottom.floatingPoint[single: 0] == 0x1111_3C00)
        // vcvtt.f32.f16 s0, s1
        let back = Arithmetic.after([0xEEB2, 0x0AE0], single: [1: 0x3C00_FFFF])
        #expect(back.floatingPoint[single: 0] == 0x3F80_0000)
    }

    @Test("The alternative half precision has no NaN: a zero of its sign comes out, and the operation is invalid")
    func alternativeNaN() {
        // vcvtb.f16.f32 s0, s1 of quiet and signaling NaNs, with AHP.
        for (operand, half) in [(0x7FC0_1234, 0), (0xFFC0_0000, 0x8000), (0x7F80_0001, 0)] as [(UInt32, UInt32)] {
            let machine = Arithmetic.after([0xEEB3, 0x0A60], single: [1: operand], fpscr: 1 << 26)
            #expect(machine.floatingPoint[single: 0] == half)
            #expect(machine.floatingPoint.fpscr.exceptions == .invalidOperation)
        }
        // vcvtb.f32.f16 s0, s1: what would be a NaN is a number.
        let back = Arithmetic.after([0xEEB2, 0x0A60], single: [1: 0x7FFF], fpscr: 1 << 26)
        #expect(back.floatingPoint[single: 0] == 0x47FF_E000)
    }
}

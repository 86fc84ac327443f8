import ArmMProfile
import CortexM
import Testing

@Suite("Floating-point transfers")
struct FloatingPointTransfersTests {
    private typealias Arithmetic = FloatingPointArithmeticTests
    private static let ram = Bench.ram + 0x100

    @Test(
        "an address that is no multiple of 4 is UNALIGNED, whatever CCR says",
        arguments: [
            [0xED90, 0x0A00], [0xED80, 0x0A00], [0xED90, 0x0B00], [0xED80, 0x0B00], [0xECB0, 0x0A02], [0xECA0, 0x0A02],
        ] as [[UInt16]])
    func unaligned(_ code: [UInt16]) {
        let machine = Arithmetic.after(code, single: [0: 7, 1: 8], registers: [.r0: Self.ram + 2])
        #expect(machine.word(SCS.cfsr) == CFSR.unaligned)
        #expect(machine[.r0] == Self.ram + 2)
        #expect(machine.floatingPoint[double: 0] == 0x8_0000_0007)
    }

    @Test("a load or a store that faults on its way leaves the base, and a load the registers too")
    func fault() {
        let last = Bench.ram + 0xFFFC
        let load = Arithmetic.after([0xECB0, 0x0A02], single: [0: 7, 1: 8], registers: [.r0: last])  // vldmia r0!, {s0, s1}
        #expect(load.word(SCS.cfsr) == CFSR.preciserr | CFSR.bfarvalid)
        #expect(load.word(SCS.bfar) == last + 4)
        #expect(load[.r0] == last)
        #expect(load.floatingPoint[double: 0] == 0x8_0000_0007)
        let pair = Arithmetic.after([0xED90, 0x0B00], single: [0: 7, 1: 8], registers: [.r0: last])  // vldr d0, [r0]
        #expect(pair.floatingPoint[double: 0] == 0x8_0000_0007)
        let store = Arithmetic.after(
            [0xED20, 0x0A02], registers: [.r0: Bench.ram + 4], memory: [0xE000_E008: 2], core: Bench.m4f)  // vstmdb r0!, {s0, s1}
        #expect(store.word(SCS.cfsr) == CFSR.preciserr | CFSR.bfarvalid)
        #expect(store[.r0] == Bench.ram + 4)
    }

    @Test("VPUSH and VPOP move SP by the words, lowest register at the lowest address")
    func stack() {
        let code: [UInt16] = [0xED2D, 0x0A04, 0xECBD, 0x2B04]  // vpush {s0-s3}; vpop {d2, d3}
        let pushed = Arithmetic.after(code, single: [0: 1, 1: 2, 2: 3, 3: 4])
        #expect(pushed[.sp] == Bench.stack - 16)
        #expect((0..<4).map { pushed.word(Bench.stack - 16 + 4 * $0) } == [1, 2, 3, 4])
        let popped = Arithmetic.after(code, single: [0: 1, 1: 2, 2: 3, 3: 4], instructions: 2)
        #expect(popped[.sp] == Bench.stack)
        #expect((4..<8).map { popped.floatingPoint[single: $0] } == [1, 2, 3, 4])
    }

    @Test("VLDM goes up from the base or ends before it; FLDMX has a spare word")
    func directions() {
        let words: KeyValuePairs<UInt32, UInt32> = [Self.ram: 1, Self.ram + 4: 2]
        let up = Arithmetic.after([0xECB0, 0x0A02], registers: [.r0: Self.ram], memory: words)
        let down = Arithmetic.after([0xED30, 0x0A02], registers: [.r0: Self.ram + 8], memory: words)
        let spare = Arithmetic.after([0xECB0, 0x0B03], registers: [.r0: Self.ram], memory: words)
        #expect(up.floatingPoint[double: 0] == 0x2_0000_0001 && up[.r0] == Self.ram + 8)
        #expect(down.floatingPoint[double: 0] == 0x2_0000_0001 && down[.r0] == Self.ram)
        #expect(spare.floatingPoint[double: 0] == 0x2_0000_0001 && spare[.r0] == Self.ram + 12)
        #expect(up.unpredictable.isEmpty && spare.unpredictable.isEmpty)
    }

    @Test(
        "a list that is empty or goes past the last register is UNPREDICTABLE, and harmless",
        arguments: [[0xEC90, 0x0A00], [0xECD0, 0xFAFF], [0xEC90, 0xFB0C], [0xECC0, 0xFAFF], [0xEC41, 0x0A3F], [0xEC51, 0x0A3F]]
            as [[UInt16]])
    func lists(_ code: [UInt16]) {
        let machine = Arithmetic.after(code, registers: [.r0: Self.ram])
        #expect(machine.unpredictable.map(\.kind) == [.encoding])
        #expect(machine.word(SCS.cfsr) == 0)
    }

    @Test("VMRS moves FPSCR, or its flags to APSR, whose Q stays; VMSR writes the bits that exist")
    func status() {
        let flags = Arithmetic.after([0xEEF1, 0xFA10], fpscr: 0x6000_0011, registers: [.apsr: 0x9800_0000])
        #expect(flags[.apsr] == 0x6800_0000)
        #expect(Arithmetic.after([0xEEF1, 0x1A10], fpscr: 0x6000_0011)[.r1] == 0x6000_0011)
        #expect(Arithmetic.after([0xEEE1, 0x0A10], registers: [.r0: .max]).floatingPoint.fpscr.rawValue == 0xF7C0_009F)
    }

    @Test("VMOV moves one word, a half of a doubleword register, or two words")
    func moves() {
        let registers: KeyValuePairs<CoreRegister, UInt32> = [.r0: 5, .r1: 6]
        #expect(Arithmetic.after([0xEE00, 0x0A90], registers: registers).floatingPoint[single: 1] == 5)  // vmov s1, r0
        #expect(Arithmetic.after([0xEE22, 0x1B10], registers: registers).floatingPoint[single: 5] == 6)  // vmov.32 d2[1], r1
        let pair = Arithmetic.after([0xEC41, 0x0A30], registers: registers)  // vmov s1, s2, r0, r1
        #expect(pair.floatingPoint[single: 1] == 5 && pair.floatingPoint[single: 2] == 6)
        let back = Arithmetic.after([0xEC51, 0x0B11], double: [1: 0x8_0000_0007])  // vmov r0, r1, d1
        #expect(back[.r0] == 7 && back[.r1] == 8)
    }

    @Test("VLDR of a literal is at the word-aligned PC")
    func literal() {
        let code: [UInt16] = [Thumb.nop, 0xED9F, 0x0A01, Thumb.nop, 0x1111, 0x2222, 0x3333, 0x4444]  // nop; vldr s0, [pc, #4]
        #expect(Arithmetic.after(code, instructions: 2).floatingPoint[single: 0] == 0x2222_1111)
    }
}

import ArmMProfile
import Testing

@Suite("Disassembler")
struct DisassemblerTests {
    private let disassembler = Disassembler(.armv7EM)

    @Test(
        "instructions are in the manual's syntax",
        arguments: [
            (0xFBB0, 0xF0F1, "UDIV R0, R0, R1"),
            (0xF04F, 0x5000, "MOV.W R0, #0x20000000"),
            (0xF8D0, 0x1F34, "LDR.W R1, [R0, #3892]"),
            (0x6801, 0, "LDR R1, [R0]"),
            (0xF810, 0x1D01, "LDRB R1, [R0, #-1]!"),
            (0xF850, 0x1B04, "LDR R1, [R0], #4"),
            (0xE92D, 0x4FF0, "PUSH.W {R4, R5, R6, R7, R8, R9, R10, R11, LR}"),
            (0xEA4F, 0x0031, "RRX R0, R1"),
            (0xEB00, 0x0081, "ADD.W R0, R0, R1, LSL #2"),
            (0xF3EF, 0x8009, "MRS R0, PSP"),
            (0xF380, 0x8814, "MSR CONTROL, R0"),
            (0xB672, 0, "CPSID I"),
            (0xBF1C, 0, "ITT NE"),
            (0xBEAB, 0, "BKPT #171"),
            (0xF3BF, 0x8F4F, "DSB SY"),
            (0xEEB0, 0x0A40, "CDP P10, #11, C0, C0, C0, #2"),
            (0xFFFF, 0xFFFF, "UNDEFINED 0xffffffff"),
            (0xB1FF, 0, "CBZ R7, 0x08000142"),
            (0xB600, 0, "UNDEFINED 0xb600"),
        ] as [(UInt16, UInt16, String)])
    func syntax(first: UInt16, second: UInt16, text: String) {
        #expect(disassembler.text(first, second, at: 0x0800_0100) == text)
    }

    @Test(
        "floating-point instructions are in the manual's syntax, and UNDEFINED on a core with a smaller extension",
        arguments: [
            (0xEEB0, 0x0A40, .fpv4SP, "VMOV.F32 S0, S0"),
            (0xEE71, 0x0A82, .fpv4SP, "VADD.F32 S1, S3, S4"),
            (0xEE31, 0x0B02, .fpv5D16, "VADD.F64 D0, D1, D2"),
            (0xEEB7, 0x0A00, .fpv4SP, "VMOV.F32 S0, #1.0"),
            (0xEEB5, 0x0AC0, .fpv4SP, "VCMPE.F32 S0, #0.0"),
            (0xEEFD, 0x0AC1, .fpv4SP, "VCVT.S32.F32 S1, S2"),
            (0xEEBC, 0x0B41, .fpv5D16, "VCVTR.U32.F64 S0, D1"),
            (0xEEBA, 0x0AE8, .fpv4SP, "VCVT.F32.S32 S0, S0, #15"),
            (0xFEBB, 0x0A41, .fpv5SP, "VRINTM.F32 S0, S2"),
            (0xFE21, 0x0A02, .fpv5SP, "VSELGE.F32 S0, S2, S4"),
            (0xEC92, 0x0A04, .fpv4SP, "VLDMIA R2, {S0, S1, S2, S3}"),
            (0xED2D, 0x8B04, .fpv4SP, "VPUSH {D8, D9}"),
            (0xED9F, 0x0A01, .fpv4SP, "VLDR S0, [PC, #4] ; 0x08000108"),
            (0xEEF1, 0xFA10, .fpv4SP, "VMRS APSR_nzcv, FPSCR"),
            (0xEC41, 0x0B10, .fpv4SP, "VMOV D0, R0, R1"),
            (0xEE20, 0x1B10, .fpv4SP, "VMOV.32 D0[1], R1"),
        ] as [(UInt16, UInt16, FloatingPointExtension, String)])
    func floatingPoint(first: UInt16, second: UInt16, least: FloatingPointExtension, text: String) {
        for floatingPoint in FloatingPointExtension.allCases where floatingPoint != .none {
            let disassembler = Disassembler(.armv7EM, floatingPoint: floatingPoint)
            let undefined = "UNDEFINED 0x" + String(UInt32(first) << 16 | UInt32(second), radix: 16)
            let expected = floatingPoint < least ? undefined : text
            #expect(disassembler.text(first, second, at: 0x0800_0100) == expected)
        }
    }

    @Test("addresses are formed from where the instruction is, with the symbol there")
    func addresses() {
        let symbol = { (address: UInt32) -> String? in address == 0x0800_0200 ? "main" : nil }
        #expect(disassembler.text(0xF000, 0xF87E, at: 0x0800_0100, symbol: symbol) == "BL 0x08000200 <main>")
        #expect(disassembler.text(0xD07E, 0, at: 0x0800_0100, symbol: symbol) == "BEQ 0x08000200 <main>")
        #expect(disassembler.text(0xE7FE, 0, at: 0x0800_0100, symbol: symbol) == "B 0x08000100")
        #expect(disassembler.text(0x4801, 0, at: 0x0800_0102) == "LDR R0, [PC, #4] ; 0x08000108")
        #expect(disassembler.text(0xA001, 0, at: 0x0800_0102) == "ADR R0, 0x08000108")
    }

    @Test("in an IT block, the condition is written and the S is not")
    func conditions() {
        #expect(disassembler.text(0x1C40, 0, at: 0) == "ADDS R0, R0, #1")
        #expect(disassembler.text(0x1C40, 0, at: 0, condition: 1) == "ADDNE R0, R0, #1")
        #expect(disassembler.text(0xF110, 0x0001, at: 0, condition: 10) == "ADDSGE.W R0, R0, #1")
        #expect(disassembler.text(0x4770, 0, at: 0, condition: 14) == "BX LR")
    }
}

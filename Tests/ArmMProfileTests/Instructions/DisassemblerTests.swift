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

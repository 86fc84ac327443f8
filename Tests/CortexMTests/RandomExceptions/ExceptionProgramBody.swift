/// The code of one body: actions, each of which first puts the address of the next one in R8.
struct ExceptionProgramBody {
    let isThread: Bool
    private(set) var code: [UInt16] = []

    init(isThread: Bool) { self.isThread = isThread }

    mutating func append(_ action: ExceptionAction) {
        // Both addresses are those of whole words, so that Align(PC, 4) is known.
        while code.count % 2 != 0 { code.append(Thumb.nop) }
        var action = action.code
        if action.count % 2 != 0 { action.append(Thumb.nop) }
        code += Thumb.adr(8, UInt16(2 * action.count)) + action
    }

    /// R8 = 1 and a call say that the program is done; should nothing take it, the call is made again.
    mutating func endProgram() {
        while code.count % 2 != 0 { code.append(Thumb.nop) }
        code += [Thumb.movs(0, 1), 0x4680, Thumb.svc(255), 0xE7FB]
    }

    /// Back to the handler, whose address is in R10.
    mutating func endHandler() {
        code.append(Thumb.bx(10))
        while code.count % 2 != 0 { code.append(Thumb.nop) }
    }
}

extension Thumb {
    /// ADR.W of the address `distance` bytes behind this instruction, which is at a whole word.
    static func adr(_ register: UInt16, _ distance: UInt16) -> [UInt16] {
        [0xF20F, register << 8 | distance & 0xFF]
    }

    /// A constant into a register: MOVW, MOVT.
    static func constant(_ register: UInt16, _ value: UInt32) -> [UInt16] {
        half(register, UInt16(truncatingIfNeeded: value), 0xF240) + half(register, UInt16(truncatingIfNeeded: value >> 16), 0xF2C0)
    }

    private static func half(_ register: UInt16, _ value: UInt16, _ opcode: UInt16) -> [UInt16] {
        [opcode | value >> 12 | (value >> 11 & 1) << 10, (value >> 8 & 7) << 12 | register << 8 | value & 0xFF]
    }

    /// A word stored at an address, through R0 and R1.
    static func store(_ value: UInt32, at address: UInt32) -> [UInt16] {
        constant(0, value) + constant(1, address) + [str(0, 1)]
    }
}

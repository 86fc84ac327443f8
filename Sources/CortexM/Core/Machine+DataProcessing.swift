import ArmMProfile

extension Machine {
    /// The shifted register operand and its carry.
    @inline(__always)
    private func shiftedOperand(_ i: Instruction) -> (result: UInt32, carry: UInt32) {
        shiftC(operand(i.rm), i.shift, UInt32(i.amount), flags.carry)
    }

    /// The constant of an immediate form and its carry.
    @inline(__always)
    private func constant(_ i: Instruction) -> (result: UInt32, carry: UInt32) {
        (i.immediate, i.flags.contains(.immediateCarry) ? i.immediate >> 31 : flags.carry)
    }

    @inline(__always)
    private func secondOperand(_ i: Instruction, isRegister: Bool) -> (result: UInt32, carry: UInt32) {
        isRegister ? shiftedOperand(i) : constant(i)
    }

    private mutating func finishArithmetic(
        _ i: Instruction, _ sum: (result: UInt32, carry: UInt32, overflow: UInt32)
    ) {
        if setsFlags(i) { setArithmeticFlags(sum) }
        setResult(i.rd, sum.result)
    }

    private mutating func setArithmeticFlags(_ sum: (result: UInt32, carry: UInt32, overflow: UInt32)) {
        setNZ(sum.result)
        flags.carry = sum.carry
        flags.overflow = sum.overflow
    }

    private mutating func finishLogical(_ i: Instruction, _ result: UInt32, carry: UInt32) {
        if setsFlags(i) {
            setNZ(result)
            flags.carry = carry
        }
        setResult(i.rd, result)
    }

    /// ADC, ADD, RSB, SBC, SUB.
    mutating func executeArithmetic(_ i: Instruction, _ kind: ArithmeticKind, register: Bool) {
        let second = secondOperand(i, isRegister: register).result
        finishArithmetic(i, kind.compute(operand(i.rn), second, flags.carry))
    }

    /// CMN, CMP.
    mutating func executeCompare(_ i: Instruction, _ kind: ArithmeticKind, register: Bool) {
        let second = secondOperand(i, isRegister: register).result
        setArithmeticFlags(kind.compute(operand(i.rn), second, flags.carry))
    }

    /// AND, BIC, EOR, ORN, ORR; MOV and MVN have no first operand.
    mutating func executeLogical(_ i: Instruction, _ kind: LogicalKind, register: Bool) {
        let second = secondOperand(i, isRegister: register)
        finishLogical(i, kind.compute(operand(i.rn), second.result), carry: second.carry)
    }

    /// TEQ, TST.
    mutating func executeTest(_ i: Instruction, _ kind: LogicalKind, register: Bool) {
        let second = secondOperand(i, isRegister: register)
        setNZ(kind.compute(operand(i.rn), second.result))
        flags.carry = second.carry
    }

    /// ASR, LSL, LSR, ROR, RRX by a constant.
    mutating func executeShift(_ i: Instruction) {
        let shifted = shiftedOperand(i)
        finishLogical(i, shifted.result, carry: shifted.carry)
    }

    /// ASR, LSL, LSR, ROR by a register's bottom byte.
    mutating func executeShiftByRegister(_ i: Instruction, _ type: ShiftType) {
        let shifted = shiftC(operand(i.rn), type, operand(i.rm) & 0xFF, flags.carry)
        finishLogical(i, shifted.result, carry: shifted.carry)
    }

    /// BFC and BFI; the source is 0 for BFC.
    mutating func executeBitFieldInsert(_ i: Instruction, source: UInt32) {
        let mask = Self.lowBits(i.immediate) << UInt32(i.amount)
        setRegister(i.rd, operand(i.rd) & ~mask | source << UInt32(i.amount) & mask)
    }

    /// SBFX and UBFX.
    mutating func executeBitFieldExtract(_ i: Instruction, signed: Bool) {
        let field = operand(i.rn) >> UInt32(i.amount) & Self.lowBits(i.immediate)
        let sign = signed && i.immediate > 0 ? field >> (i.immediate - 1) & 1 : 0
        setRegister(i.rd, sign == 1 ? field | ~Self.lowBits(i.immediate) : field)
    }

    private static func lowBits(_ width: UInt32) -> UInt32 { width >= 32 ? .max : (1 << width) - 1 }

    /// RBIT.
    static func reverseBits(_ value: UInt32) -> UInt32 {
        var value = value.byteSwapped
        value = (value & 0x0F0F_0F0F) << 4 | (value & 0xF0F0_F0F0) >> 4
        value = (value & 0x3333_3333) << 2 | (value & 0xCCCC_CCCC) >> 2
        return (value & 0x5555_5555) << 1 | (value & 0xAAAA_AAAA) >> 1
    }

    /// SXTB, UXTB and kind: the rotated operand, the part of it extended, and the first operand added where there is one.
    mutating func executeExtend(_ i: Instruction, adds: Bool, _ extend: (UInt32) -> UInt32) {
        let rotated = rotateRight(operand(i.rm), UInt32(i.amount))
        setRegister(i.rd, extend(rotated) &+ (adds ? operand(i.rn) : 0))
    }

    /// SXTAB16 and kind: two bytes to two half-words, added without a carry between them.
    mutating func executeExtendPair(_ i: Instruction, adds: Bool, signed: Bool) {
        let rotated = rotateRight(operand(i.rm), UInt32(i.amount))
        let first = adds ? operand(i.rn) : 0
        func half(_ byte: UInt32, _ addend: UInt32) -> UInt32 {
            let extended = signed ? UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: byte))) : byte & 0xFF
            return (extended &+ addend) & 0xFFFF
        }
        setRegister(i.rd, half(rotated, first) | half(rotated >> 16, first >> 16) << 16)
    }
}

/// Which sum an arithmetic instruction makes of its operands.
enum ArithmeticKind {
    case add, addCarry, subtract, subtractCarry, reverseSubtract

    /// The sum with its carry and overflow.
    @inline(__always)
    func compute(_ x: UInt32, _ y: UInt32, _ carry: UInt32) -> (result: UInt32, carry: UInt32, overflow: UInt32) {
        switch self {
        case .add: addWithCarry(x, y, 0)
        case .addCarry: addWithCarry(x, y, carry)
        case .subtract: addWithCarry(x, ~y, 1)
        case .subtractCarry: addWithCarry(x, ~y, carry)
        case .reverseSubtract: addWithCarry(~x, y, 1)
        }
    }
}

/// What a logical instruction makes of its operands.
enum LogicalKind {
    case and, bic, eor, orn, orr, mov, mvn

    /// The result for two operands.
    @inline(__always)
    func compute(_ x: UInt32, _ y: UInt32) -> UInt32 {
        switch self {
        case .and: x & y
        case .bic: x & ~y
        case .eor: x ^ y
        case .orn: x | ~y
        case .orr: x | y
        case .mov: y
        case .mvn: ~y
        }
    }
}

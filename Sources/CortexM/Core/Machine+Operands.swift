import ArmMProfile

extension Machine {
    /// A register as an operand: R15 reads as the address of the instruction plus 4.
    @inline(__always)
    func operand(_ register: UInt8) -> UInt32 {
        if register == 15 { return instructionAddress &+ 4 }
        return registers[Int(register & 15)]
    }

    /// R15 as a base of a literal: word-aligned.
    @inline(__always)
    func literalBase() -> UInt32 { (instructionAddress &+ 4) & ~3 }

    /// The base register of an access, the program counter word-aligned.
    @inline(__always)
    func base(_ register: UInt8) -> UInt32 {
        register == 15 ? literalBase() : registers[Int(register & 15)]
    }

    /// Writes a register other than the program counter; SP keeps bits 1:0 clear.
    @inline(__always)
    mutating func setRegister(_ register: UInt8, _ value: UInt32) {
        registers[Int(register & 15)] = register == 13 ? value & ~3 : value
    }

    /// Writes an ALU result: the program counter by `ALUWritePC()`.
    @inline(__always)
    mutating func setResult(_ register: UInt8, _ value: UInt32) {
        if register == 15 { branchIndirectly(to: value) } else { setRegister(register, value) }
    }

    /// Whether the instruction in execution updates the flags.
    @inline(__always)
    func setsFlags(_ instruction: Instruction) -> Bool {
        instruction.flags.contains(.setFlags) || (instruction.flags.contains(.setFlagsOutsideIT) && !inITBlock)
    }

    /// N and Z of a result.
    @inline(__always)
    mutating func setNZ(_ result: UInt32) {
        flags.negative = result
        flags.zeroIfZero = result
    }

    /// `ConditionPassed()` for a condition field (DDI 0403 A7.3.1).
    @inline(__always)
    func conditionPassed(_ condition: UInt8) -> Bool {
        let passed: Bool
        switch condition >> 1 & 7 {
        case 0: passed = flags.zeroIfZero == 0
        case 1: passed = flags.carry != 0
        case 2: passed = Int32(bitPattern: flags.negative) < 0
        case 3: passed = flags.overflow != 0
        case 4: passed = flags.carry != 0 && flags.zeroIfZero != 0
        case 5: passed = flags.negative >> 31 == flags.overflow
        case 6: passed = flags.negative >> 31 == flags.overflow && flags.zeroIfZero != 0
        default: return true
        }
        return passed != (condition & 1 == 1)
    }

    /// The ITSTATE after one more instruction of the block (`ITAdvance()`).
    @inline(__always)
    static func advancedITState(_ state: UInt8) -> UInt8 {
        state & 7 == 0 ? 0 : state & 0xE0 | state << 1 & 0x1F
    }
}

import ArmMProfile

/// What the run loop does itself with a decoded instruction, without asking the executor: the common operations with
/// ordinary operands (neither the program counter, nor a write of SP that could misalign it), one case per shape.
///
/// A form never faults and never has an effect outside registers, flags and plain memory: it does the instruction, or leaves
/// it to the executor untouched. Endings: `S` sets the flags; `Immediate` and `Register` say what the last operand is;
/// `LSL`, `LSR` and `ASR` shift it by a constant.
enum Form: UInt8 {
    /// The executor's; also what is not decoded, and hooks.
    case general

    case movImmediate, movImmediateS, movRegister, movRegisterS, mvnRegister, mvnRegisterS, movt
    case addImmediate, addImmediateS, addRegister, addRegisterS, addLSL
    case subImmediate, subImmediateS, subRegister, subRegisterS, subLSL
    case rsbImmediate, rsbImmediateS, rsbLSL
    case adcImmediate, adcRegister, adcRegisterS, sbcImmediate, sbcRegister, sbcRegisterS
    case andImmediate, andImmediateS, andRegister, andRegisterS, andLSL, andLSR, andASR
    case orrImmediate, orrRegister, orrRegisterS, orrLSL, orrLSR, orrASR
    case eorImmediate, eorRegister, eorRegisterS, eorLSL, eorLSR, eorASR
    case bicImmediate, bicRegister, bicRegisterS
    case cmpImmediate, cmpRegister, cmnImmediate, tstImmediate, tstRegister
    case lslImmediate, lslImmediateS, lsrImmediate, lsrImmediateS, asrImmediate, asrImmediateS, rorImmediate
    case lslRegister, lslRegisterS, lsrRegister, lsrRegisterS, asrRegister, asrRegisterS
    case uxtb, uxth, sxtb, sxth, ubfx, sbfx, bfi, bfc, clz, rev
    case mul, mulS, mla, mls, umull, umlal, smull, smlal, udiv, sdiv

    case ldrImmediate, ldrRegister, ldrLiteral, ldrPreIndexed, ldrPostIndexed
    case ldrbImmediate, ldrbRegister, ldrbPreIndexed, ldrbPostIndexed
    case ldrhImmediate, ldrhRegister, ldrhPreIndexed, ldrhPostIndexed
    case ldrsbImmediate, ldrsbRegister, ldrsbPreIndexed, ldrsbPostIndexed
    case ldrshImmediate, ldrshRegister, ldrshPreIndexed, ldrshPostIndexed
    case ldrd
    case strImmediate, strRegister, strPreIndexed, strPostIndexed
    case strbImmediate, strbRegister, strbPreIndexed, strbPostIndexed
    case strhImmediate, strhRegister, strhPreIndexed, strhPostIndexed
    case strd
    /// LDM and POP, STM, STMDB and PUSH; `amount` is the number of registers.
    case loadMultiple, popProgramCounter, storeMultiple, storeMultipleDown

    /// Branches in the window: `immediate` is the distance in the decode cache, in bytes.
    case b, bEQ, bNE, bCS, bCC, bMI, bPL, bVS, bVC, bHI, bLS, bGE, bLT, bGT, bLE
    case bl, cbz, cbnz
    case bx, blx, tbb, tbh
    case it, nop

    /// An instruction that sets the flags and the conditional branch after it, which has its own entry too.
    case cmpImmediateBranch, cmpRegisterBranch, subImmediateSBranch, tstImmediateBranch, lslImmediateSBranch

    /// Whether it is one of the last: an instruction and the branch after it.
    var doesBranchToo: Bool { rawValue >= Form.cmpImmediateBranch.rawValue }
}

extension Instruction {
    /// In the decode cache, `row` holds the form outside IT blocks in its low byte, and the form inside them in its high byte.
    @inline(__always)
    var form: Form { unsafeBitCast(UInt8(truncatingIfNeeded: row), to: Form.self) }

    /// The form inside an IT block, where 16-bit instructions leave the flags alone.
    @inline(__always)
    var formInIT: Form { unsafeBitCast(UInt8(truncatingIfNeeded: row >> 8), to: Form.self) }

    /// Sets both forms.
    mutating func setForm(_ form: Form, inIT: Form) { row = UInt16(form.rawValue) | UInt16(inIT.rawValue) << 8 }
}

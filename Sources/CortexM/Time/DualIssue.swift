import ArmMProfile

/// An approximation of the Cortex-M7, for which no timing is published: two neighbours go together when nothing forbids it, and
/// branches are predicted by their direction.
///
/// Which instructions pair is decided by address, so that no history is needed: two of 16 bits in a word, two of 32 bits in a double
/// word, or one of 16 bits at a double word and one of 32.
enum DualIssue {
    /// What a mispredicted branch costs.
    static let mispredicted = 8

    /// What `first` takes more, or less, because `second` follows it.
    static func cycles(_ first: Instruction, before second: Instruction, at address: UInt32) -> Int {
        let isAligned = first.length == 2 ? address & 3 == 0 : address & 7 == 0
        let fits = first.length == 4 ? second.length == 4 : second.length == 2 || address & 7 == 0
        if isAligned, fits, canGoTogether(first, second) { return -1 }
        return first.memoryUse == .load && second.uses(first.rd) ? 1 : 0
    }

    /// The cycles of a conditional branch not taken, and what it takes more when taken: backward branches are predicted taken,
    /// forward ones not.
    static func branch(_ i: Instruction, _ cycles: Int, _ taken: Int) -> (cycles: Int, taken: Int) {
        switch i.operation {
        case .b where i.ra >= 14: (cycles, 0)
        case .b, .cbz, .cbnz:
            Int32(bitPattern: i.immediate) < 0 ? (cycles + mispredicted, -mispredicted) : (cycles, mispredicted)
        default: (cycles, taken)
        }
    }

    /// Whether nothing keeps two instructions from going in one cycle: one of them at most loads or stores, multiplies or shifts an
    /// operand, the second does not need the first's result, and neither takes both places.
    private static func canGoTogether(_ first: Instruction, _ second: Instruction) -> Bool {
        guard first.isSimple, second.isSimple || (second.operation == .b && second.length == 2) else { return false }
        if first.memoryUse != .none, second.memoryUse != .none { return false }
        if first.usesSharedUnit, second.usesSharedUnit { return false }
        if second.operation == .b { return true }
        let results = first.results(longMultiplyIsLate: false) | (first.memoryUse == .load ? 1 << UInt16(first.rd & 15) : 0)
        for register in 0..<15 as Range<UInt8> where results >> UInt16(register) & 1 != 0 {
            if second.uses(register) { return false }
        }
        return true
    }
}

extension Instruction {
    /// One of the instructions that can go with another.
    fileprivate var isSimple: Bool {
        if flags.contains(.branches) || rd == 15 || isFloatingPoint { return false }
        switch operation {
        case .it, .mrs, .msr, .cps, .dmb, .dsb, .isb, .udiv, .sdiv, .wfi, .wfe, .sev, .svc, .bkpt, .udf, .undefined, .coprocessor,
            .clrex, .tbb, .tbh, .b, .bl, .bx, .blx, .cbz, .cbnz:
            return false
        default: return memoryUse != .several && !flags.contains(.writeback)
        }
    }

    /// Uses the multiplier or the shifter, of which there is one.
    fileprivate var usesSharedUnit: Bool {
        switch operation {
        case .mul, .mla, .mls, .umull, .smull, .umlal, .smlal, .umaal, .smlaxy, .smlad, .smlalxy, .smlald, .smlawy, .smlsd, .smlsld,
            .smmla, .smmls, .smmul, .smuad, .smulxy, .smulwy, .smusd, .bfi, .bfc, .ubfx, .sbfx, .sxtab, .sxtah, .uxtab, .uxtah:
            true
        default: amount != 0 && memoryUse == .none
        }
    }

    /// Whether a register is among its operands, as far as the fields tell.
    fileprivate func uses(_ register: UInt8) -> Bool {
        rn == register || rm == register || ra == register || (memoryUse == .store && rd == register)
    }
}

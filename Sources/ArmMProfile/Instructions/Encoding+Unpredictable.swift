extension Encoding {
    /// Whether the bits are UNPREDICTABLE by a rule of the row, apart from bits that should be otherwise.
    func isUnpredictable(_ instruction: Instruction, _ bits: UInt32) -> Bool {
        guard !unpredictable.isEmpty else { return false }
        func has(_ rules: UnpredictableRules) -> Bool { !unpredictable.isDisjoint(with: rules) }
        func isBad(_ register: UInt8, _ sp: UnpredictableRules, _ pc: UnpredictableRules) -> Bool {
            register == 13 && has(sp) || register == 15 && has(pc)
        }
        let rd = instruction.rd
        let rn = instruction.rn
        let rm = instruction.rm
        if isBad(rd, .rdSP, .rdPC) || isBad(rn, .rnSP, .rnPC) || isBad(rm, .rmSP, .rmPC) { return true }
        if isBad(instruction.ra, .raSP, .raPC) { return true }
        if unpredictable.rawValue < UnpredictableRules.rdIsRa.rawValue { return false }
        let list = instruction.immediate
        let writesBack = instruction.flags.contains(.writeback)
        let setsFlags = instruction.flags.contains(.setFlags)
        return has(.rdIsRa) && rd == instruction.ra
            || has(.baseTransferred) && writesBack && (rn == rd || rn == instruction.ra && pattern.has(.rt2))
            || has(.statusOverlaps) && (rd == rn || rd == rm)
            || has(.listEmpty) && list == 0
            || has(.listShort) && list.nonzeroBitCount < 2
            || has(.listSP) && list >> 13 & 1 != 0
            || has(.listPC) && list >> 15 & 1 != 0
            || has(.listLRAndPC) && list >> 14 == 3
            || has(.listBase) && writesBack && list >> UInt32(rn) & 1 != 0
            || has(.bothLow) && rn < 8 && rm < 8
            || has(.bothPC) && rn == 15 && rm == 15
            || has(.wideMove) && isUnpredictableMove(instruction)
            || has(.inconsistent) && pattern.slices.contains { $0.value(in: bits) != pattern.value(of: $0.field, in: bits) }
            || has(.fieldReversed) && instruction.immediate == 0
            || has(.fieldTooWide) && UInt32(instruction.amount) + instruction.immediate > 32
            || has(.ifThenCondition) && isUnpredictableIfThen(instruction.immediate)
            || has(.changesNothing) && instruction.immediate & 3 == 0
            || has(.statusMask) && isUnpredictableMask(instruction)
            || has(.unassignedRegister) && !Self.isAssigned(sysm: instruction.immediate)
            || has(.armv7MRegister) && (17...19).contains(instruction.immediate)
            || has(.writesBackPC) && pattern.value(of: .w, in: bits) != 0
            || has(.stackPointerShift) && rd == 13 && (instruction.shift != .lsl || instruction.amount > 3)
            || has(.rdSPUnlessRnSP) && (rd == 13 && rn != 13 || rd == 15 && !setsFlags)
            || isUnpredictableFloatingPoint(instruction, bits)
    }

    private func isUnpredictableFloatingPoint(_ instruction: Instruction, _ bits: UInt32) -> Bool {
        let last = instruction.flags.contains(.doublePrecision) ? 16 : 32
        let count = Int(instruction.amount)
        return unpredictable.contains(.registersBeyond) && (count == 0 || Int(instruction.rd) + count > last)
            || unpredictable.contains(.fractionTooLong) && fractionBits(bits) < 0
            || unpredictable.contains(.pairBeyond) && instruction.rm == 31
    }

    private func isUnpredictableMove(_ move: Instruction) -> Bool {
        func isSPOrPC(_ register: UInt8) -> Bool { register == 13 || register == 15 }
        if move.flags.contains(.setFlags) { return isSPOrPC(move.rd) || isSPOrPC(move.rm) }
        return move.rd == 15 || move.rm == 15 || move.rd == 13 && move.rm == 13
    }

    private func isUnpredictableIfThen(_ state: UInt32) -> Bool {
        let condition = state >> 4
        return condition == 15 || condition == 14 && (state & 15).nonzeroBitCount != 1
    }

    private func isUnpredictableMask(_ move: Instruction) -> Bool {
        // The GE bits exist with the DSP extension only, and only in APSR: DDI 0403 B5.2.3.
        move.ra == 0 || move.ra != 0b10 && move.immediate > 3
    }

    private static func isAssigned(sysm: UInt32) -> Bool {
        switch sysm {
        case 0...3, 5...9, 16...20: true
        default: false
        }
    }
}

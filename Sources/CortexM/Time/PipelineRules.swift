import ArmMProfile

/// What two neighbours in the three-stage pipeline of the M3 and M4 cost each other, above or below ``CycleTable``'s rows. The
/// rules are those that dumps of silicon show; docs/timing.md has each, with its evidence.
///
/// All is charged to the first of the two, so that nothing has to be known of what came before an instruction.
struct PipelineRules: Sendable {
    /// A long multiply takes several cycles, and its low word is there a cycle before the last (M3).
    var longMultiplyIsLate: Bool

    /// What `first` takes more, or less, because `second` follows it in memory and is executed after it.
    func cycles(_ first: Instruction, before second: Instruction, foldsIT: Bool) -> Int {
        if first.isFloatingPoint { return second.waitsForFloatingPoint(first) ? 1 : 0 }
        switch first.memoryUse {
        case .load: return overlaps(first, second) ? -1 : 0
        case .store: return storeWaits(first, second) ? 1 : 0
        case .storeRegister: return second.operation == .nop ? -1 : 0
        case .several: return first.writesLR && second.branchesToLR ? 1 : 0
        case .none: break
        }
        var cycles = 0
        if second.operation == .it, foldsIT, first.letsITFold { cycles -= 1 }
        if first.results(longMultiplyIsLate: longMultiplyIsLate) & second.addressRegisters != 0 { cycles += 1 }
        if second.branchesToLR, first.writesLR { cycles += 1 }
        if longMultiplyIsLate, first.operation == .umull || first.operation == .smull, second.operation == .mla { cycles -= 1 }
        return cycles
    }

    /// The base register of the access that `first` overlaps with, if it does.
    func pairedBase(_ first: Instruction, before second: Instruction) -> UInt8? {
        switch first.memoryUse {
        case .load: overlaps(first, second) && second.memoryUse != .none ? second.rn : nil
        case .store: second.memoryUse != .none && second.memoryUse != .several && !storeWaits(first, second) ? second.rn : nil
        default: nil
        }
    }

    /// Whether what follows a load begins under its last cycle.
    private func overlaps(_ load: Instruction, _ next: Instruction) -> Bool {
        if load.rd == 13 || load.rd == 15 { return false }
        if next.operation == .nop { return true }
        return pairs(load, next)
    }

    /// Whether a store holds up the access after it: every load, and a store that cannot follow at once.
    private func storeWaits(_ store: Instruction, _ next: Instruction) -> Bool {
        switch next.memoryUse {
        case .load: true
        case .store, .storeRegister: store.flags.contains(.writeback) || !pairs(store, next)
        default: false
        }
    }

    /// Whether a single access follows another at once: one without write-back, whose address does not wait for the first's
    /// result or write-back. On another bus it has to wait after all; that is known when they are executed.
    private func pairs(_ first: Instruction, _ next: Instruction) -> Bool {
        switch next.memoryUse {
        case .none, .several: return false
        case .load, .store, .storeRegister: break
        }
        if next.flags.contains(.writeback) { return false }
        let loaded: UInt16 = first.memoryUse == .load ? 1 << UInt16(first.rd & 15) : 0
        let updated: UInt16 = first.flags.contains(.writeback) ? 1 << UInt16(first.rn & 15) : 0
        return next.addressRegisters & (loaded | updated) == 0
    }
}

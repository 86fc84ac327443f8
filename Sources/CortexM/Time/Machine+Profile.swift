import ArmMProfile

extension Machine {
    /// Adds the cycles of one instruction, without those of an exception's entry or return, to what the profiling counters
    /// count: called while `profilesInstructions` is set.
    mutating func profile(_ instruction: Instruction, cycles: UInt64) {
        if cycles == 0 { traceCounters.folded &+= 1 }
        // An entry that a cycle limit interrupts is counted before its cycles have passed.
        guard cycles > 1, Int64(bitPattern: cycles) > 0 else { return }
        let more = cycles &- 1
        guard instruction.operation.accessesMemory else {
            traceCounters.cyclesPerInstruction &+= more
            return
        }
        // Loading the program counter refills the pipeline for two cycles; the M3 counts them apart, the M4 does not.
        let isJump = instruction.operation == .pop || instruction.operation == .ldm || instruction.operation == .ldmdb
        let refill = isJump && instruction.immediate >> 15 & 1 != 0 && configuration.core.timing == .cortexM3 ? min(2, more) : 0
        traceCounters.loadStore &+= more &- refill
        traceCounters.cyclesPerInstruction &+= refill
    }
}

extension Operation {
    /// Whether it is a load or a store: what LSUCNT looks at.
    fileprivate var accessesMemory: Bool {
        switch self {
        case .ldm, .ldmdb, .ldrImmediate, .ldrLiteral, .ldrRegister, .ldrbImmediate, .ldrbLiteral, .ldrbRegister, .ldrbt,
            .ldrdImmediate, .ldrdLiteral, .ldrex, .ldrexb, .ldrexh, .ldrhImmediate, .ldrhLiteral, .ldrhRegister, .ldrht,
            .ldrsbImmediate, .ldrsbLiteral, .ldrsbRegister, .ldrsbt, .ldrshImmediate, .ldrshLiteral, .ldrshRegister, .ldrsht,
            .ldrt, .pop, .push, .stm, .stmdb, .strImmediate, .strRegister, .strbImmediate, .strbRegister, .strbt,
            .strdImmediate, .strex, .strexb, .strexh, .strhImmediate, .strhRegister, .strht, .strt, .tbb, .tbh:
            true
        default: false
        }
    }
}

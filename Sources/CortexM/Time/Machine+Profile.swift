import ArmMProfile

extension Machine {
    /// Adds the cycles of one instruction to what the profiling counters count, while `profilesInstructions` is set.
    mutating func profile(_ instruction: Instruction, cycles: UInt64) {
        guard cycles > 1 else { return }
        traceCounters.cyclesPerInstruction &+= cycles &- 1
    }
}

import ArmMProfile

extension Machine {
    /// LDREX, LDREXB, LDREXH: a load that opens the local monitor (DDI 0403 A3.4).
    mutating func executeLoadExclusive(_ i: Instruction, _ size: AccessSize) throws(Fault) {
        let address = operand(i.rn) &+ i.immediate
        let value = try loadAligned(address, size)
        if isBitBandAlias(address) { noteUnpredictable(.bitBandAlias) }
        state.exclusiveMonitor = true
        state.exclusiveAddress = address
        setRegister(i.rd, value)
    }

    /// STREX, STREXB, STREXH: stores and gives 0 when the monitor is open for its address, else gives 1. It waits for the
    /// bus's answer: the write buffer is not for it.
    mutating func executeStoreExclusive(_ i: Instruction, _ size: AccessSize) throws(Fault) {
        let address = operand(i.rn) &+ i.immediate
        try checkAligned(address, size)
        let memorySystem = configuration.core.memorySystem
        guard state.exclusiveMonitor, (address ^ state.exclusiveAddress) >> UInt32(memorySystem.exclusiveGranule) == 0 else {
            state.exclusiveMonitor = false
            if memorySystem.checksFailedStoreExclusive, mpuActive, !permits(address, .write, privileged: state.isPrivileged) {
                throw Fault(.daccviol, address: address)
            }
            return setRegister(i.rd, 1)
        }
        if isBitBandAlias(address) { noteUnpredictable(.bitBandAlias) }
        let mask: UInt32 = size == .byte ? 0xFF : size == .halfword ? 0xFFFF : .max
        let value = operand(i.rm) & mask
        if !memory.fastStore(address, size, value) { try writeUnbuffered(address, size: size, value: value) }
        state.exclusiveMonitor = false
        setRegister(i.rd, 0)
    }
}

import ArmMProfile

extension Machine {
    /// LDREX, LDREXB, LDREXH: a load that opens the local monitor (DDI 0403 A3.4).
    mutating func executeLoadExclusive(_ i: Instruction, _ size: AccessSize) throws(Fault) {
        let value = try loadAligned(operand(i.rn) &+ i.immediate, size)
        state.exclusiveMonitor = true
        setRegister(i.rd, value)
    }

    /// STREX, STREXB, STREXH: stores and gives 0 when the monitor is open, else gives 1. It faults in either case.
    mutating func executeStoreExclusive(_ i: Instruction, _ size: AccessSize) throws(Fault) {
        let address = operand(i.rn) &+ i.immediate
        try checkAligned(address, size)
        guard state.exclusiveMonitor else {
            if mpuActive, address >> 20 != 0xE00, !permits(address, .write, privileged: state.isPrivileged) {
                throw Fault(.daccviol, address: address)
            }
            return setRegister(i.rd, 1)
        }
        let mask: UInt32 = size == .byte ? 0xFF : size == .halfword ? 0xFFFF : .max
        try storeAligned(address, size, operand(i.rm) & mask)
        state.exclusiveMonitor = false
        setRegister(i.rd, 0)
    }
}

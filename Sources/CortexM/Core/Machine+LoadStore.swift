import ArmMProfile

extension Machine {
    /// The address of an access with an immediate offset, and the base's new value.
    @inline(__always)
    private func addresses(_ i: Instruction) -> (access: UInt32, updated: UInt32) {
        let base = base(i.rn)
        let updated = base &+ i.immediate
        return (i.flags.contains(.postIndexed) ? base : updated, updated)
    }

    /// The address of an access with a register offset.
    @inline(__always)
    private func registerAddress(_ i: Instruction) -> UInt32 {
        operand(i.rn) &+ operand(i.rm) &<< UInt32(i.amount & 3)
    }

    /// What a load puts in its register, from what the bus gave.
    @inline(__always)
    private func extended(_ value: UInt32, _ size: AccessSize, signed: Bool) -> UInt32 {
        guard signed else { return value }
        return switch size {
        case .byte: UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value)))
        case .halfword: UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: value)))
        case .word: value
        }
    }

    private mutating func finishLoad(_ rt: UInt8, _ value: UInt32) {
        if rt == 15 { loadProgramCounter(value) } else { setRegister(rt, value) }
    }

    /// LDR, LDRB, LDRH, LDRSB, LDRSH with an immediate offset or a literal.
    mutating func executeLoad(_ i: Instruction, _ size: AccessSize, signed: Bool = false) throws(Fault) {
        instructionCycles &+= UInt8(truncatingIfNeeded: busCycles(i.rn & 15, i.amount))
        let address = addresses(i)
        let value = extended(try load(address.access, size), size, signed: signed)
        if i.flags.contains(.writeback) { setRegister(i.rn, address.updated) }
        finishLoad(i.rd, value)
    }

    /// The same with a register offset.
    mutating func executeLoadRegister(_ i: Instruction, _ size: AccessSize, signed: Bool = false) throws(Fault) {
        instructionCycles &+= UInt8(truncatingIfNeeded: busCycles(i.rn & 15, i.amount))
        finishLoad(i.rd, extended(try load(registerAddress(i), size), size, signed: signed))
    }

    /// LDRT, LDRBT, LDRHT, LDRSBT, LDRSHT.
    mutating func executeLoadUnprivileged(_ i: Instruction, _ size: AccessSize, signed: Bool = false) throws(Fault) {
        instructionCycles &+= UInt8(truncatingIfNeeded: busCycles(i.rn & 15, i.amount))
        let value = try loadUnprivileged(addresses(i).access, size)
        setRegister(i.rd, extended(value, size, signed: signed))
    }

    /// STR, STRB, STRH with an immediate offset.
    mutating func executeStore(_ i: Instruction, _ size: AccessSize) throws(Fault) {
        instructionCycles &+= UInt8(truncatingIfNeeded: busCycles(i.rn & 15, i.amount))
        let address = addresses(i)
        try store(address.access, size, stored(i.rd, size))
        if i.flags.contains(.writeback) { setRegister(i.rn, address.updated) }
    }

    /// The same with a register offset.
    mutating func executeStoreRegister(_ i: Instruction, _ size: AccessSize) throws(Fault) {
        try store(registerAddress(i), size, stored(i.rd, size))
    }

    /// STRT, STRBT, STRHT.
    mutating func executeStoreUnprivileged(_ i: Instruction, _ size: AccessSize) throws(Fault) {
        instructionCycles &+= UInt8(truncatingIfNeeded: busCycles(i.rn & 15, i.amount))
        try storeUnprivileged(addresses(i).access, size, stored(i.rd, size))
    }

    /// The part of a register that a store of `size` puts on the bus.
    @inline(__always)
    private func stored(_ rt: UInt8, _ size: AccessSize) -> UInt32 {
        let value = operand(rt)
        return switch size {
        case .byte: value & 0xFF
        case .halfword: value & 0xFFFF
        case .word: value
        }
    }

    /// LDRD, from a register or a literal.
    mutating func executeLDRD(_ i: Instruction) throws(Fault) {
        let address = addresses(i)
        try checkAligned(address.access, .word)
        let first = try loadAligned(address.access, .word)
        let second = try loadAligned(address.access &+ 4, .word)
        if i.flags.contains(.writeback) { setRegister(i.rn, address.updated) }
        setRegister(i.rd, first)
        setRegister(i.ra, second)
    }

    /// STRD.
    mutating func executeSTRD(_ i: Instruction) throws(Fault) {
        let address = addresses(i)
        try checkAligned(address.access, .word)
        try storeAligned(address.access, .word, operand(i.rd))
        try storeAligned(address.access &+ 4, .word, operand(i.ra))
        if i.flags.contains(.writeback) { setRegister(i.rn, address.updated) }
    }

    /// LDM, LDMDB, POP. Registers change only when all loads are done, so the base keeps its value across a fault.
    mutating func executeLoadMultiple(_ i: Instruction, decrement: Bool) throws(Fault) {
        let base = operand(i.rn)
        let bytes = UInt32(truncatingIfNeeded: i.immediate.nonzeroBitCount) &* 4
        var address = decrement ? base &- bytes : base
        try checkAligned(address, .word)
        var values = registers
        var list = i.immediate
        while list != 0 {
            values[list.trailingZeroBitCount & 15] = try loadAligned(address, .word)
            list &= list &- 1
            address = address &+ 4
        }
        let next = registers[15]
        registers = values
        registers[15] = next
        if i.immediate & 1 << 13 != 0 { registers[13] &= ~3 }
        // A base that is in the list keeps what was loaded.
        if i.flags.contains(.writeback), i.immediate >> UInt32(i.rn & 15) & 1 == 0 {
            setRegister(i.rn, decrement ? base &- bytes : base &+ bytes)
        }
        if i.immediate & 1 << 15 != 0 { loadProgramCounter(values[15]) }
    }

    /// STM, STMDB, PUSH.
    mutating func executeStoreMultiple(_ i: Instruction, decrement: Bool) throws(Fault) {
        let base = operand(i.rn)
        let bytes = UInt32(truncatingIfNeeded: i.immediate.nonzeroBitCount) &* 4
        var address = decrement ? base &- bytes : base
        try checkAligned(address, .word)
        var list = i.immediate
        while list != 0 {
            try storeAligned(address, .word, operand(UInt8(truncatingIfNeeded: list.trailingZeroBitCount)))
            list &= list &- 1
            address = address &+ 4
        }
        if i.flags.contains(.writeback) { setRegister(i.rn, decrement ? base &- bytes : base &+ bytes) }
    }
}

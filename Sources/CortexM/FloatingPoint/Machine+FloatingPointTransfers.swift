import ArmMProfile

extension Machine {
    /// VMOV of a core register to a single-precision one, or to half a double-precision one.
    mutating func executeVMOVFromCore(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        floatingPoint[single: Int(i.rn)] = operand(i.rd)
    }

    /// VMOV the other way.
    mutating func executeVMOVToCore(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        if i.rd != 15 { setRegister(i.rd, floatingPoint[single: Int(i.rn)]) }
    }

    /// VMOV of two core registers to two single-precision ones, or to a double-precision one.
    mutating func executeVMOVPairFromCore(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        floatingPoint[single: Int(i.rm)] = operand(i.rd)
        if i.rm < 31 { floatingPoint[single: Int(i.rm) + 1] = operand(i.ra) }
    }

    /// VMOV the other way.
    mutating func executeVMOVPairToCore(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        if i.rd != 15 { setRegister(i.rd, floatingPoint[single: Int(i.rm)]) }
        if i.ra != 15 { setRegister(i.ra, i.rm < 31 ? floatingPoint[single: Int(i.rm) + 1] : 0) }
    }

    /// VMRS: FPSCR, or its flags to those of APSR.
    mutating func executeVMRS(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        let value = floatingPoint.fpscr.rawValue
        guard i.rd == 15 else { return setRegister(i.rd, value) }
        flags.negative = value
        flags.zeroIfZero = ~value & 0x4000_0000
        flags.carry = value >> 29 & 1
        flags.overflow = value >> 28 & 1
    }

    /// VMSR.
    mutating func executeVMSR(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        floatingPoint.fpscr = FPSCR(operand(i.rd))
    }

    /// VLDR.
    mutating func executeVLDR(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        let address = base(i.rn) &+ i.immediate
        let low = try loadAligned(address, .word)
        guard i.flags.contains(.doublePrecision) else {
            floatingPoint[single: Int(i.rd)] = low
            return
        }
        let high = try loadAligned(address &+ 4, .word)
        floatingPoint[double: Int(i.rd)] = UInt64(high) << 32 | UInt64(low)
    }

    /// VSTR.
    mutating func executeVSTR(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        let address = base(i.rn) &+ i.immediate
        guard i.flags.contains(.doublePrecision) else {
            return try storeAligned(address, .word, floatingPoint[single: Int(i.rd)])
        }
        let value = floatingPoint[double: Int(i.rd)]
        try storeAligned(address, .word, UInt32(truncatingIfNeeded: value))
        try storeAligned(address &+ 4, .word, UInt32(truncatingIfNeeded: value >> 32))
    }

    /// Where VLDM and VSTM begin, the base's new value, and the single-precision registers: a list that goes past the last one
    /// ends there.
    private func multiple(_ i: Instruction) -> (address: UInt32, updated: UInt32, registers: Range<Int>) {
        let base = base(i.rn)
        let updated = base &+ i.immediate
        let words = i.flags.contains(.doublePrecision) ? 2 : 1
        let first = min(Int(i.rd) * words, 32)
        let last = min(first + Int(i.amount) * words, 32)
        return (Int32(bitPattern: i.immediate) < 0 ? updated : base, updated, first..<last)
    }

    /// VLDM, VPOP. Registers change only when all loads are done, so the base keeps its value across a fault.
    mutating func executeVLDM(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        let (start, updated, range) = multiple(i)
        var address = start
        try checkAligned(address, .word)
        var values = floatingPoint.registers
        for register in range {
            values[register & 31] = try loadAligned(address, .word)
            address = address &+ 4
        }
        floatingPoint.registers = values
        if i.flags.contains(.writeback) { setRegister(i.rn, updated) }
    }

    /// VSTM, VPUSH.
    mutating func executeVSTM(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        let (start, updated, range) = multiple(i)
        var address = start
        try checkAligned(address, .word)
        for register in range {
            try storeAligned(address, .word, floatingPoint[single: register])
            address = address &+ 4
        }
        if i.flags.contains(.writeback) { setRegister(i.rn, updated) }
    }
}

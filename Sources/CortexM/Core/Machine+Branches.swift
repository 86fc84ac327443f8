import ArmMProfile

extension Machine {
    /// `BranchWritePC()` and `ALUWritePC()`: bit 0 is dropped, T stays.
    @inline(__always)
    mutating func branch(to address: UInt32) { registers[15] = address & ~1 }

    /// The same for a branch whose target is not in the instruction, which so cannot have been looked at before.
    mutating func branchIndirectly(to address: UInt32) {
        chargeLanding(address & ~1)
        branch(to: address)
    }

    /// Adds what the target of the branch in execution costs.
    private mutating func chargeLanding(_ target: UInt32) {
        guard timing.looksAtTargets else { return }
        cycles &+= UInt64(landingCycles(target, takes: Int(instructionCycles)))
    }

    /// `BLXWritePC()`: bit 0 becomes T.
    mutating func branchExchange(to address: UInt32) {
        chargeLanding(address & ~1)
        state.thumb = address & 1 == 1
        if !state.thumb { leavesRun = true }
        registers[15] = address & ~1
    }

    /// `BXWritePC()` and `LoadWritePC()`: an EXC_RETURN in Handler mode returns from the exception.
    mutating func loadProgramCounter(_ address: UInt32) {
        if address >> 28 == 0xF, state.isHandlerMode {
            leavesRun = true
            registers[15] = instructionAddress
            // The return comes after the instruction, and may be stopped in its middle.
            cycles &+= UInt64(instructionCycles) &- takeCarriedCycles()
            instructionCycles = 0
            exceptionReturn(address)
        } else {
            branchExchange(to: address)
        }
    }

    /// B, with its own condition or none.
    mutating func executeB(_ i: Instruction) {
        guard conditionPassed(i.ra) else { return }
        branchRelatively(i)
    }

    /// A taken branch by the offset in the instruction. `i.amount` is what it takes more, with what the target costs if that is in
    /// the same window.
    private mutating func branchRelatively(_ i: Instruction) {
        let target = instructionAddress &+ 4 &+ i.immediate
        cycles &+= UInt64(bitPattern: Int64(Int8(bitPattern: i.amount)))
        if timing.looksAtTargets, !isBesideCode(target, of: instructionAddress) { chargeLanding(target) }
        branch(to: target)
    }

    /// CBZ and CBNZ.
    mutating func executeCompareAndBranch(_ i: Instruction, onZero: Bool) {
        guard (operand(i.rn) == 0) == onZero else { return }
        branchRelatively(i)
    }

    /// BL.
    mutating func executeBL(_ i: Instruction) {
        registers[14] = registers[15] | 1
        branchRelatively(i)
    }

    /// BLX (register): not an exception return, whatever the value.
    mutating func executeBLX(_ i: Instruction) {
        let target = operand(i.rm)
        registers[14] = registers[15] | 1
        branchExchange(to: target)
    }

    /// TBB and TBH.
    mutating func executeTableBranch(_ i: Instruction, halfwords: Bool) throws(Fault) {
        let base = operand(i.rn)
        let index = operand(i.rm)
        let offset =
            halfwords
            ? try load(base &+ index &<< 1, .halfword)
            : try load(base &+ index, .byte)
        branchIndirectly(to: instructionAddress &+ 4 &+ 2 &* offset)
    }
}

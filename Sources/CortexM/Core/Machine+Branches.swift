import ArmMProfile

extension Machine {
    /// `BranchWritePC()` and `ALUWritePC()`: bit 0 is dropped, T stays.
    @inline(__always)
    mutating func branch(to address: UInt32) { registers[15] = address & ~1 }

    /// `BLXWritePC()`: bit 0 becomes T.
    mutating func branchExchange(to address: UInt32) {
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
            cycles &+= UInt64(instructionCycles)
            instructionCycles = 0
            exceptionReturn(address)
        } else {
            branchExchange(to: address)
        }
    }

    /// B, with its own condition or none.
    mutating func executeB(_ i: Instruction) {
        guard conditionPassed(i.ra) else { return }
        cycles &+= UInt64(i.amount)
        branch(to: instructionAddress &+ 4 &+ i.immediate)
    }

    /// CBZ and CBNZ.
    mutating func executeCompareAndBranch(_ i: Instruction, onZero: Bool) {
        guard (operand(i.rn) == 0) == onZero else { return }
        cycles &+= UInt64(i.amount)
        branch(to: instructionAddress &+ 4 &+ i.immediate)
    }

    /// BL.
    mutating func executeBL(_ i: Instruction) {
        registers[14] = registers[15] | 1
        branch(to: instructionAddress &+ 4 &+ i.immediate)
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
        branch(to: instructionAddress &+ 4 &+ 2 &* offset)
    }
}

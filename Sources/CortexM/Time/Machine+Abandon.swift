import ArmMProfile

/// Instructions that an interrupt does not wait for: division, long multiplication on the M3, and loads and stores of several
/// registers. They are begun again after it, or, if the machine says so, continued where they stood (DDI 0403 B1.5.10).
extension Machine {
    /// No instruction takes as long.
    private static var longest: UInt64 { 40 }

    /// Whether an event comes while an instruction that is about to execute at `address` would still be busy with what can be
    /// abandoned. If so time has moved on to the event, and nothing else has happened: when the event brings no interrupt, the
    /// instruction takes what is left of it.
    @inline(__always)
    mutating func isAbandoned(_ i: Instruction, at address: UInt32) -> Bool {
        guard events.next &- cycles < Self.longest else { return false }
        return isAbandonedSlowly(i, at: address)
    }

    @inline(never)
    private mutating func isAbandonedSlowly(_ i: Instruction, at address: UInt32) -> Bool {
        guard let all = abandonableCycles(i), all > carriedCycles, cycles &+ (all &- carriedCycles) > events.next,
            events.next > cycles
        else { return false }
        carriedCycles &+= events.next &- cycles
        cycles = events.next
        if inITBlock { state.itState = restartITState }
        registers[15] = address
        instructions &-= 1
        if countsExecutions { uncountExecution(address) }
        leavesRun = true
        abandoned = inITBlock || i.operation == .udiv || i.operation == .sdiv ? nil : i
        return true
    }

    /// What an instruction takes, if it can be abandoned.
    private func abandonableCycles(_ i: Instruction) -> UInt64? {
        let done = state.continuation == 0 ? 0 : (i.immediate & ((1 << UInt32(state.continuation)) &- 1)).nonzeroBitCount
        let fixed = UInt64(max(1, Int(i.cycles) - done))
        switch i.operation {
        case .ldm, .ldmdb, .pop, .stm, .stmdb, .push: return fixed
        case .mul: return fixed > 1 ? fixed : nil
        case .udiv: return fixed &+ UInt64(divisionCycles(unsigned: operand(i.rn), operand(i.rm)))
        case .sdiv:
            return fixed
                &+ UInt64(divisionCycles(signed: Int32(bitPattern: operand(i.rn)), Int32(bitPattern: operand(i.rm))))
        case .umull, .smull, .umlal, .smlal:
            let accumulates = i.operation == .umlal || i.operation == .smlal
            let signed = i.operation == .smull || i.operation == .smlal
            let all =
                fixed &+ UInt64(longMultiplyCycles(operand(i.rn), operand(i.rm), signed: signed, accumulates: accumulates))
            return all > 1 ? all : nil
        default: return nil
        }
    }

    /// What the instruction in execution took before an event that brought no interrupt; it is taken off what it takes now.
    @inline(__always)
    mutating func takeCarriedCycles() -> UInt64 {
        defer { carriedCycles = 0 }
        return carriedCycles
    }

    /// An exception is entered: an instruction that was abandoned for it begins again, or leaves the registers that it has done
    /// with and the number of the next in EPSR.ICI.
    package mutating func settleAbandoned() {
        defer {
            abandoned = nil
            carriedCycles = 0
        }
        // One cycle is the address of the first access.
        guard let i = abandoned, canContinue(i), carriedCycles > 1 else { return }
        let list = i.immediate & ~((1 << UInt32(state.continuation)) &- 1)
        let done = min(Int(carriedCycles) - 1, list.nonzeroBitCount - 1)
        guard done > 0 else { return }
        var rest = list
        for _ in 0..<done { rest &= rest &- 1 }
        var part = i
        part.immediate = list & ~rest
        do throws(Fault) {
            try transfer(part, of: i)
        } catch {
            // It faults when it begins again.
            return
        }
        state.continuation = UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)
    }

    /// Whether a load or store multiple is continued rather than restarted: not a load of the base or the program counter.
    private func canContinue(_ i: Instruction) -> Bool {
        guard configuration.timing.continuesMultiples, isArmv7M else { return false }
        switch i.operation {
        case .ldm, .ldmdb, .pop: return i.immediate & 0x8000 == 0 && i.immediate >> UInt32(i.rn & 15) & 1 == 0
        case .stm, .stmdb, .push: return true
        default: return false
        }
    }

    /// Loads or stores some registers of a whole instruction, and leaves the base alone.
    private mutating func transfer(_ part: Instruction, of whole: Instruction) throws(Fault) {
        let isDown = [.ldmdb, .stmdb, .push].contains(whole.operation)
        let isLoad = [.ldm, .ldmdb, .pop].contains(whole.operation)
        var address = operand(whole.rn)
        if isDown { address = address &- 4 &* UInt32(whole.immediate.nonzeroBitCount) }
        let first = UInt32(part.immediate.trailingZeroBitCount)
        address = address &+ 4 &* UInt32((whole.immediate & ((1 << first) &- 1)).nonzeroBitCount)
        try checkAligned(address, .word)
        var list = part.immediate
        while list != 0 {
            let register = UInt8(truncatingIfNeeded: list.trailingZeroBitCount)
            if isLoad {
                setRegister(register, try loadAligned(address, .word))
            } else {
                try storeAligned(address, .word, operand(register))
            }
            list &= list &- 1
            address = address &+ 4
        }
    }

    /// Goes on with a load or store multiple that EPSR.ICI says is half done. Its registers below are done with.
    mutating func continueMultiple(_ i: Instruction) throws(Fault) {
        let first = state.continuation
        state.continuation = 0
        let left = i.immediate & ~((1 << UInt32(first)) &- 1)
        let done = (i.immediate & ~left).nonzeroBitCount
        instructionCycles = UInt8(clamping: max(1, Int(instructionCycles) - done))
        var part = i
        part.immediate = left
        if left != 0 { try transfer(part, of: i) }
        guard i.flags.contains(.writeback) || i.operation == .push || i.operation == .pop else { return }
        let bytes = 4 &* UInt32(i.immediate.nonzeroBitCount)
        let base = operand(i.rn)
        setRegister(i.rn, [.ldmdb, .stmdb, .push].contains(i.operation) ? base &- bytes : base &+ bytes)
    }

    /// Whether EPSR.ICI fits the instruction: it names a register of a load or store multiple.
    func continues(_ i: Instruction) -> Bool {
        switch i.operation {
        case .ldm, .ldmdb, .pop, .stm, .stmdb, .push: i.immediate >> UInt32(state.continuation) & 1 != 0 && canContinue(i)
        default: false
        }
    }
}

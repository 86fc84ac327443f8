import ArmMProfile

/// Debug events: what halts the processor, or pends DebugMonitor (DDI 0403 C1.4).
extension Machine {
    /// Enters Debug state. Sleep and lockup end with it, and it is an event for WFE (B1.5.18).
    mutating func enterDebugState(_ reason: HaltReason) {
        if debug.haltReason == nil { debug.haltReason = reason }
        control.dfsr |= reason.faultStatus
        debug.haltRequested = false
        debug.pendingHalt = nil
        wake()
        state.isLockedUp = false
        state.eventRegister = true
        leavesRun = true
        updateAttention()
    }

    /// Leaves Debug state. As a debug server does it, the BKPT that halted the processor is skipped, and a breakpoint at the
    /// program counter is passed.
    mutating func leaveDebugState(passingBreakpoint: Bool) {
        let reason = debug.haltReason
        debug.haltReason = nil
        debug.haltRequested = false
        debug.pendingHalt = nil
        debug.passing = nil
        if passingBreakpoint { passBreakpoint(reason) }
        updateAttention()
    }

    private mutating func passBreakpoint(_ reason: HaltReason?) {
        let pc = registers[15]
        if isBreakpoint(at: pc) {
            debug.passing = DebugState.Passing(address: pc, stackPointer: registers[13])
        } else if case .bkpt(pc, _) = reason, let word = peek(pc, size: .halfword), word >> 8 == 0xBE {
            registers[15] = pc &+ 2
            state.itState = Self.advancedITState(state.itState)
        }
    }

    /// Whether the instruction about to execute goes past its breakpoint.
    var passesBreakpoint: Bool {
        debug.passing == DebugState.Passing(address: registers[15], stackPointer: registers[13])
    }

    /// Whether a comparator or the debugger's own BKPT is at an address.
    func isBreakpoint(at address: UInt32) -> Bool {
        flashPatch.breaks(at: address, configuration.core.debug) || debug.software.contains { $0.address == address }
    }

    /// Why BKPT, or what stands for it, halts at an address.
    func breakpointReason(at address: UInt32) -> HaltReason {
        if isBreakpoint(at: address) { return .breakpoint(pc: address) }
        let instruction = peek(address, size: .halfword) ?? 0
        return .bkpt(pc: address, immediate: UInt8(truncatingIfNeeded: instruction))
    }

    /// An event of the DWT: halts after the instruction, pends DebugMonitor if that can be taken now, or is ignored.
    private mutating func signal(_ reason: HaltReason) {
        if debug.isEnabled {
            if debug.pendingHalt == nil { debug.pendingHalt = reason }
        } else {
            guard canTakeMonitor else { return }
            control.dfsr |= DFSR.dwttrap
            setPending(12)
        }
        leavesRun = true
        updateAttention()
    }

    /// Whether DebugMonitor is enabled and its priority above the execution priority.
    var canTakeMonitor: Bool { exceptions.enabled[12] && exceptions.groupPriority(12) < executionPriority() }

    /// The comparators of the DWT, and a test, look at an access that has been done.
    @inline(never)
    mutating func watchAccess(_ address: UInt32, size: AccessSize, value: UInt32, isWrite: Bool) {
        let access = WatchpointHit(address: address, size: size, isWrite: isWrite, value: value, pc: instructionAddress)
        if !accessWatches.isEmpty { noteAccess(access) }
        guard watch.watchesData else { return }
        let matches = watch.dataMatches(address, size: size, value: value, isWrite: isWrite)
        guard matches != 0 else { return }
        noteMatches(matches)
        signal(.watchpoint(access))
    }

    /// The comparators of the DWT look at an instruction that has been executed.
    mutating func watchInstruction(_ address: UInt32) {
        guard watch.watchesCode else { return }
        let matches = watch.codeMatches(address)
        guard matches != 0 else { return }
        noteMatches(matches)
        signal(.matched(pc: address))
    }

    private mutating func noteMatches(_ matches: UInt32) {
        for index in 0..<4 where matches >> UInt32(index) & 1 != 0 { watch.comparators[index].matched = true }
    }

    /// Whether an instruction cannot be kept decoded: the FPB takes it from elsewhere, or the DWT looks at its address.
    func isInterposed(_ address: UInt32) -> Bool {
        if watch.watchesCode, watch.codeMatches(address) != 0 { return true }
        guard flashPatch.remapsCode else { return false }
        let features = configuration.core.debug
        return flashPatch.codeReplacement(of: address, features) != nil
            || flashPatch.codeReplacement(of: address &+ 2, features) != nil
    }

    /// Sends data accesses the long way while a comparator, or a test, looks at them.
    mutating func updateDataWatched() {
        dataWatched = watch.watchesData || flashPatch.remapsLiterals || !accessWatches.isEmpty
    }

    /// Executes instructions one by one while a counter has to know of each.
    mutating func updateProfiling() { profilesInstructions = profiling.needsInstructions }
}

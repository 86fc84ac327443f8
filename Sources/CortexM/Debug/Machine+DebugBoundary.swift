import ArmMProfile

/// What the debug unit does between two instructions.
extension Machine {
    /// Halts, or executes one step of a processor that is stepped, hooked at `passedHook` or not at all. False when there is
    /// nothing to do.
    mutating func takeDebugTurn(_ passedHook: UInt32?) -> Bool {
        if exceptions.entry == nil {
            if let reason = debug.pendingHalt {
                enterDebugState(reason)
                return true
            }
            if debug.isEnabled, debug.haltRequested {
                enterDebugState(.request)
                return true
            }
        }
        if debug.isEnabled, debug.steps { return takeStep() }
        return debug.monitorSteps && takeMonitorStep(passedHook)
    }

    /// C_STEP: an instruction, or the entry of an exception, and then Debug state (DDI 0403 C1.5.3).
    private mutating func takeStep() -> Bool {
        if !takePendingException() { stepInPlace() }
        // A cycle limit may have come in the middle of the entry.
        guard exceptions.entry == nil else { return true }
        let reason = debug.pendingHalt ?? .step
        if !debug.isHalted { enterDebugState(reason) }
        control.dfsr |= DFSR.halted
        return true
    }

    /// MON_STEP: an instruction at a priority that DebugMonitor can preempt, and then DebugMonitor (C1.5.4).
    private mutating func takeMonitorStep(_ passedHook: UInt32?) -> Bool {
        guard canTakeMonitor, !exceptions.pending[12], exceptions.entry == nil, !state.isSleeping, !state.isLockedUp else {
            return false
        }
        if takePendingException() { return true }
        guard passedHook == registers[15] || !isHooked(registers[15]) else { return false }
        stepInPlace()
        if debug.monitorSteps, canTakeMonitor {
            control.dfsr |= DFSR.halted
            setPending(12)
            updateAttention()
        }
        return true
    }
}

package import ArmMProfile

extension Machine {
    /// `ExecutionPriority()` (DDI 0403 B1.5.4): -2 to 256, from what is active and from the mask registers.
    package func executionPriority() -> Int {
        var priority = executionPriorityWithoutPrimask()
        if state.primask, priority > 0 { priority = 0 }
        return priority
    }

    /// The execution priority as if PRIMASK were 0: what WFI wakes on.
    package func executionPriorityWithoutPrimask() -> Int {
        let masked = maskedPriority()
        let active = exceptions.activePriority()
        return active < masked ? active : masked
    }

    /// The priority that BASEPRI and FAULTMASK give, 256 for none.
    package func maskedPriority() -> Int {
        if state.faultmask { return -1 }
        return state.basepri == 0 ? 256 : exceptions.group(Int(state.basepri))
    }

    /// Whether the execution priority is negative: NMI or HardFault is active, or FAULTMASK is set.
    package var hasNegativePriority: Bool { state.faultmask || exceptions.hasNegativePriority }

    /// Computes `attention` anew, and wakes the processor if what it sleeps for has come; called after anything that
    /// changes what is pending, enabled, masked or active. An exception that can be taken wakes it by its entry.
    package mutating func updateAttention() {
        let preempts = canPreempt()
        if state.isSleeping, !preempts, wakesUp() { wake() }
        attention =
            preempts || state.isLockedUp || state.isSleeping || !state.thumb || exceptions.entry != nil
            || pendingStop != nil || control.resetRequest != nil || debug.wantsBoundary
    }

    /// Whether an exception is pending that can be taken now.
    package func canPreempt() -> Bool {
        guard let number = exceptions.highestPending() else { return false }
        return exceptions.groupPriority(number) < executionPriority()
    }

    /// Whether exception `number` exists on this core.
    package func isImplemented(_ exception: ExceptionNumber) -> Bool {
        switch exception {
        case .reset, .nmi, .hardFault, .svCall, .pendSV, .sysTick: true
        case .memManage, .busFault, .usageFault, .debugMonitor: isArmv7M
        default: exception.interruptLine.map { $0 < configuration.core.interruptCount } ?? false
        }
    }

    /// Whether the core has the Armv7-M exception model rather than Armv6-M's.
    package var isArmv7M: Bool { configuration.core.architecture != .armv6M }
}

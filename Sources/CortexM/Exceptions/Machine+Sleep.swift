extension Machine {
    /// WFI (DDI 0403 B1.5.19): sleeps, unless something that wakes it is pending already.
    package mutating func waitForInterrupt() { sleep(.waitForInterrupt) }

    /// WFE (B1.5.18): clears the event register and goes on, or sleeps when it is clear.
    package mutating func waitForEvent() {
        if state.eventRegister {
            state.eventRegister = false
        } else {
            sleep(.waitForEvent)
        }
    }

    /// SEV: sets the event register.
    package mutating func sendEvent() {
        state.eventRegister = true
        if state.isSleeping { updateAttention() }
    }

    /// Puts the processor to sleep; `updateAttention` takes it back when it need not.
    mutating func sleep(_ kind: SleepKind) {
        exceptions.sleep = kind
        state.isSleeping = true
        updateAttention()
        if state.isSleeping, stopsSysTickAsleep { stopSysTick() }
        if state.isSleeping, observation.contains(.sleeps), !canPreempt() { requestStop(.slept(kind)) }
    }

    /// Ends sleep: what deep sleep had stopped goes on.
    mutating func wake() {
        guard state.isSleeping else { return }
        state.isSleeping = false
        if sysTick.isStopped { startSysTick() }
    }

    /// Whether the sleep that SCR asks for stops SysTick's clock on this part.
    private var stopsSysTickAsleep: Bool { !configuration.core.sysTickRunsInDeepSleep && control.scr & SCR.sleepdeep != 0 }

    /// Whether what the processor sleeps for has come, other than an exception that can be taken: for WFI one that could be
    /// if PRIMASK were 0, for WFE the event register.
    func wakesUp() -> Bool {
        if exceptions.sleep == .waitForEvent { return state.eventRegister }
        guard let number = exceptions.highestPending() else { return false }
        return exceptions.groupPriority(number) < executionPriorityWithoutPrimask()
    }
}

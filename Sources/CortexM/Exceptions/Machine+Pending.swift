public import ArmMProfile

extension Machine {
    /// Makes `exception` pending, as ISPR, ICSR and SHCSR do. False for one that cannot be pended or that the core lacks.
    public mutating func pend(_ exception: ExceptionNumber) -> Bool {
        guard isPendable(exception) else { return false }
        setPending(Int(exception.rawValue))
        updateAttention()
        return true
    }

    /// Clears the pending state of `exception`, as ICPR, ICSR and SHCSR do. An interrupt whose input is high stays pending.
    public mutating func unpend(_ exception: ExceptionNumber) -> Bool {
        guard isPendable(exception) else { return false }
        clearPending(Int(exception.rawValue))
        updateAttention()
        return true
    }

    /// Drives the input of interrupt `line` (DDI 0403 B3.4.1): a rising edge pends it, and while the input stays high it is
    /// pended again at each return from its handler. The line of NMI, `ExceptionNumber.nmi.line`, pends by its edge alone: the
    /// manual leaves open what a level does.
    public mutating func setInterruptLevel(_ line: Int, _ high: Bool) {
        let exists = line >= 0 && line < configuration.core.interruptCount || line == ExceptionNumber.nmi.line
        guard exists, exceptions.levels[16 &+ line] != high else { return }
        exceptions.levels[16 &+ line] = high
        if high {
            setPending(16 &+ line)
            updateAttention()
        }
    }

    private func isPendable(_ exception: ExceptionNumber) -> Bool {
        exception != .reset && exception != .hardFault && isImplemented(exception)
    }

    /// Sets a pending bit. With SCR.SEVONPEND the transition is an event (B1.5.18).
    package mutating func setPending(_ number: Int) {
        guard !exceptions.pending[number] else { return }
        exceptions.pending[number] = true
        exceptions.pendedAt[number & 0xFF] = min(inputTime ?? cycles, cycles)
        if control.sendsEventOnPending { state.eventRegister = true }
    }

    /// Clears a pending bit, unless an input that is high sets it again at once.
    package mutating func clearPending(_ number: Int) {
        exceptions.pending[number] = number >= 16 && exceptions.levels[number] && !exceptions.active[number]
    }
}

/// What a debugger does through the debug port. Time stands still while the processor is halted: for the core, SysTick, CYCCNT
/// and the devices alike.
extension Machine {
    /// Whether a debugger is attached: DHCSR.C_DEBUGEN.
    public var isDebuggerAttached: Bool { debug.isEnabled }

    /// Whether the processor is halted: DHCSR.S_HALT. `run` and `step` then return `.halted` at once.
    public var isHalted: Bool { debug.isHalted }

    /// Why the processor is halted; `nil` when it is not.
    public var haltReason: HaltReason? { debug.haltReason }

    /// Attaches a debugger: DHCSR.C_DEBUGEN and DEMCR.TRCENA are set, and every comparator that was set before is cleared, as
    /// debug servers do. The processor goes on. A power-on reset detaches it.
    public mutating func attachDebugger() {
        guard !debug.isEnabled else { return }
        clearComparators()
        debug.isEnabled = true
        enableTrace(true)
        updateInterruptMask()
        updateAttention()
    }

    /// Takes away every breakpoint and watchpoint, and all vector catches, lets the processor go on, and clears C_DEBUGEN.
    public mutating func detachDebugger() {
        guard debug.isEnabled else { return }
        if debug.isHalted { leaveDebugState(passingBreakpoint: true) }
        clearComparators()
        debug.vectorCatch = []
        debug.isEnabled = false
        debug.haltRequested = false
        debug.steps = false
        debug.masksInterrupts = false
        updateInterruptMask()
        updateAttention()
    }

    /// Halts the processor before its next instruction, asleep or locked up as it may be; an exception entry in progress ends
    /// first, in the next `run`. Lockup ends with it: the priority stays, and the program counter may be changed.
    public mutating func halt() throws(DebugRefusal) {
        guard debug.isEnabled else { throw .notAttached }
        guard !debug.isHalted else { return }
        debug.haltRequested = true
        if exceptions.entry == nil { enterDebugState(.request) }
        updateAttention()
    }

    /// Lets the processor go on with the next `run`. It goes past a breakpoint at the program counter, and past the BKPT that
    /// halted it, as a debug server does.
    public mutating func resume() throws(DebugRefusal) {
        guard debug.isEnabled else { throw .notAttached }
        guard debug.isHalted else { throw .notHalted }
        leaveDebugState(passingBreakpoint: true)
    }

    /// Executes one instruction of the halted processor, or enters the exception that comes before it, and halts again. It goes
    /// past a breakpoint at the program counter. The result is `.halted(.step)`, unless something else came first.
    public mutating func stepInstruction() throws(DebugRefusal) -> Stop {
        try resume()
        debug.steps = true
        updateAttention()
        let stop = run()
        debug.steps = false
        updateAttention()
        return stop
    }

    /// The exceptions that halt the processor when their handlers are entered: DEMCR.VC_*. They count while a debugger is
    /// attached. Bits that the core lacks read as 0.
    public var vectorCatch: VectorCatch {
        get { debug.vectorCatch }
        set { debug.vectorCatch = newValue.intersection(isArmv7M ? .all : .baseline) }
    }
}

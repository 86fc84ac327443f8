/// Halting debug and the debug monitor: DHCSR, DCRSR, DCRDR and DEMCR, but for MON_EN and MON_PEND, which are DebugMonitor's
/// enable and pending bits, and TRCENA (DDI 0403 C1.6).
package struct DebugState: Sendable {
    /// DHCSR.C_DEBUGEN: a debugger is attached. Only the debug port writes it.
    package var isEnabled = false
    /// DHCSR.C_HALT, while it has not been obeyed.
    package var haltRequested = false
    /// DHCSR.C_STEP.
    package var steps = false
    /// DHCSR.C_MASKINTS.
    package var masksInterrupts = false
    /// Why the processor is halted; DHCSR.S_HALT is whether it is.
    package var haltReason: HaltReason?
    /// DHCSR.S_RESET_ST: a reset since the last read.
    package var hasReset = true
    /// The count of instructions at the last read of DHCSR: S_RETIRE_ST is whether there are more.
    package var retiredAtRead: UInt64 = 0
    /// DHCSR.S_REGRDY.
    package var isRegisterReady = false
    /// DCRDR.
    package var transfer: UInt32 = 0
    /// DEMCR.VC_*.
    package var vectorCatch: VectorCatch = []
    /// DEMCR.MON_STEP.
    package var monitorSteps = false
    /// DEMCR.MON_REQ.
    package var monitorRequest = false
    /// What halts the processor once the instruction, or the exception entry, in progress is done.
    package var pendingHalt: HaltReason?
    /// The instruction that goes past its breakpoint, because the debugger resumed there.
    package var passing: Passing?
    /// The breakpoints in memory, in the order in which they were set.
    package var software: [SoftwareBreakpoint] = []

    /// An instruction about to execute, told from another visit to its address by the stack pointer.
    package struct Passing: Sendable, Hashable {
        package var address: UInt32
        package var stackPointer: UInt32
    }

    package init() {}

    /// DHCSR.S_HALT.
    package var isHalted: Bool { haltReason != nil }

    /// Whether the boundary between two instructions has something to do for the debug unit.
    package var wantsBoundary: Bool {
        isHalted || pendingHalt != nil || passing != nil || monitorSteps || (isEnabled && (haltRequested || steps))
    }

    /// A reset other than power-on: the control of halting and the catches stay, the halt itself and the monitor's bits do not.
    mutating func reset() {
        haltRequested = false
        haltReason = nil
        pendingHalt = nil
        passing = nil
        monitorSteps = false
        monitorRequest = false
        hasReset = true
    }
}

package import ArmMProfile

/// The special registers and the mode (DDI 0403 B1.4), apart from the flags.
package struct ProcessorState: Sendable, Hashable {
    /// IPSR: 0 in Thread mode.
    package var ipsr = ExceptionNumber.thread
    /// EPSR.T.
    package var thumb = true
    /// ITSTATE, 0 outside an IT block.
    package var itState: UInt8 = 0
    /// EPSR.ICI: the register that a load or store multiple is continued from; 0 for none.
    package var continuation: UInt8 = 0
    /// PRIMASK.
    package var primask = false
    /// FAULTMASK.
    package var faultmask = false
    /// BASEPRI.
    package var basepri: UInt8 = 0
    /// CONTROL.nPRIV.
    package var threadIsUnprivileged = false
    /// CONTROL.SPSEL.
    package var usesProcessStack = false
    /// The stack pointer that is not in R13.
    package var otherStackPointer: UInt32 = 0
    /// The event register, which WFE looks at.
    package var eventRegister = false
    /// The local exclusive monitor is open.
    package var exclusiveMonitor = false
    /// The address that the load-exclusive was of.
    package var exclusiveAddress: UInt32 = 0
    /// The processor is locked up.
    package var isLockedUp = false
    /// The processor sleeps.
    package var isSleeping = false

    /// The state after reset, but for the stack pointer.
    package init() {}

    /// Handler mode rather than Thread mode.
    package var isHandlerMode: Bool { ipsr != .thread }
    /// Whether accesses are privileged: always in Handler mode.
    package var isPrivileged: Bool { isHandlerMode || !threadIsUnprivileged }
}

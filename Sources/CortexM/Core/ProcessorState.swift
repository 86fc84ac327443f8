package import ArmMProfile

/// The special registers and the mode (DDI 0403 B1.4), apart from the flags.
package struct ProcessorState: Sendable, Hashable {
    /// IPSR: 0 in Thread mode.
    package var ipsr = ExceptionNumber.thread
    /// EPSR.T.
    package var thumb = true
    /// ITSTATE, 0 outside an IT block.
    package var itState: UInt8 = 0
    package var primask = false
    package var faultmask = false
    package var basepri: UInt8 = 0
    /// CONTROL.nPRIV.
    package var threadIsUnprivileged = false
    /// CONTROL.SPSEL.
    package var usesProcessStack = false
    /// The stack pointer that is not in R13.
    package var otherStackPointer: UInt32 = 0
    package var eventRegister = false
    /// The local exclusive monitor is open.
    package var exclusiveMonitor = false
    package var isLockedUp = false
    package var isSleeping = false

    package init() {}

    package var isHandlerMode: Bool { ipsr != .thread }
    package var isPrivileged: Bool { isHandlerMode || !threadIsUnprivileged }
}

public import ArmMProfile

/// How an exception came to be entered.
public enum ExceptionEntryKind: String, Sendable, Hashable, CaseIterable {
    /// It was pending, and its priority was above the execution priority.
    case preempt
    /// It is a HardFault in place of another exception that was disabled or of too low a priority.
    case escalated
    /// It followed the return from another without unstacking and stacking.
    case tailChained = "tail_chained"
    /// It took over the stacking that another had begun.
    case lateArrival = "late_arrival"
    /// It was caused by stacking, unstacking, or the vector read of another entry or return.
    case derived
}

/// What an exception's frame holds.
public enum ExceptionFrameContent: String, Sendable, Hashable, CaseIterable {
    /// The eight words of a basic frame.
    case basic
    /// Room for floating-point state too, which the registers still hold: it is saved when the handler first uses them.
    case reserved
    /// Floating-point state too.
    case saved

    /// The frame's size in bytes.
    public var size: UInt32 { self == .basic ? 0x20 : 0x68 }
}

/// One exception entry, as it happened. The frame's values are in memory at `frame`.
public struct ExceptionEntry: Sendable, Hashable {
    /// The exception whose handler was entered.
    public var exception: ExceptionNumber
    /// How it came to be entered.
    public var kind: ExceptionEntryKind
    /// The exception it stands for, when it was escalated or derived from one.
    public var of: ExceptionNumber?
    /// What was executing: Thread, or the exception of IPSR.
    public var from: ExceptionNumber
    /// LR in the handler.
    public var excReturn: UInt32
    /// The address of the frame.
    public var frame: UInt32
    /// What is in the frame, or will be.
    public var frameContent = ExceptionFrameContent.basic
    /// The instruction that caused a synchronous exception; for others, the one that was about to execute.
    public var instruction: UInt32
    /// The address stacked as the return address.
    public var returnAddress: UInt32
    /// The first instruction of the handler.
    public var handler: UInt32
    /// CFSR once the entry is done; 0 on Armv6-M.
    public var cfsr: UInt32
    /// HFSR once the entry is done; 0 on Armv6-M.
    public var hfsr: UInt32
    /// The fault that caused it, if an instruction did.
    public var fault: Fault?
    /// The store that caused it, if its bus error came late.
    public var lateStore: LateStore?
    /// The execution priority before the entry, and what made it so.
    public var executionPriorityBefore: Int
    /// The priority of the exception that was asked for (before any escalation).
    public var priority: Int
    /// Whether the exception that was asked for was enabled.
    public var enabled: Bool
    /// PRIMASK when it was decided.
    public var primask: Bool
    /// FAULTMASK when it was decided; false on Armv6-M.
    public var faultmask: Bool
    /// BASEPRI when it was decided; 0 on Armv6-M.
    public var basepri: UInt8
    /// Whether the frame on the stack is whole (no stacking error).
    public var frameIsValid: Bool
    /// Virtual time of the entry's decision, in core cycles since power-on.
    public var cycles: UInt64
    /// Instructions executed since power-on.
    public var instructions: UInt64
    /// Virtual time at which it became pending; for a synchronous exception, that of the instruction that caused it.
    public var pended: UInt64
    /// Virtual time of the handler's first instruction.
    public var started: UInt64
}

extension ExceptionEntry {
    /// An entry from Thread mode at a priority, with everything else plain: what tests begin with.
    package init(_ exception: ExceptionNumber, kind: ExceptionEntryKind = .preempt, priority: Int, cycles: UInt64) {
        self.init(
            exception: exception, kind: kind, of: nil, from: .thread, excReturn: 0xFFFF_FFF9, frame: 0, instruction: 0, returnAddress: 0,
            handler: 0, cfsr: 0, hfsr: 0, fault: nil, executionPriorityBefore: 256, priority: priority, enabled: true, primask: false,
            faultmask: false, basepri: 0, frameIsValid: true, cycles: cycles, instructions: cycles, pended: cycles, started: cycles)
    }

    /// Cycles from its becoming pending to the first instruction of its handler.
    public var latency: UInt64 { started >= pended ? started - pended : 0 }
}

/// One exception return.
public struct ExceptionReturnRecord: Sendable, Hashable {
    /// The exception returned from.
    public var exception: ExceptionNumber
    /// The value loaded into the PC to return (DDI 0403 B1.5.8).
    public var excReturn: UInt32
    /// Where execution goes on.
    public var returnAddress: UInt32
    /// Virtual time of the return's decision.
    public var cycles: UInt64
    /// Instructions executed since power-on.
    public var instructions: UInt64

    /// The return from an exception.
    package init(exception: ExceptionNumber, excReturn: UInt32, returnAddress: UInt32, cycles: UInt64, instructions: UInt64) {
        self.exception = exception
        self.excReturn = excReturn
        self.returnAddress = returnAddress
        self.cycles = cycles
        self.instructions = instructions
    }
}

/// Why the processor locked up (DDI 0403 B1.5.15).
public struct LockupRecord: Sendable, Hashable {
    /// What failed where no exception could be taken for it.
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        /// A synchronous fault, SVC or BKPT at priority -1 or -2.
        case faultAtNegativePriority
        /// A bus error reading the vector of reset, NMI or HardFault.
        case vectorRead
        /// A stacking error on an entry from a negative priority.
        case stacking
        /// An unstacking or integrity error on a return to a negative priority.
        case unstacking
    }

    /// What failed.
    public var cause: Cause
    /// The fault that could not escalate, when an instruction caused it.
    public var fault: Fault?
    /// The exception that could not be taken.
    public var exception: ExceptionNumber
    /// The instruction that caused it; 0 for the vectors of reset.
    public var instruction: UInt32
    /// The PC in lockup: 0xFFFFFFFE, or on Armv7-M the instruction itself for a fault at a negative priority.
    public var pc: UInt32
    /// -1 or -2.
    public var executionPriority: Int
    /// The address of the vector that could not be read, for `.vectorRead`.
    public var vectorAddress: UInt32
    /// CFSR in lockup; 0 on Armv6-M.
    public var cfsr: UInt32
    /// HFSR in lockup; 0 on Armv6-M.
    public var hfsr: UInt32
    /// IPSR in lockup: the exception whose handler was executing.
    public var ipsr: ExceptionNumber
    /// FAULTMASK in lockup; false on Armv6-M.
    public var faultmask: Bool
    /// Virtual time of the lockup, in core cycles since power-on.
    public var cycles: UInt64
    /// Instructions executed since power-on.
    public var instructions: UInt64
}

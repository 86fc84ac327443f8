/// Why the processor halted (DDI 0403 C1.4): what `Stop.halted` carries, and what DFSR says beside it.
public enum HaltReason: Sendable, Hashable {
    /// The debugger asked, or wrote DHCSR.C_HALT. DFSR.HALTED.
    case request
    /// One instruction, or the entry of one exception, is done. DFSR.HALTED.
    case step
    /// The instruction at `pc` is about to execute: a comparator of the FPB, or a breakpoint that the debugger wrote into
    /// memory. DFSR.BKPT.
    case breakpoint(pc: UInt32)
    /// The firmware's own BKPT at `pc`, which has not been executed. DFSR.BKPT.
    case bkpt(pc: UInt32, immediate: UInt8)
    /// A data access that a comparator of the DWT watches; it is done, and so is its instruction. DFSR.DWTTRAP.
    case watchpoint(WatchpointHit)
    /// The instruction at `pc`, which a comparator of the DWT watches for, has executed. DFSR.DWTTRAP.
    case matched(pc: UInt32)
    /// The handler of an exception that DEMCR catches has been entered, and nothing of it executed; or the core has been
    /// reset. One bit. DFSR.VCATCH.
    case vectorCatch(VectorCatch)
}

/// The data access of a watchpoint.
public struct WatchpointHit: Sendable, Hashable {
    /// The first address of the access, which the watched addresses may only overlap.
    public var address: UInt32
    /// Its size.
    public var size: AccessSize
    /// Whether it was a store.
    public var isWrite: Bool
    /// What it read or wrote.
    public var value: UInt32
    /// The instruction that did it; for the stacking of an exception, the one before.
    public var pc: UInt32

    /// An access of `size` at `address` by the instruction at `pc`.
    public init(address: UInt32, size: AccessSize, isWrite: Bool, value: UInt32, pc: UInt32) {
        self.address = address
        self.size = size
        self.isWrite = isWrite
        self.value = value
        self.pc = pc
    }
}

extension HaltReason {
    /// The bit of DFSR that the debug event sets (C1.6.1).
    package var faultStatus: UInt32 {
        switch self {
        case .request, .step: DFSR.halted
        case .breakpoint, .bkpt: DFSR.bkpt
        case .watchpoint, .matched: DFSR.dwttrap
        case .vectorCatch: DFSR.vcatch
        }
    }
}

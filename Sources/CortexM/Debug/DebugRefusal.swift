internal import ArmMProfile

/// Why the debug unit, or the memory behind it, cannot do what a debugger asked. `description` says it in the words of a debug
/// server, `help` what would do instead.
public enum DebugRefusal: Error, Sendable, Hashable {
    /// No debugger is attached: DHCSR.C_DEBUGEN is 0.
    case notAttached
    /// The processor runs, and what was asked needs it halted.
    case notHalted
    /// A hardware breakpoint outside of what an FPB of revision 1 compares.
    case beyondCodeRegion(address: UInt32)
    /// Every code comparator of the FPB is in use.
    case noFreeBreakpoint(address: UInt32, comparators: Int)
    /// A software breakpoint in memory that stores do not change: the region's name.
    case readOnlyMemory(address: UInt32, region: String)
    /// A software breakpoint where there is no memory.
    case noMemory(address: UInt32)
    /// Every comparator of the DWT is in use.
    case noFreeWatchpoint(address: UInt32, comparators: Int)
    /// A watchpoint whose size is not a power of two, or is too large.
    case watchpointSize(UInt32)
    /// A watchpoint at an address that is not a multiple of its size.
    case watchpointUnaligned(address: UInt32, size: UInt32)
}

extension DebugRefusal: CustomStringConvertible {
    /// What a debug server says.
    public var description: String {
        switch self {
        case .notAttached: "no debugger is attached"
        case .notHalted: "target not halted"
        case .beyondCodeRegion:
            "Cortex-M Flash Patch Breakpoint rev 1 cannot handle HW breakpoint above address 0x1FFFFFFE"
        case .noFreeBreakpoint: "Can not find free FPB Comparator!"
        case .readOnlyMemory(let address, let region):
            "Failed to write memory at \(hexWord(address)): region '\(region)' is read-only"
        case .noMemory(let address): "Failed to write memory at \(hexWord(address)): there is no memory"
        case .noFreeWatchpoint: "Can not find free DWT Comparator"
        case .watchpointSize(let size): "unsupported watchpoint length \(size)"
        case .watchpointUnaligned(let address, _): "watchpoint address \(hexWord(address)) is unaligned"
        }
    }

    /// What would do instead, in one sentence; `nil` where there is nothing to say.
    public var help: String? {
        switch self {
        case .notAttached: "attach the debugger first"
        case .notHalted: "halt the processor first"
        case .beyondCodeRegion:
            "a breakpoint in a copy in RAM, the same memory seen below 0x20000000, or a DWT comparator (FUNCTION 4) reaches it; "
                + "so does the FPB of a Cortex-M7"
        case .noFreeBreakpoint(_, let comparators): "the FPB has \(comparators) code comparators: remove a breakpoint"
        case .readOnlyMemory: "a hardware breakpoint needs no store"
        case .noMemory: nil
        case .noFreeWatchpoint(_, let comparators): "the DWT has \(comparators) comparators: remove a watchpoint"
        case .watchpointSize: "a watchpoint's length is a power of two, from 1 to 32768"
        case .watchpointUnaligned(_, let size): "a watchpoint of \(size) bytes begins at a multiple of \(size)"
        }
    }
}

/// How a breakpoint is made.
public enum BreakpointKind: String, Sendable, Hashable, CaseIterable {
    /// A comparator of the FPB: in the Code region only on revision 1 (Cortex-M3, Cortex-M4, and the unit of M0 and M0+).
    case hardware
    /// A BKPT in place of the instruction: in memory that can be written only.
    case software
}

/// Which data accesses a watchpoint looks at. The raw value is DWT_FUNCTION's.
public enum WatchpointAccess: UInt8, Sendable, Hashable, CaseIterable {
    case read = 5
    case write = 6
    case access = 7
}

/// A stretch of addresses watched by a comparator of the DWT.
public struct Watchpoint: Sendable, Hashable {
    /// Its first address, a multiple of `size`.
    public var address: UInt32
    /// Bytes: a power of two, 1 to 32,768.
    public var size: UInt32
    /// The accesses that halt.
    public var access: WatchpointAccess

    /// `size` bytes at `address`.
    public init(address: UInt32, size: UInt32, access: WatchpointAccess) {
        self.address = address
        self.size = size
        self.access = access
    }
}

/// A breakpoint that the debugger wrote into memory.
package struct SoftwareBreakpoint: Sendable, Hashable {
    package var address: UInt32
    /// The half-word that it stands in place of.
    package var original: UInt16
    /// BKPT 0x11, as debug servers write it: 0xAB is semihosting's.
    package static let instruction: UInt32 = 0xBE11
}

/// A synchronous fault, thrown by an instruction or one of its accesses and raised by `Machine.raise(_:)`.
/// 8 bytes without references, so that a typed throw costs a register test.
public struct Fault: Error, Sendable, Hashable {
    /// One case per bit of CFSR that an instruction or access can set (DDI 0403 B3.2.15), and the calls.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        // MemManage
        case iaccviol, daccviol, mlsperr
        // BusFault
        case ibuserr, preciserr, lsperr
        // UsageFault
        case undefinstr, invstate, invpc, nocp, unaligned, divbyzero
        /// The SVC instruction: not a fault, but raised and escalated in the same place.
        case svCall
        /// The BKPT instruction with no halting debugger.
        case breakpoint
    }

    /// Which it is.
    public var kind: Kind
    /// The address that failed, where MMFAR or BFAR get one.
    public var address: UInt32

    /// A fault; leave out `address` where neither MMFAR nor BFAR gets one.
    public init(_ kind: Kind, address: UInt32 = 0) {
        self.kind = kind
        self.address = address
    }
}

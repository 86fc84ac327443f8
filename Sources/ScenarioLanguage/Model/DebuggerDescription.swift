package import Diagnostics

/// What a debugger asks of the machine.
package enum DebuggerRequest: Sendable, Hashable {
    case attach, halt, resume, step
    /// The vector catches that are on: fields of DEMCR.
    case vectorCatch([String])
    case breakpoint(BreakpointDescription)
    case watchpoint(WatchpointDescription)
    case clearBreakpoints
    case clearWatchpoints
}

/// A breakpoint as a scenario asks for it.
package struct BreakpointDescription: Sendable, Hashable {
    /// What makes the processor halt there.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A comparator of the FPB.
        case hardware
        /// A BKPT in place of the instruction.
        case software
        /// A comparator of the DWT on the program counter.
        case pcMatch = "pc_match"
    }

    package var address: Located<ValueExpression>
    package var kind: Kind

    package init(address: Located<ValueExpression>, kind: Kind) {
        self.address = address
        self.kind = kind
    }
}

/// A watchpoint as a scenario asks for it.
package struct WatchpointDescription: Sendable, Hashable {
    package enum Access: String, Sendable, Hashable, CaseIterable {
        case read, write
        case readWrite = "read_write"
    }

    package var address: Located<ValueExpression>
    package var size: UInt32
    package var access: Access

    package init(address: Located<ValueExpression>, size: UInt32, access: Access) {
        self.address = address
        self.size = size
        self.access = access
    }
}

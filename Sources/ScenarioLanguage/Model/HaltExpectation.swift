package import Diagnostics

/// Why the processor halted, as a scenario says it.
package enum HaltWord: String, Sendable, Hashable, CaseIterable {
    /// A vector catch of DEMCR.
    case vectorCatch = "vector_catch"
    /// A breakpoint that a debugger set.
    case breakpoint
    /// A watchpoint that a debugger set.
    case watchpoint
    /// A comparator of the DWT on the program counter.
    case pcMatch = "pc_match"
    /// A BKPT of the firmware.
    case bkpt
    /// The debugger asked for it.
    case request
    /// The debugger's single step is done.
    case step

    /// As a scenario writes them.
    static let words = allCases.map(\.rawValue)
}

/// How a halt is to look.
package struct HaltExpectation: Sendable, Hashable {
    /// nil for any.
    package var reason: Located<HaltWord>?
    package var pc: Located<ValueExpectation>?

    package init(reason: Located<HaltWord>? = nil, pc: Located<ValueExpectation>? = nil) {
        self.reason = reason
        self.pc = pc
    }
}

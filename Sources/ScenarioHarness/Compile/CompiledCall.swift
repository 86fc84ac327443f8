package import Diagnostics
package import ScenarioLanguage

/// A call with its names resolved.
package struct CompiledCall: Sendable {
    /// The function as the scenario writes it.
    package var name: String
    package var function: UInt32
    package var arguments: [UInt32]
    /// Other registers that it wants.
    package var registers: [CompiledAction]
    /// nil for the current stack pointer.
    package var stack: UInt32?
    package var returnAddress: UInt32
    /// Whether a breakpoint instruction is put at the return address, which has to take it.
    package var plantsBreakpoint = false
    /// Whether it is back with any stack pointer: code that sets its own, and does not return.
    package var setsStack = false
    /// What its results mean.
    package var convention: LoaderConvention?
    package var masksInterrupts: Bool
    package var result: Located<CompiledValue>?
    package var result64: Located<CompiledValue>?
    /// Counted from the call.
    package var limits: CompiledLimits
    /// A part of the message when it is to fail.
    package var fails: Located<String>?
    package var span: SourceSpan
}

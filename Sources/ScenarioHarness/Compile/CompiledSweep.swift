package import Diagnostics

/// A sweep with every name resolved.
package struct CompiledSweep: Sendable {
    /// The actions of its stimulus, or of the two of a pair.
    package var stimuli: [[CompiledAction]]
    /// Instructions from one point to the next.
    package var every: UInt64
    package var from: Located<CompiledTrigger>
    package var to: Located<CompiledTrigger>
    package var span: SourceSpan

    package var isOfPairs: Bool { stimuli.count > 1 }
}

extension CompiledSweep {
    /// Whether a stimulus injects errors, which some access has to meet.
    package var injects: Bool {
        stimuli.joined().contains { if case .inject = $0.kind { true } else { false } }
    }
}

package import Diagnostics

/// Checks in the middle of a run: of the moment, and of what has happened so far.
package struct CheckpointDescription: Sendable, Hashable {
    package var name: String?
    package var trigger: Located<TriggerDescription>
    /// Its faults, exceptions, registers, memory and consoles.
    package var expect: ExpectDescription
    package var span: SourceSpan

    package init(name: String?, trigger: Located<TriggerDescription>, expect: ExpectDescription, span: SourceSpan) {
        self.name = name
        self.trigger = trigger
        self.expect = expect
        self.span = span
    }
}

internal import CortexM
internal import Diagnostics

/// Whether a debugger's request went as the step says: done, or refused in these words.
struct DebuggerCheck {
    let action: CompiledAction
    /// Words of the refusal that is meant.
    let refused: Located<String>?

    /// What is wrong, if anything.
    func failure(_ refusal: DebugRefusal?, _ instructions: InstructionText, _ machine: borrowing Machine) -> Diagnostic? {
        switch (refusal, refused) {
        case (nil, nil): nil
        case (nil, let words?): .debuggerNotRefused(nil, words, FailureNotes.place(instructions, machine))
        case (let refusal?, nil): .debuggerRefused(refusal, at: action.span, FailureNotes.place(instructions, machine))
        case (let refusal?, let words?):
            refusal.description.contains(words.value)
                ? nil : .debuggerNotRefused(refusal, words, FailureNotes.place(instructions, machine))
        }
    }
}

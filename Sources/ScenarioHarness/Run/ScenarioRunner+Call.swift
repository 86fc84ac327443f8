internal import CortexM
internal import Diagnostics

/// Calls of functions: the run goes on inside the function, by the rules of the scenario, until it is back.
extension ScenarioRunner {
    /// Calls a function and checks what it returns; the run's end when it has one there.
    mutating func perform(_ call: CompiledCall, _ machine: inout Machine) -> RunEnd? {
        complete(call, &machine) { progress, machine in Self.resultFailure(progress, machine) }
    }

    /// Calls a function, and looks at what it has returned before the registers are as they were.
    mutating func complete(
        _ call: CompiledCall, _ machine: inout Machine, _ look: (CallInProgress, borrowing Machine) -> Diagnostic?
    ) -> RunEnd? {
        if let other = self.call {
            return .stopped(outcome: "call refused", .callNested(call, in: other, FailureNotes.place(instructions, machine)))
        }
        let progress: CallInProgress
        do throws(CallInProgress.Refusal) {
            progress = try CallInProgress(call, &machine)
        } catch {
            return .stopped(outcome: "call refused", .callRefused(call, error, instructions, machine))
        }
        recorder?.add(.note(.stimulus, "call of \(call.name)"), machine)
        self.call = progress
        let interrupted = beginCall(returnAddress: call.returnAddress, &machine)
        if let end = goOn(&machine) { return end.inside(progress, instructions, machine) }
        recorder?.add(.note(.stimulus, "\(call.name) has returned"), machine)
        let failure = look(progress, machine)
        progress.saved.restore(&machine)
        self.call = nil
        endCall(interrupted, &machine)
        return failure.map { .stopped(outcome: "call's result", $0) }
    }

    private static func resultFailure(_ progress: CallInProgress, _ machine: borrowing Machine) -> Diagnostic? {
        let low = UInt64(machine[.r0])
        if let wanted = progress.call.result, !wanted.value.matches(low) {
            return .resultDiffers(progress, wanted, low, width: 32, machine)
        }
        let both = UInt64(machine[.r1]) << 32 | low
        if let wanted = progress.call.result64, !wanted.value.matches(both) {
            return .resultDiffers(progress, wanted, both, width: 64, machine)
        }
        return nil
    }
}

extension RunEnd {
    /// The end of a run inside a call: what stopped it is said to be there.
    fileprivate func inside(_ progress: CallInProgress, _ instructions: InstructionText, _ machine: borrowing Machine) -> RunEnd {
        switch self {
        case .halted(let reason):
            return .stopped(outcome: "halted in a call", .callHalted(progress, reason, instructions, machine))
        case .stopped(let outcome, var diagnostic) where diagnostic.code != DiagnosticEntry.callNotBack.code:
            diagnostic.notes.append(Diagnostic.Note("call", "in the call of '\(progress.call.name)'"))
            return .stopped(outcome: outcome, diagnostic)
        default: return self
        }
    }
}

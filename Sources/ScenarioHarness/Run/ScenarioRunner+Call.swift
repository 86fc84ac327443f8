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
        if let end = goOn(&machine)?.inside(progress, instructions, machine) {
            if call.fails != nil, end.isFailedCall { abandon(progress, interrupted, &machine) }
            return end
        }
        recorder?.add(.note(.stimulus, "\(call.name) has returned"), machine)
        let failure = look(progress, machine)
        progress.saved.restore(&machine)
        self.call = nil
        endCall(interrupted, &machine)
        return failure.map { .stopped(outcome: "call's result", $0) }
    }

    /// Whether a call that is to fail did so in these words: the run goes on then.
    func weigh(_ end: RunEnd?, _ words: Located<String>?, _ machine: borrowing Machine) -> RunEnd? {
        guard let words else { return end }
        if let end, !end.isFailedCall { return end }
        guard case .stopped(_, let failure)? = end else {
            return .stopped(outcome: "call's failure", .callNotFailed(words, FailureNotes.place(instructions, machine)))
        }
        guard !failure.message.contains(words.value) else { return nil }
        return .stopped(outcome: "call's failure", .callFailedOtherwise(failure, words))
    }

    /// Takes the processor out of a function as a debug server does: the registers are as before the call, or, where an exception or
    /// lockup has it, the machine is reset.
    private mutating func abandon(_ progress: CallInProgress, _ interrupted: InterruptedArrival, _ machine: inout Machine) {
        call = nil
        if machine.currentException == progress.saved.exception, machine.exceptions.entry == nil, !machine.isLockedUp, !machine.isHalted {
            progress.saved.restore(&machine)
            endCall(interrupted, &machine)
        } else {
            machine.resetInRun(.system)
            forgetArrivals()
            hooks = schedule.hooks
            machine.setHooks(hooks)
        }
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
    /// Whether a call failed by its own rules.
    fileprivate var isFailedCall: Bool {
        guard case .stopped(_, let diagnostic) = self else { return false }
        return DiagnosticTable.calls.contains { $0.code == diagnostic.code }
    }

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

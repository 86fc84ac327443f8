internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// The wording of failures about calls (FL4040 to FL4042).
extension Diagnostic {
    static func callRefused(
        _ call: CompiledCall, _ refusal: CallInProgress.Refusal, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(
            .callRefused, "'\(call.name)' cannot be called: \(refusal.reason)", at: call.span, help: refusal.help,
            notes: FailureNotes.place(instructions, machine))
    }

    static func callNested(_ call: CompiledCall, in other: CallInProgress, _ notes: [Note]) -> Diagnostic {
        Diagnostic(
            .callRefused, "'\(call.name)' cannot be called: the call of '\(other.call.name)' has not returned", at: call.span,
            help: "call it later", notes: notes)
    }

    /// The call's own limit, or the end of the run.
    static func callNotBack(
        _ progress: CallInProgress, limit: String?, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        let when = limit.map { "within \($0)" } ?? "before the run ended"
        return Diagnostic(
            .callNotBack, "the call of '\(progress.call.name)' did not return \(when)", at: progress.call.span,
            help: limit == nil ? nil : progress.call.limits.origin.map(limitHelp) ?? "raise its 'limits' if it needs longer",
            notes: FailureNotes.place(instructions, machine) + callNotes(progress, instructions, machine))
    }

    /// A limit that the scenario has not given.
    private static func limitHelp(_ origin: String) -> String { "that is \(origin); give the call 'limits' if it needs longer" }

    /// A breakpoint, a vector catch or a debugger's request that is not the function's return.
    static func callHalted(
        _ progress: CallInProgress, _ reason: HaltReason, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(
            .callNotBack, "the call of '\(progress.call.name)' did not return: it was halted elsewhere (\(reason.word.rawValue))",
            at: progress.call.span, notes: FailureNotes.place(instructions, machine) + callNotes(progress, instructions, machine))
    }

    static func callLost(_ progress: CallInProgress, _ instructions: InstructionText, _ machine: borrowing Machine) -> Diagnostic {
        Diagnostic(
            .callNotBack, "the call of '\(progress.call.name)' did not return: the machine was reset", at: progress.call.span,
            notes: FailureNotes.place(instructions, machine))
    }

    static func resultDiffers(
        _ progress: CallInProgress, _ wanted: Located<CompiledValue>, _ value: UInt64, width: Int, _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(
            .resultDiffers,
            "'\(progress.call.name)' returned \(HexText.value(value, width: width)), expected \(wanted.value.text(width: width))",
            at: wanted.span, help: progress.call.convention?.meaning, notes: [Note("call", "it took \(duration(progress, machine))")])
    }

    static func callNotFailed(_ words: Located<String>, _ notes: [Note]) -> Diagnostic {
        Diagnostic(
            .callNotFailed, "the call was to fail, and did what it should", at: words.span, help: "remove 'fails' if that is meant",
            notes: notes)
    }

    static func callFailedOtherwise(_ failure: Diagnostic, _ words: Located<String>) -> Diagnostic {
        Diagnostic(
            .callNotFailed, "the call failed in other words: \(failure.message)", at: words.span,
            help: "write words that the message contains", notes: failure.notes)
    }

    /// What the function does, and how far it has come.
    static func callNotes(
        _ progress: CallInProgress, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> [Note] {
        var doing = "it is at \(instructions.address(machine.pc)) after \(duration(progress, machine))"
        if machine.isLockedUp {
            doing += ", locked up"
        } else if machine.isSleeping {
            doing += ", asleep until an interrupt or an event wakes it"
        } else if machine.peek(machine.pc, size: .halfword) == 0xE7FE {
            doing += ", in a branch to itself"
        }
        let depth = Int32(bitPattern: progress.stackPointer &- machine[.sp])
        if machine.currentException == progress.saved.exception, depth >= 0 { doing += ", with \(depth) bytes on its stack" }
        let back = "it was to return to \(HexText.word(progress.call.returnAddress)) with SP \(HexText.word(progress.stackPointer))"
        return [Note("call", doing), deviceNote(progress, machine), Note("back", back)].compactMap { $0 }
    }

    /// The last register of a device that it read or wrote: what it may be waiting for.
    private static func deviceNote(_ progress: CallInProgress, _ machine: borrowing Machine) -> Note? {
        guard let access = machine.devices.lastAccess, access.cycle >= progress.cycles,
            let name = machine.deviceRegister(at: access.address)
        else { return nil }
        let (place, value) = ("\(name) (\(HexText.word(access.address)))", HexText.word(access.value))
        return Note("device", access.isStore ? "it last stored \(value) to \(place)" : "it last read \(place), which gave \(value)")
    }

    static func duration(_ progress: CallInProgress, _ machine: borrowing Machine) -> String {
        FailureNotes.time(
            instructions: machine.instructions &- progress.instructions, cycles: machine.cycles &- progress.cycles)
    }
}

internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// The wording of failures about exceptions, lockup and reset (FL4002 to FL4007).
extension Diagnostic {
    static func unexpectedFault(
        _ entry: ExceptionEntry, _ unnamed: ExceptionJudge.Unnamed, _ instructions: InstructionText, _ machine: borrowing Machine,
        _ timeline: [String]
    ) -> Diagnostic {
        let notes = FailureNotes.entry(entry, instructions, machine) + FailureNotes.taken(timeline)
        let got = "\(entry.exception)\(cause(entry))"
        guard let expected = unnamed.expected else {
            return Diagnostic(
                .unexpectedFault, "the machine took \(got), which the scenario does not name", at: unnamed.span,
                help: "name it in 'faults' or 'exceptions' if it is meant", notes: notes)
        }
        return Diagnostic(
            .unexpectedFault, "expected \(expected), but the machine took \(entry.exception)", at: unnamed.span, help: "got \(got)",
            notes: notes)
    }

    static func faultWhileSettling(
        _ entry: ExceptionEntry, _ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine,
        _ timeline: [String]
    ) -> Diagnostic {
        Diagnostic(
            .unexpectedFault, "the machine took \(entry.exception)\(cause(entry)) after the scenario had reached its end",
            at: scenario.id.span, help: "the run goes on for 'settle' after 'until', to see this",
            notes: FailureNotes.entry(entry, instructions, machine) + FailureNotes.taken(timeline + [entry.summary]))
    }

    static func unexpectedLockup(
        _ record: LockupRecord, _ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine,
        _ exceptions: ExceptionJudge
    ) -> Diagnostic {
        let notes = FailureNotes.lockup(record, exceptions.activeFaults(machine), instructions, machine)
        return Diagnostic(
            .unexpectedLockup, "the processor locked up, which the scenario does not name",
            at: scenario.expect.outcome?.span ?? scenario.id.span,
            help: "write 'outcome: lockup' if it is meant to end so, or 'Lockup' in 'faults' if NMI gets it out",
            notes: notes + FailureNotes.taken(exceptions.timeline + ["lockup"]))
    }

    static func unexpectedReset(
        _ scenario: CompiledScenario, _ instructions: InstructionText, _ machine: borrowing Machine, _ timeline: [String]
    ) -> Diagnostic {
        Diagnostic(
            .unexpectedReset, "the machine reset itself, which the scenario does not name",
            at: scenario.expect.outcome?.span ?? scenario.id.span, help: "write 'outcome: reset' if it is meant",
            notes: [
                Note("after", FailureNotes.time(instructions: machine.instructions, cycles: machine.cycles)),
                Note("why", "AIRCR.SYSRESETREQ was written, or a device such as a watchdog asked for it"),
            ] + FailureNotes.taken(timeline + ["reset"]))
    }

    static func faultNotTaken(_ fault: Located<NamedFault>, _ timeline: [String]) -> Diagnostic {
        Diagnostic(
            .exceptionNotTaken,
            fault.value == .lockup ? "expected a lockup, but there was none" : "expected \(fault.value), which the machine did not take",
            at: fault.span,
            notes: [taken(timeline)])
    }

    /// At a checkpoint: the first fault in which the list and what was taken differ.
    static func faultsDiffer(_ wanted: Located<[Located<NamedFault>]>, _ taken: [NamedFault]) -> Diagnostic {
        let place = wanted.value.indices.first { $0 < taken.count && wanted.value[$0].value != taken[$0] }
        let names = taken.isEmpty ? "none" : taken.map(\.description).joined(separator: ", ")
        let expected = wanted.value.isEmpty ? "none" : wanted.value.map(\.value.description).joined(separator: ", ")
        return Diagnostic(
            taken.count < wanted.value.count ? .exceptionNotTaken : .otherException,
            "the faults so far are \(names), expected \(expected)", at: place.map { wanted.value[$0].span } ?? wanted.span)
    }

    static func exceptionNotTaken(
        _ entry: CompiledEntry, of list: CompiledExceptions, number: Int, _ timeline: [String]
    ) -> Diagnostic {
        let more = list.entries.count - number
        let others = more == 0 ? "" : ", nor the \(more) after it"
        return Diagnostic(
            .exceptionNotTaken, "expected \(entry.exception.value), which the machine did not take\(others)", at: entry.exception.span,
            notes: [taken(timeline)])
    }

    static func oneExceptionTooMany(
        _ entry: ExceptionEntry, at span: SourceSpan, _ instructions: InstructionText, _ machine: borrowing Machine, _ timeline: [String]
    ) -> Diagnostic {
        Diagnostic(
            .otherException, "the machine took \(entry.exception) after all that were expected", at: span,
            help: "a list is exact; with 'mode: subset' others may come between",
            notes: FailureNotes.entry(entry, instructions, machine) + FailureNotes.taken(timeline))
    }

    static func otherException(
        _ entry: ExceptionEntry, _ expected: CompiledEntry, _ instructions: InstructionText, _ machine: borrowing Machine,
        _ timeline: [String]
    ) -> Diagnostic {
        Diagnostic(
            .otherException, "expected \(expected.exception.value), but the machine took \(entry.exception)", at: expected.exception.span,
            help: "a list is exact; with 'mode: subset' others may come between",
            notes: FailureNotes.entry(entry, instructions, machine) + FailureNotes.taken(timeline))
    }

    static func entryDiffers(
        _ exception: ExceptionNumber, _ what: String, wanted: String, got: String, at span: SourceSpan, _ notes: [Note]
    ) -> Diagnostic {
        Diagnostic(.entryDiffers, "\(what) of \(exception) is \(got), expected \(wanted)", at: span, notes: notes)
    }

    private static func taken(_ timeline: [String]) -> Note {
        Note("taken", timeline.isEmpty ? "no exception at all" : timeline.joined(separator: "; "))
    }

    /// ` (CFSR.DIVBYZERO)`: the bits that say what happened.
    private static func cause(_ entry: ExceptionEntry) -> String {
        if let fault = entry.fault, fault.kind != .svCall, fault.kind != .breakpoint, entry.cfsr != 0 {
            return " (CFSR.\(fault.field))"
        }
        if entry.lateStore != nil, entry.cfsr != 0 { return " (CFSR.IMPRECISERR)" }
        return entry.of.map { " for \($0)" } ?? ""
    }
}

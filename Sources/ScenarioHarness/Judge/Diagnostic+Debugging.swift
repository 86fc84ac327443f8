internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// The wording of failures about latency, the debugger, resets and injected errors (FL4001, FL4016 to FL4021).
extension Diagnostic {
    static func latencyDiffers(
        _ check: CompiledLatency, _ entry: ExceptionEntry, number: UInt64, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        let wanted = check.value.value.text { String($0) }
        let which = number == 1 ? "" : " at its entry number \(number)"
        return Diagnostic(
            .latencyDiffers, "the latency of \(entry.exception) is \(entry.latency) cycles\(which), expected \(wanted)",
            at: check.value.span,
            notes: [
                Note("at", instructions.line(at: entry.instruction, machine)),
                Note(
                    "cycles",
                    "pending since cycle \(entry.pended), taken at cycle \(entry.cycles), its handler's first instruction at cycle \(entry.started)"
                ),
                Note("why", PriorityText.entry(entry, machine)), FailureNotes.moment(entry.moment),
            ])
    }

    static func latencyOfNothing(_ check: CompiledLatency) -> Diagnostic {
        Diagnostic(
            .latencyDiffers, "\(check.exception.value) was never entered, and so has no latency", at: check.exception.span,
            help: "pend it, enable it, and do not mask it before the run ends")
    }

    static func debuggerRefused(_ refusal: DebugRefusal, at span: SourceSpan, _ notes: [Note]) -> Diagnostic {
        Diagnostic(.debuggerRefused, refusal.description, at: span, help: refusal.help, notes: notes)
    }

    static func debuggerNotRefused(_ refusal: DebugRefusal?, _ words: Located<String>, _ notes: [Note]) -> Diagnostic {
        guard let refusal else {
            return Diagnostic(
                .debuggerNotRefused, "the debugger's request was to be refused, and was carried out", at: words.span,
                help: "remove 'refused' if that is meant", notes: notes)
        }
        return Diagnostic(
            .debuggerNotRefused, "the debugger's request was refused in other words: \(refusal)", at: words.span,
            help: "write words that the refusal contains", notes: notes)
    }

    static func haltedElsewhere(
        _ wanted: Located<CompiledValue>, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> Diagnostic {
        Diagnostic(
            .otherOutcome, "the processor halted at \(HexText.word(machine.pc)), expected \(wanted.value.text(width: 32))", at: wanted.span,
            notes: FailureNotes.place(instructions, machine))
    }

    static func injectionUnmet(_ error: InjectedBusError, at span: SourceSpan) -> Diagnostic {
        let range = "\(HexText.word(error.range.lowerBound)) to \(HexText.word(error.range.upperBound))"
        return Diagnostic(
            .injectionUnmet, "no access met the injected bus error at \(range)", at: span,
            help: "an error that does not happen tests nothing")
    }

    static func resetsDiffer(_ wanted: Located<UInt64>, _ resets: UInt64) -> Diagnostic {
        Diagnostic(
            .resetsDiffer, "the machine reset itself \(resets) time\(resets == 1 ? "" : "s"), expected \(wanted.value)", at: wanted.span,
            help: "resets that the scenario's own steps make do not count")
    }
}

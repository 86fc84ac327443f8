internal import CortexM
internal import Diagnostics

/// Why a trigger has not fired, or not as often as it is to: how far it came, and where the run ended.
struct UnfiredText {
    let wait: TriggerWait
    let schedule: StimulusSchedule
    let instructions: InstructionText

    /// `never fired: the run ended before …`.
    func message(never: String) -> String {
        guard wait.firings > 0 else { return "\(never): the run ended before \(wait.due?.point ?? wait.trigger.text)" }
        let next = wait.due.map { ": the run ended before \($0.point)" } ?? ""
        return "fired only \(wait.firings) of \(wait.count) times\(next)"
    }

    /// How far it came, and where the run ended.
    func notes(_ machine: borrowing Machine) -> [Diagnostic.Note] {
        seen(machine) + FailureNotes.place(instructions, machine)
    }

    private func seen(_ machine: borrowing Machine) -> [Diagnostic.Note] {
        if wait.firings > 0 || wait.due != nil { return [] }
        let hits = Self.happened("this", wait.hits)
        switch wait.trigger {
        case .after(let step, let name, _, _): return [Self.note(Self.happened("'\(name)'", schedule.waits[step].firings))]
        case .console(let name, _, _): return (wait.hits == 0 ? [] : [Self.note(hits)]) + [ConsoleText.note(machine.console(name))]
        case .access(let access, _):
            guard let last = wait.misses.last else { return [Self.note(hits)] }
            let kind = access.watch.isWrite ? "store" : "load"
            let others = wait.misses.count == 1 ? "a \(kind) there had" : "\(wait.misses.count) \(kind)s there had"
            let value = HexText.value(UInt64(last.value), width: Int(last.size.rawValue) * 8)
            return [
                Self.note("\(hits); \(others) another value, the last \(value)"),
                Diagnostic.Note("by", instructions.line(at: last.pc, machine)),
            ]
        default: return wait.hits == 0 ? [] : [Self.note(hits)]
        }
    }

    private static func note(_ text: String) -> Diagnostic.Note { Diagnostic.Note("seen", text) }

    private static func happened(_ what: String, _ count: UInt64) -> String {
        switch count {
        case 0: "\(what) never happened"
        case 1: "\(what) happened once"
        default: "\(what) happened \(count) times"
        }
    }
}

extension Diagnostic {
    static func stimulusUnfired(
        _ step: CompiledStep, _ wait: TriggerWait, _ schedule: StimulusSchedule, _ instructions: InstructionText,
        _ machine: borrowing Machine
    ) -> Diagnostic {
        let name = step.name.map { " '\($0)'" } ?? ""
        let text = UnfiredText(wait: wait, schedule: schedule, instructions: instructions)
        return Diagnostic(
            .stimulusUnfired, "the stimulus\(name) \(text.message(never: "never fired"))", at: step.triggerSpan,
            help: "a stimulus that does not happen tests nothing", notes: text.notes(machine))
    }

    static func checkpointUnreached(
        _ checkpoint: CompiledCheckpoint, _ wait: TriggerWait, _ schedule: StimulusSchedule, _ instructions: InstructionText,
        _ machine: borrowing Machine
    ) -> Diagnostic {
        let text = UnfiredText(wait: wait, schedule: schedule, instructions: instructions)
        return Diagnostic(
            .checkpointUnreached, "the checkpoint \(checkpoint.label) \(text.message(never: "was never reached"))",
            at: checkpoint.triggerSpan, help: "a checkpoint that is not reached checks nothing", notes: text.notes(machine))
    }
}

internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// The lines below the caret of a failure: where, after how much, in which state, and why.
enum FailureNotes {
    typealias Note = Diagnostic.Note

    /// Of a failure that an exception entry shows.
    static func entry(_ entry: ExceptionEntry, _ instructions: InstructionText, _ machine: borrowing Machine) -> [Note] {
        var notes = [
            Note("at", instructions.line(at: entry.lateStore?.instruction ?? entry.instruction, machine)),
            Note("after", time(instructions: entry.instructions, cycles: entry.cycles)),
        ]
        var state = StateText.faultStatus(cfsr: entry.cfsr, hfsr: entry.hfsr, machine).map { $0 + "   " } ?? ""
        state += "EXC_RETURN \(StateText.excReturn(entry.excReturn))"
        let meanings = StateText.meanings("CFSR", entry.cfsr) + StateText.meanings("HFSR", entry.hfsr)
        notes.append(Note("state", ([state] + meanings).joined(separator: "\n")))
        if let fault = entry.fault, fault.kind == .daccviol || fault.kind == .preciserr {
            notes.append(Note("address", HexText.word(fault.address)))
        }
        if let store = entry.lateStore { notes.append(Note("address", "\(HexText.word(store.address)), which no register tells")) }
        if let fault = entry.fault, fault.kind == .undefinstr || fault.kind == .nocp,
            let absent = AbsentInstruction.text(at: entry.instruction, machine, instructions.images)
        {
            notes.append(Note("needs", absent))
        }
        if let frame = frame(entry) { notes.append(Note("frame", frame)) }
        notes.append(moment(entry.moment))
        notes.append(Note("why", PriorityText.entry(entry, machine)))
        return notes
    }

    /// What is special about an entry's frame.
    private static func frame(_ entry: ExceptionEntry) -> String? {
        switch entry.frameContent {
        case .basic: nil
        case .reserved:
            "0x68 bytes at \(HexText.word(entry.frame)), with room for S0 to S15 and FPSCR, which are still in the registers (FPCCR.LSPACT)"
        case .saved: "0x68 bytes at \(HexText.word(entry.frame)), with S0 to S15 and FPSCR"
        }
    }

    /// Of a failure at the place where the run stands.
    static func place(_ instructions: InstructionText, _ machine: borrowing Machine) -> [Note] {
        [
            Note("at", instructions.line(at: machine.pc, machine) + mode(machine)),
            Note("after", time(instructions: machine.instructions, cycles: machine.cycles)),
            moment(machine.instructions),
        ]
    }

    /// The moment that a replay of the failure stops at: a count of instructions, which becomes a command when the case is done.
    static func moment(_ instructions: UInt64) -> Note { Note(momentLabel, String(instructions)) }

    /// The label of the note that says how to replay a failure.
    static let momentLabel = "replay"

    /// Of a lockup.
    static func lockup(
        _ record: LockupRecord, _ faults: [ExceptionEntry], _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> [Note] {
        var notes = [
            Note("at", instructions.line(at: record.instruction, machine)),
            Note("after", time(instructions: record.instructions, cycles: record.cycles)),
        ]
        if let state = StateText.faultStatus(cfsr: record.cfsr, hfsr: record.hfsr, machine) {
            let meanings = StateText.meanings("CFSR", record.cfsr) + StateText.meanings("HFSR", record.hfsr)
            notes.append(Note("state", ([state] + meanings).joined(separator: "\n")))
        }
        notes.append(moment(record.moment))
        notes.append(Note("why", LockupText.chain(record, faults, machine, instructions)))
        return notes
    }

    /// The entries up to the failure; nothing when there are none or the failure itself is the only one.
    static func taken(_ timeline: [String]) -> [Note] {
        timeline.count < 2 ? [] : [Note("taken", timeline.joined(separator: "; "))]
    }

    static func time(instructions: UInt64, cycles: UInt64) -> String {
        "\(instructions) instruction\(instructions == 1 ? "" : "s"), \(cycles) cycle\(cycles == 1 ? "" : "s")"
    }

    private static func mode(_ machine: borrowing Machine) -> String {
        if machine.isLockedUp { return "  (locked up)" }
        if machine.isSleeping { return "  (asleep)" }
        return machine.currentException == .thread ? "" : "  (in \(machine.currentException))"
    }
}

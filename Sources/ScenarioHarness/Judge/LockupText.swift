internal import ArmMProfile
internal import CortexM

/// The chain of causes of a lockup, in words, one step to a line (DDI 0403 B1.5.15).
enum LockupText {
    static func chain(_ record: LockupRecord, lastEntry: ExceptionEntry?, _ machine: borrowing Machine, _ instructions: InstructionText)
        -> String
    {
        var steps: [String] = []
        let vtor = machine.peek(0xE000_ED08, size: .word) ?? 0
        if let entry = lastEntry, record.cause != .vectorRead || entry.exception != record.exception {
            steps.append(entryStep(entry, vtor: vtor, machine, instructions))
        }
        switch record.cause {
        case .vectorRead:
            let what = record.exception == .reset ? "the reset vectors" : "the vector of \(record.exception)"
            steps.append("\(what) at \(HexText.word(record.vectorAddress)) could not be read: a bus error (HFSR.VECTTBL)")
            if record.exception == .hardFault { steps.append("HardFault is what that error would become, so the processor locks up") }
        case .faultAtNegativePriority:
            steps.append("\(cause(record, instructions)) raises \(name(record))")
            steps.append(
                "\(record.exception) cannot be taken at the execution priority \(record.executionPriority) (\(priority(record))), and neither can HardFault in its place"
            )
        case .stacking:
            steps.append("stacking for \(record.exception) failed while the execution priority was already negative (\(priority(record)))")
        case .unstacking:
            steps.append(
                "the return at \(HexText.word(record.instruction)) failed, and the execution priority \(record.executionPriority) it leaves lets no fault in"
            )
        }
        if record.pc != record.instruction {
            steps.append("the processor stays at \(HexText.word(record.pc)); NMI or a reset would get it out")
        }
        return steps.joined(separator: "\n")
    }

    /// How the handler that was running was reached, and what its vector held.
    private static func entryStep(
        _ entry: ExceptionEntry, vtor: UInt32, _ machine: borrowing Machine, _ instructions: InstructionText
    ) -> String {
        let address = vtor &+ 4 &* UInt32(entry.exception.rawValue)
        var text = "\(entry.summary); its vector at \(HexText.word(address))"
        guard let vector = machine.peek(address, size: .word) else { return text + " cannot be read" }
        text += " holds \(HexText.word(vector))"
        if vector & 1 == 0 { text += ", which has bit 0 clear and so is no Thumb code" }
        if let place = instructions.images.place(vector & ~1) { text += " (\(place))" }
        if vector & ~1 != entry.handler { text += " now, and sent it to \(HexText.word(entry.handler))" }
        return text
    }

    private static func cause(_ record: LockupRecord, _ instructions: InstructionText) -> String {
        let place = instructions.images.place(record.instruction).map { " (\($0))" } ?? ""
        return switch record.fault?.kind {
        case .svCall: "the SVC at \(HexText.word(record.instruction))\(place)"
        case .breakpoint: "the BKPT at \(HexText.word(record.instruction))\(place)"
        case .iaccviol, .ibuserr: "the fetch from \(HexText.word(record.instruction))\(place)"
        default: "the instruction at \(HexText.word(record.instruction))\(place)"
        }
    }

    private static func name(_ record: LockupRecord) -> String {
        guard let fault = record.fault else { return "\(record.exception)" }
        return switch fault.kind {
        case .svCall, .breakpoint: "\(record.exception)"
        case .daccviol, .preciserr: "\(record.exception) (\(fault.field) at \(HexText.word(fault.address)))"
        default: "\(record.exception) (\(fault.field))"
        }
    }

    private static func priority(_ record: LockupRecord) -> String {
        PriorityText.causes(active: record.ipsr, primask: false, faultmask: record.faultmask, basepri: 0)
            .replacing(", nothing masked", with: "")
    }
}

extension Fault {
    /// The bit of CFSR that it sets.
    var field: String {
        switch kind {
        case .iaccviol: "IACCVIOL"
        case .daccviol: "DACCVIOL"
        case .mlsperr: "MLSPERR"
        case .ibuserr: "IBUSERR"
        case .preciserr: "PRECISERR"
        case .lsperr: "LSPERR"
        case .undefinstr: "UNDEFINSTR"
        case .invstate: "INVSTATE"
        case .invpc: "INVPC"
        case .nocp: "NOCP"
        case .unaligned: "UNALIGNED"
        case .divbyzero: "DIVBYZERO"
        case .svCall: "SVC"
        case .breakpoint: "BKPT"
        }
    }
}

internal import ArmMProfile
internal import CortexM

/// The chain of faults that led to a lockup, in words, from the first on (DDI 0403 B1.5.15).
enum LockupText {
    /// Each fault with its instruction, its cause, and why it was taken as what it was; the last could not be taken at all.
    static func chain(
        _ record: LockupRecord, _ faults: [ExceptionEntry], _ machine: borrowing Machine, _ instructions: InstructionText
    ) -> String {
        var steps: [[String]] = []
        for (index, entry) in faults.enumerated() {
            steps.append(step(entry, isLast: index == faults.count - 1, machine, instructions))
        }
        steps.append(last(record, machine, instructions))
        guard steps.count > 1 else { return steps[0].joined(separator: "\n") }
        return steps.enumerated().map { "\($0.offset + 1). " + $0.element.joined(separator: "\n   ") }.joined(separator: "\n")
    }

    /// A fault that was taken. Of the last, where its vector led is said too: that code is what failed.
    private static func step(
        _ entry: ExceptionEntry, isLast: Bool, _ machine: borrowing Machine, _ instructions: InstructionText
    ) -> [String] {
        let line = instructions.line(at: entry.instruction, machine)
        var lines: [String] = []
        if let fault = entry.fault {
            lines = [line, "raises \(name(fault, entry.of ?? entry.exception))"]
        } else if let store = entry.lateStore {
            let what = entry.cfsr == 0 ? "\(entry.exception)" : "BusFault (IMPRECISERR: the store was to \(HexText.word(store.address)))"
            lines = [instructions.line(at: store.instruction, machine), "raises \(what), which was taken at \(line)"]
        } else {
            lines = ["\(entry.summary), at \(line)"]
        }
        lines.append(PriorityText.entry(entry, machine))
        return isLast ? lines + [vector(entry, machine, instructions)] : lines
    }

    /// What could not be taken, and why.
    private static func last(
        _ record: LockupRecord, _ machine: borrowing Machine, _ instructions: InstructionText
    ) -> [String] {
        var steps: [String] = []
        switch record.cause {
        case .vectorRead:
            if record.exception != .reset {
                steps += [instructions.line(at: record.instruction, machine), "leads to the entry of \(record.exception)"]
            }
            let what = record.exception == .reset ? "the reset vectors" : "the vector of \(record.exception)"
            steps.append("\(what) at \(HexText.word(record.vectorAddress)) could not be read: a bus error (HFSR.VECTTBL)")
            if record.exception == .hardFault { steps.append("HardFault is what that error would become, so the processor locks up") }
        case .faultAtNegativePriority:
            steps.append(instructions.line(at: record.instruction, machine))
            steps.append("raises \(record.fault.map { name($0, record.exception) } ?? record.exception.description)")
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
        return steps
    }

    /// What the vector of an exception holds, and where that leads.
    private static func vector(_ entry: ExceptionEntry, _ machine: borrowing Machine, _ instructions: InstructionText) -> String {
        let address = (machine.peek(0xE000_ED08, size: .word) ?? 0) &+ 4 &* UInt32(entry.exception.rawValue)
        var text = "its vector at \(HexText.word(address))"
        guard let vector = machine.peek(address, size: .word) else { return text + " cannot be read" }
        text += " holds \(HexText.word(vector))"
        if vector & 1 == 0 { text += ", which has bit 0 clear and so is no Thumb code" }
        if let place = instructions.images.place(vector & ~1) { text += " (\(place))" }
        if vector & ~1 != entry.handler { text += " now, and sent it to \(HexText.word(entry.handler))" }
        return text
    }

    private static func name(_ fault: Fault, _ exception: ExceptionNumber) -> String {
        switch fault.kind {
        case .svCall, .breakpoint: "\(exception)"
        case .daccviol, .preciserr: "\(exception) (\(fault.field) at \(HexText.word(fault.address)))"
        default: "\(exception) (\(fault.field))"
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

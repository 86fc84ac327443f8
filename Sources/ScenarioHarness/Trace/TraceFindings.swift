internal import ArmMProfile
internal import CortexM

/// What a trace says of the whole run at its end: each finding once.
struct TraceFindings {
    let instructions: InstructionText
    let images: ImageSet

    /// The findings of a trace's categories.
    func text(_ categories: TraceCategories, _ machine: borrowing Machine, _ entries: [ExceptionEntry]) -> String {
        var lines: [String] = []
        if categories.contains(.guestErrors) { lines += guestErrors(machine) }
        if categories.contains(.unimplemented) { lines += unimplemented(machine, entries) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What the firmware did wrong, and where.
    private func guestErrors(_ machine: borrowing Machine) -> [String] {
        machine.unpredictable.map { "!! \($0.kind.rawValue) at \(instructions.address($0.address))" }
            + machine.deviceWarnings.map { "!! \($0.device): \($0.text)" }
    }

    /// What the firmware used and the machine does not have: registers of devices, and instructions.
    private func unimplemented(_ machine: borrowing Machine, _ entries: [ExceptionEntry]) -> [String] {
        var lines = machine.unmodelled.map { "?? not modelled: \(RunSummary.UnmodelledRegister($0, images).text)" }
        var faults = entries.compactMap { entry in entry.fault.map { (kind: $0.kind, place: entry.instruction) } }
        if let lockup = machine.exceptions.lastLockup, let fault = lockup.fault { faults.append((fault.kind, lockup.instruction)) }
        var seen: Set<UInt32> = []
        for fault in faults where seen.count < Self.instructionLimit && !seen.contains(fault.place) {
            let absent = AbsentInstruction.text(at: fault.place, machine, images)
            // NOCP of an instruction that the core has: the coprocessor is switched off.
            guard fault.kind == .undefinstr || fault.kind == .nocp && absent != nil else { continue }
            seen.insert(fault.place)
            lines.append("?? UNDEFINED at \(instructions.address(fault.place)): \(absent ?? "no core has it")")
        }
        return lines
    }

    /// Instructions named at the end of one trace.
    private static let instructionLimit = 16
}

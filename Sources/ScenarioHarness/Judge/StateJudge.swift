internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Weighs registers, memory and consoles as they are: at the end of a run, or at a checkpoint.
struct StateJudge {
    let expect: CompiledExpect
    let instructions: InstructionText

    /// Every check that failed.
    func failures(_ machine: borrowing Machine) -> [Diagnostic] {
        var failures: [Diagnostic] = []
        // Where and when is the same for all: the first says it.
        func notes() -> [Diagnostic.Note] { failures.isEmpty ? FailureNotes.place(instructions, machine) : [] }
        let registers = RegisterComparison(expect.registers, machine)
        for row in registers.rows where !row.isMet {
            let table = failures.isEmpty ? registers.note.map { [$0] } ?? [] : []
            failures.append(.registerDiffers(row.check, row.value, table + notes()))
        }
        for check in expect.memory { if let failure = memory(check, machine, notes) { failures.append(failure) } }
        for check in expect.console { if let failure = ConsoleCheck(check).failure(machine) { failures.append(failure) } }
        return failures
    }

    private func memory(_ check: CompiledMemoryCheck, _ machine: borrowing Machine, _ notes: () -> [Diagnostic.Note]) -> Diagnostic? {
        let what = "the memory at \(check.addressText)"
        switch check.content {
        case .value(let wanted, let size):
            let width = Int(size.rawValue) * 8
            let value = machine.peek(check.address.value, size: size)
            if let value, wanted.value.matches(UInt64(value)) { return nil }
            return .memoryDiffers(
                what, wanted: wanted.value.text(width: width), got: value.map { HexText.value($0, width: width) }, at: wanted.span, notes())
        case .bytes(let wanted):
            let bytes = machine.peekBytes(check.address.value, count: wanted.value.count)
            if bytes == wanted.value { return nil }
            return .memoryDiffers(what, wanted: Self.text(wanted.value), got: bytes.map(Self.text), at: wanted.span, notes())
        }
    }

    /// The first bytes, in hexadecimal.
    private static func text(_ bytes: [UInt8]) -> String {
        bytes.prefix(24).map { hexDigits($0, 2) }.joined(separator: " ") + (bytes.count > 24 ? " …" : "")
    }
}

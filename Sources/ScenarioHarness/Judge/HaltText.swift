internal import CortexM
internal import ScenarioLanguage

/// Why the debug unit halted the processor, in words.
enum HaltText {
    static func cause(_ reason: HaltReason, _ instructions: InstructionText) -> String {
        switch reason {
        case .request: return "the debugger asked for it"
        case .step: return "a single step is done"
        case .breakpoint(let pc): return "the breakpoint at \(place(pc, instructions))"
        case .bkpt(let pc, let immediate):
            return "the firmware's BKPT \(HexText.value(UInt32(immediate), width: 8)) at \(place(pc, instructions))"
        case .watchpoint(let hit):
            let bytes = "\(hit.size.rawValue) byte\(hit.size == .byte ? "" : "s") at \(HexText.word(hit.address))"
            let value = HexText.value(hit.value, width: Int(hit.size.rawValue) * 8)
            let access = hit.isWrite ? "\(value) was written to the \(bytes)" : "\(value) was read from the \(bytes)"
            return "\(access), by the instruction at \(place(hit.pc, instructions))"
        case .matched(let pc): return "the instruction at \(place(pc, instructions)), which a comparator of the DWT watches for"
        case .vectorCatch(let caught): return "the vector catch " + StateText.register("DEMCR", caught.rawValue)
        }
    }

    private static func place(_ address: UInt32, _ instructions: InstructionText) -> String {
        HexText.word(address) + (instructions.images.place(address).map { " (\($0))" } ?? "")
    }
}

extension HaltReason {
    /// The word that scenarios have for it.
    var word: HaltWord {
        switch self {
        case .request: .request
        case .step: .step
        case .breakpoint: .breakpoint
        case .bkpt: .bkpt
        case .watchpoint: .watchpoint
        case .matched: .pcMatch
        case .vectorCatch: .vectorCatch
        }
    }
}

internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// The wording of what an inspection finds (FL1101 to FL1111).
extension Diagnostic {
    static func noVectorTable(_ address: UInt32, _ machine: MachineConfiguration) -> Diagnostic {
        Diagnostic(
            .noVectorTable, "no vector table at \(HexText.word(address)), where \(machine.name) reads it", at: nil,
            help: "link the table there, or inspect with '--vectors' the table that a boot loader would start")
    }

    static func stackPointerOutsideRAM(_ value: UInt32, _ machine: MachineConfiguration) -> Diagnostic {
        Diagnostic(
            .badStackPointer, "the initial stack pointer \(HexText.word(value)) is not the end of anything in RAM", at: nil,
            help: "the first word of the table is the address just after the stack",
            notes: [Note("note", "the memory of \(machine.name) is " + MemoryMap.text(machine).joined(separator: ", "))])
    }

    static func stackPointerUnaligned(_ value: UInt32) -> Diagnostic {
        Diagnostic(
            .warning, .badStackPointer, "the initial stack pointer \(HexText.word(value)) is not a multiple of 8", at: nil,
            help: "align it: the procedure call standard (AAPCS) promises 8 bytes to every function")
    }

    static func vectorWithoutThumbBit(_ vector: InspectedVectorTable.Vector) -> Diagnostic {
        Diagnostic(
            .vectorWithoutThumbBit, "the vector of \(vector.exception) is \(place(vector)), with bit 0 clear", at: nil,
            help: vector.exception == .reset
                ? "the first instruction would fault with INVSTATE, and lock up; declare the handler a function (.thumb_func, .type)"
                : "the handler would fault with INVSTATE; declare it a function (.thumb_func, .type)")
    }

    static func vectorOutsideCode(_ vector: InspectedVectorTable.Vector, _ why: String) -> Diagnostic {
        Diagnostic(
            .vectorOutsideCode, "the vector of \(vector.exception) is \(HexText.word(vector.value)), \(why)", at: nil,
            help: vector.exception == .reset ? "the machine could not start" : "taking the exception would fault and escalate")
    }

    static func missingHandlers(_ vectors: [InspectedVectorTable.Vector]) -> Diagnostic {
        let hasSystem = vectors.contains { $0.exception.rawValue < 16 }
        return Diagnostic(
            hasSystem ? .warning : .note, .missingHandler,
            "no handler (a vector of 0): " + InspectedVectorTable.names(vectors.map(\.exception)), at: nil,
            help: hasSystem ? "give each a handler, if only a default one that stops" : nil)
    }

    static func vectorNotAtFunction(_ vector: InspectedVectorTable.Vector) -> Diagnostic {
        Diagnostic(
            .warning, .vectorNotAtFunction,
            vector.symbol == nil
                ? "the vector of \(vector.exception) is \(HexText.word(vector.value)), where no symbol is"
                : "the vector of \(vector.exception) is \(place(vector)), not the start of a function", at: nil,
            help: "put the function's name into the table")
    }

    static func sharedHandler(_ vectors: [InspectedVectorTable.Vector]) -> Diagnostic {
        Diagnostic(
            .note, .sharedHandler,
            "\(vectors.count) exceptions share \(vectors[0].symbol ?? HexText.word(vectors[0].value)): "
                + InspectedVectorTable.names(vectors.map(\.exception)), at: nil)
    }

    static func misalignedVectorTable(_ address: UInt32, vectors: Int, needed: UInt32) -> Diagnostic {
        Diagnostic(
            .misalignedVectorTable,
            "the vector table at \(HexText.word(address)) has \(vectors) vectors and is not aligned to \(needed) bytes", at: nil,
            help: "align it in the linker script: VTOR has no bits for less")
    }

    static func stackOverlaps(_ bottom: Landmark, _ other: Landmark, stackPointer: UInt32) -> Diagnostic {
        Diagnostic(
            .warning, .stackOverlaps,
            "the stack, \(HexText.word(bottom.value)) (\(bottom.name)) to \(HexText.word(stackPointer)), overlaps the \(other.role.rawValue) at \(HexText.word(other.value)) (\(other.name))",
            at: nil, help: "make the RAM that the linker script plans with larger, or the stack or heap smaller")
    }

    /// `0x0000_0100 (Reset_Handler)`.
    private static func place(_ vector: InspectedVectorTable.Vector) -> String {
        HexText.word(vector.value) + (vector.symbol.map { " (\($0))" } ?? "")
    }
}

extension CodeSweep {
    /// Instructions listed of each kind.
    private static let shown = 8

    /// One finding for each thing that would have instructions that the core lacks, and one for those that nothing has.
    func findings(_ subject: InspectionSubject) -> [Diagnostic] {
        var needs: [String?] = []
        for lack in lacks where !needs.contains(lack.needs) { needs.append(lack.needs) }
        return needs.map { need in
            let lines = lacks.filter { $0.needs == need }.map(\.line)
            let (count, core) = ("\(lines.count) instruction\(lines.count == 1 ? "" : "s")", subject.machine.core.name)
            var notes = lines.prefix(Self.shown).joined(separator: "\n")
            if lines.count > Self.shown { notes += "\n… and \(lines.count - Self.shown) more" }
            let verb = lines.count == 1 ? "needs" : "need"
            guard let need else {
                return Diagnostic(
                    .warning, .undefinedInstruction, "\(count) that no core has", at: nil,
                    help: "executing one is a UsageFault (UNDEFINSTR); data in a function is marked by .word and the like",
                    notes: [Diagnostic.Note("at", notes)])
            }
            return Diagnostic(
                .absentInstruction, "\(count) \(verb) \(need), which \(core) does not have", at: nil,
                help: "build for this core (-mcpu=, -mfpu=, -mfloat-abi=), or name the machine that the image is for",
                notes: [Diagnostic.Note("at", notes)])
        }
    }
}

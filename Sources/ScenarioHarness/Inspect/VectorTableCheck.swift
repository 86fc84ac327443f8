internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import Firmware

/// What is wrong with a vector table.
struct VectorTableCheck {
    private let subject: InspectionSubject
    private let place: LoadedPlace
    private let table: InspectedVectorTable

    init(_ subject: InspectionSubject, _ place: LoadedPlace, _ table: InspectedVectorTable) {
        self.subject = subject
        self.place = place
        self.table = table
    }

    /// In the order of the table.
    var findings: [Diagnostic] {
        let missing = table.vectors.filter { $0.value == 0 }
        let present = table.vectors.filter { $0.value != 0 }
        let count = (table.vectors.last.map { Int($0.exception.rawValue) } ?? 0) + 1
        var findings = Self.alignment(table.address, vectors: count, subject.machine.core) + stackPointer
        for vector in present where vector.value & 1 == 0 { findings.append(.vectorWithoutThumbBit(vector)) }
        findings += present.compactMap(target)
        if !missing.isEmpty { findings.append(.missingHandlers(missing)) }
        return findings + shared(present)
    }

    private var stackPointer: [Diagnostic] {
        let value = table.stackPointer
        // A full descending stack begins just below its initial pointer.
        guard place.isRAM(value &- 4) else { return [.stackPointerOutsideRAM(value, subject.machine)] }
        return value & 7 == 0 ? [] : [.stackPointerUnaligned(value)]
    }

    /// Whether a vector leads to code, and to its beginning.
    private func target(_ vector: InspectedVectorTable.Vector) -> Diagnostic? {
        guard let region = place.region(vector.target) else { return .vectorOutsideCode(vector, "where the machine has no memory") }
        guard region.executable else { return .vectorOutsideCode(vector, "in '\(region.name)', which answers no instruction fetch") }
        guard place.halfword(vector.target) != nil || isCopied(vector.target) else {
            return .vectorOutsideCode(vector, "where no image puts code")
        }
        guard subject.images.images.contains(where: { !$0.image.symbols.symbols.isEmpty }) else { return nil }
        if let symbol = vector.symbol, !symbol.contains("+0x") { return nil }
        return .vectorNotAtFunction(vector)
    }

    /// Whether start-up code copies something to an address.
    private func isCopied(_ address: UInt32) -> Bool {
        subject.images.images.flatMap(\.image.copies).contains { $0.address <= address && address - $0.address < $0.count }
    }

    /// Handlers that several exceptions share: usually the default of start-up code.
    private func shared(_ vectors: [InspectedVectorTable.Vector]) -> [Diagnostic] {
        var seen: [UInt32] = []
        return vectors.compactMap { vector in
            let same = vectors.filter { $0.value == vector.value }
            guard same.count > 1, !seen.contains(vector.value) else { return nil }
            seen.append(vector.value)
            return .sharedHandler(same)
        }
    }

    /// VTOR holds an address whose low bits are zero, as many as the table needs (DDI 0403 B3.2.5).
    private static func alignment(_ address: UInt32, vectors: Int, _ core: CoreConfiguration) -> [Diagnostic] {
        let needed = core.vectorTableAlignment(vectors: vectors)
        return address % needed == 0 ? [] : [.misalignedVectorTable(address, vectors: vectors, needed: needed)]
    }

    /// Tables that are known by their names and lie elsewhere: firmware sets VTOR to them.
    static func otherTables(_ subject: InspectionSubject, except address: UInt32) -> [Diagnostic] {
        guard subject.machine.core.vtorMask != 0 else { return [] }
        var findings: [Diagnostic] = []
        for image in subject.images.images {
            for name in tableNames {
                guard let symbol = image.image.symbols.symbol(named: name) else { continue }
                guard symbol.address != address, symbol.kind != .absolute else { continue }
                findings += alignment(symbol.address, vectors: max(16, Int(symbol.size / 4)), subject.machine.core)
            }
        }
        return findings
    }

    /// What start-up code calls its vector table.
    private static let tableNames = [
        "__Vectors", "__vectors", "_vectors", "g_pfnVectors", "__isr_vector", "__vector_table", "__VECTOR_TABLE", "vector_table",
        "interrupt_vector_table", "vtable",
    ]
}

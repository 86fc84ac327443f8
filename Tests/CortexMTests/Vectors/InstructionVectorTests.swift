import ArmMProfile
import CortexM
import Foundation
import Testing

@Suite("Instruction vectors")
struct InstructionVectorTests {
    private static let registers: [CoreRegister] = (0..<16).compactMap { CoreRegister(number: $0) } + [.apsr]

    /// Operations without vectors, each with its reason.
    private static let exclusions: [String: String] = {
        let text = (try? String(contentsOf: vectorsFolder.appending(path: "exclusions.txt"), encoding: .utf8)) ?? ""
        var result: [String: String] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if parts.count == 2 { result[parts[0]] = parts[1] }
        }
        return result
    }()

    /// The operations of the table that have vectors, in its order.
    static let operations: [String] = {
        var seen: Set<String> = []
        return Encoding.table.map { "\($0.operation)" }.filter { exclusions[$0] == nil && seen.insert($0).inserted }
    }()

    @Test("Every row has two hundred cases of an independent emulator, and the machine does the same", arguments: operations)
    func replay(operation: String) throws {
        let sections = try readVectors(vectorsFolder.appending(path: "\(operation).txt"))
        let rows = Encoding.table.enumerated().filter { "\($0.element.operation)" == operation }
        #expect(sections.map(\.key) == rows.map(\.element.vectorKey))
        for (section, row) in zip(sections, rows) {
            var machine = try Self.machine(Self.core(of: row.element))
            #expect(section.cases.count >= 200, "\(section.key)")
            var failures: [String] = []
            // A hooked instruction goes through the general form of its operation, others through the most special one.
            for (vector, isHooked) in section.cases.flatMap({ [($0, false), ($0, true)] }) {
                let differences = try Self.run(vector, row: row.offset, isHooked, on: &machine)
                if !differences.isEmpty {
                    failures.append("line \(vector.line)\(isHooked ? ", hooked" : ""): \(differences.joined(separator: ", "))")
                    machine.reset(.powerOn)
                }
            }
            if machine.peekBytes(VectorMemory.base, count: VectorMemory.size) != VectorMemory.initial {
                failures.append("bytes were written that no case writes")
                machine.reset(.powerOn)
            }
            let shown = failures.prefix(8).joined(separator: "\n")
            #expect(failures.isEmpty, "\(section.key): \(failures.count) of \(section.cases.count)\n\(shown)")
        }
    }

    @Test("What is excluded is in the table, and has a reason and no file")
    func exclusionsAreOfTheTable() {
        let known = Set(Encoding.table.map { "\($0.operation)" })
        for (operation, reason) in Self.exclusions {
            #expect(known.contains(operation) && reason.count > 20, "\(operation)")
            #expect(!FileManager.default.fileExists(atPath: vectorsFolder.appending(path: "\(operation).txt").path))
        }
    }

    /// The core that the emulator was.
    private static func core(of row: Encoding) -> CoreConfiguration {
        switch row.needs {
        case .none: .cortexM4
        case .fpv4SP: .cortexM4F
        case .fpv5SP, .fpv5D16: .cortexM7
        }
    }

    private static func machine(_ core: CoreConfiguration) throws -> Machine {
        var core = core
        core.mpuRegions = 0
        var machine = Machine(
            MachineConfiguration(
                name: "vectors", core: core, clockHz: 1_000_000,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x400),
                    MemoryRegion(name: "ram", kind: .ram, base: VectorMemory.base, size: UInt64(VectorMemory.size)),
                ], devices: []))
        try machine.load([0, 0, 1, 0x20, 0x01, 0x10, 0x01, 0x20], at: 0)
        try machine.load(VectorMemory.initial, at: VectorMemory.base)
        machine.reset(.powerOn)
        return machine
    }

    /// Runs one case and puts memory back; what is not as expected.
    private static func run(_ vector: VectorCase, row: Int, _ isHooked: Bool, on machine: inout Machine) throws -> [String] {
        var differences: [String] = []
        // The last instruction is the one of the row; of IT blocks it is the first.
        let isBlock = vector.instructions > 1 && Encoding.table[row].operation == .it
        let tail = isBlock ? [vector.code[0], 0] : Array(vector.code.suffix(Int(Encoding.table[row].length) / 2)) + [0]
        let instruction = Decoder(.armv7EM, floatingPoint: machine.configuration.core.floatingPoint).decode(tail[0], tail[1])
        if Int(instruction.row) != row { differences.append("decodes as row \(instruction.row)") }
        if instruction.flags.contains(.unpredictable) { differences.append("decodes as UNPREDICTABLE") }

        for (index, halfword) in vector.code.enumerated() {
            _ = machine.poke(vector.start + 2 * UInt32(index), size: .halfword, UInt32(halfword))
        }
        machine[.xpsr] = 0x0100_0000
        let before = vector.before
        for (register, value) in zip(registers, before) { machine[register] = value }
        if vector.kind != nil { setFloatingPoint(before.dropFirst(registers.count), on: &machine) }
        machine.setHooks(isHooked ? (0..<UInt32(vector.code.count)).map { vector.start + 2 * $0 } : [])
        for _ in 0..<(isHooked ? vector.instructions : 1) {
            let stop = machine.run(instructions: isHooked ? 1 : vector.instructions)
            if stop != .limit { differences.append("stopped with \(stop)") }
        }
        let after = vector.after
        for (register, value) in zip(registers, after) where machine[register] != value {
            differences.append("\(register.rawValue) is \(hex(machine[register])), not \(hex(value))")
        }
        if vector.kind != nil { differences += floatingPointDifferences(after.dropFirst(registers.count), on: machine) }
        if machine[.epsr] != 0x0100_0000 { differences.append("EPSR is \(hex(machine[.epsr]))") }
        if machine[.ipsr] != 0 { differences.append("in exception \(machine[.ipsr])") }
        for (address, bytes) in vector.memory {
            if machine.peekBytes(address, count: bytes.count) != bytes { differences.append("memory at \(hex(address))") }
            restore(address, count: bytes.count, of: &machine)
        }
        restore(vector.start, count: 2 * vector.code.count, of: &machine)
        return differences
    }

    /// S0 to S31 and FPSCR, in a context that has begun.
    private static func setFloatingPoint(_ values: ArraySlice<UInt32>, on machine: inout Machine) {
        machine.floatingPoint.cpacr = 0x00F0_0000
        machine.floatingPoint.fpca = true
        for (number, value) in values.prefix(32).enumerated() { machine.floatingPoint[single: number] = value }
        machine.floatingPoint.fpscr = FPSCR(values.last ?? 0)
    }

    private static func floatingPointDifferences(_ values: ArraySlice<UInt32>, on machine: borrowing Machine) -> [String] {
        var differences: [String] = []
        for (number, value) in values.prefix(32).enumerated() where machine.floatingPoint[single: number] != value {
            differences.append("S\(number) is \(hex(machine.floatingPoint[single: number])), not \(hex(value))")
        }
        let (fpscr, expected) = (machine.floatingPoint.fpscr.rawValue, values.last ?? 0)
        if fpscr != expected { differences.append("FPSCR is \(hex(fpscr)), not \(hex(expected))") }
        return differences
    }

    private static func restore(_ address: UInt32, count: Int, of machine: inout Machine) {
        for index in 0..<UInt32(count) {
            let byte = VectorMemory.initial[Int(address + index - VectorMemory.base)]
            _ = machine.poke(address + index, size: .byte, UInt32(byte))
        }
    }

    private static func hex(_ value: UInt32) -> String { String(value, radix: 16) }
}

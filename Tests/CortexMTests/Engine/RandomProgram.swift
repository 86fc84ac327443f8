import ArmMProfile
import CortexM

/// A program of random instructions, and registers for it: half of them addresses in RAM, so that loads and stores mostly hit.
struct RandomProgram {
    static let ram: UInt32 = 0x2000_0000
    var core: CoreConfiguration
    var code: [UInt16]
    var registers: [UInt32]
    var apsr: UInt32

    init(_ core: CoreConfiguration, seed: UInt64, count: Int = 160) {
        self.core = core
        var random = SeededRandom(seed)
        let decoder = Decoder(core.architecture)
        code = []
        while code.count < count {
            if Int.random(in: 0..<6, using: &random) == 0 {
                // What loops are made of: a comparison, or another that sets the flags, and a conditional branch.
                let first: UInt16 = [0x2800, 0x4280, 0x3800, 0x0040].randomElement(using: &random) ?? 0x2800
                code.append(first | UInt16.random(in: 0..<64, using: &random))
                code.append(0xD000 | UInt16.random(in: 0..<14, using: &random) << 8 | UInt16.random(in: 0..<6, using: &random))
                continue
            }
            let first = UInt16.random(in: 0...0xFFFF, using: &random)
            let second = UInt16.random(in: 0...0xFFFF, using: &random)
            let instruction = decoder.decode(first, second)
            guard Self.isWanted(instruction, &random) else { continue }
            code.append(first)
            if instruction.length == 4 { code.append(second) }
        }
        registers = (0..<13).map { _ in
            Bool.random(using: &random)
                ? Self.ram + 0x2000 + UInt32.random(in: 0..<0x1000, using: &random) & ~3
                : [0, 1, 0xFF, 0x7FFF_FFFF, 0x8000_0000, .max].randomElement(using: &random)
                    ?? UInt32.random(in: 0...(.max), using: &random)
        }
        apsr = UInt32.random(in: 0...(.max), using: &random) & 0xF800_0000
    }

    /// Keeps what stays in the program: no branch to a register, nothing that sleeps, calls or faults by design; fewer of the
    /// long conditional branches, which leave the code.
    private static func isWanted(_ i: Instruction, _ random: inout SeededRandom) -> Bool {
        if i.flags.contains(.unpredictable) { return false }
        switch i.operation {
        case .undefined, .udf, .svc, .bkpt, .wfi, .wfe, .coprocessor, .cps, .msr, .mrs, .bx, .blx, .tbb, .tbh, .bl: return false
        case .b: return i.immediate < 40 && i.length == 2 && Int.random(in: 0..<2, using: &random) == 0
        case .cbz, .cbnz: return i.immediate < 20
        case .pop, .ldm, .ldmdb: return i.immediate & 0x8000 == 0 && i.immediate.nonzeroBitCount < 5
        case .ldrImmediate, .ldrRegister, .ldrLiteral: return i.rd < 13
        case .movRegister, .addRegister: return i.rd < 13
        default: return i.rd != 15 || i.rn != 15
        }
    }

    /// A machine that stands before the program, in RAM at 0x20000100, so that its stores may change it too.
    func machine(usesForms: Bool = true) -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "random", core: core, clockHz: 1_000_000,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1000),
                    MemoryRegion(name: "sram", kind: .ram, base: Self.ram, size: 0x4000),
                ], devices: []))
        var vectors = [UInt8](repeating: 0, count: 64)
        for vector in 0..<16 { vectors.replaceSubrange(4 * vector..<4 * vector + 4, with: [0x41, 0, 0, 0]) }
        vectors.replaceSubrange(0..<8, with: [0, 0x30, 0, 0x20, 0x01, 0x01, 0, 0x20])
        try? machine.load(vectors + [0xFE, 0xE7], at: 0)
        let bytes = code.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        try? machine.load(bytes + [0xFE, 0xE7, 0xFE, 0xE7], at: Self.ram + 0x100)
        machine.reset(.powerOn)
        machine.usesForms = usesForms
        for (number, value) in registers.enumerated() {
            if let register = CoreRegister(number: number) { machine[register] = value }
        }
        machine[.apsr] = apsr
        return machine
    }
}

/// Everything that two runs are compared by.
struct MachineState: Equatable {
    var registers: [UInt32]
    var special: [UInt32]
    var cycles: UInt64
    var instructions: UInt64
    var memory: [UInt8]

    init(_ machine: borrowing Machine, memory showsMemory: Bool = true) {
        registers = (0..<16).map { CoreRegister(number: $0).map { machine[$0] } ?? 0 }
        special = [machine[.xpsr], machine[.msp], machine[.psp], machine[.primask], machine[.control]]
        cycles = machine.cycles
        instructions = machine.instructions
        memory = showsMemory ? machine.peekBytes(RandomProgram.ram, count: 0x4000) ?? [] : []
    }
}

import ArmMProfile
import CortexM
import Testing

/// Each rule by a sequence whose cycles were counted by hand, from the tables of docs/timing.md.
@Suite("Pipeline rules")
struct PipelineRulesTests {
    /// The cycles of the first `count` instructions of `code`, in flash at a multiple of 8.
    static func cycles(
        _ code: [UInt16], count: Int, core: CoreConfiguration = .cortexM3, timing: TimingConfiguration = TimingConfiguration(),
        _ registers: KeyValuePairs<CoreRegister, UInt32> = [:]
    ) -> UInt64 {
        var machine = Bench.machine(core, code, timing: timing)
        machine[.r0] = Bench.ram + 0x100
        machine[.r4] = Bench.ram + 0x200
        for (register, value) in registers { machine[register] = value }
        _ = machine.run(instructions: UInt64(count))
        #expect(machine.instructions == UInt64(count))
        return machine.cycles
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var code: [UInt16]
        var count: Int
        var cycles: UInt64

        init(_ name: String, _ code: [UInt16], _ count: Int, _ cycles: UInt64) {
            testDescription = name
            self.code = code
            self.count = count
            self.cycles = cycles
        }
    }

    private static let ldr: UInt16 = 0x6801  // ldr r1, [r0]
    private static let ldr2: UInt16 = 0x6802  // ldr r2, [r0]
    private static let ldr3: UInt16 = 0x6823  // ldr r3, [r4]
    private static let str: UInt16 = 0x6002  // str r2, [r0]
    private static let add: UInt16 = 0x3501  // adds r5, #1
    private static let nop: UInt16 = 0xBF00

    static let rows: [Row] = [
        Row("a load and an addition", [ldr, add], 2, 3),
        Row("three loads in a row", [ldr, ldr2, ldr3, add], 3, 4),
        Row("a load of the next address does not pair", [0x6800, 0x6801, add], 2, 4),
        Row("a load and a store", [ldr, str, add], 2, 2),
        Row("a load and a store of what it loaded", [ldr2, str, add], 2, 2),
        Row("three stores in a row", [str, str, str, add], 3, 3),
        Row("a store and a load", [str, ldr, add], 2, 4),
        Row("loads and stores in turns", [ldr, str, ldr, str, add], 4, 5),
        Row("a store at a register offset", [0x5042, add], 2, 3),
        Row("a NOP under a load", [ldr, nop, add], 2, 2),
        Row("a NOP under a store at a register offset", [0x5042, nop, add], 2, 2),
        Row("an address that was just added", [0x3004, ldr, add], 2, 4),
        Row("an address that was added before that", [0x3004, add, ldr, add], 3, 4),
        Row("an address compared with does not wait", [0x2800, ldr, add], 2, 3),
        Row("a base that was just written back", [0xF850, 0x1B04, ldr, add], 2, 4),
        Row("a load that writes back does not pair", [ldr, 0xF854, 0x2B04, add], 2, 4),
        Row("a store and one that writes back", [str, 0xF844, 0x2B04, add], 2, 3),
        Row("a literal and a load from elsewhere", [0x4E01, ldr, add], 2, 4),
        Row("two literals", [0x4E01, 0x4F01, add], 2, 3),
        Row("doubleword after a load", [ldr, 0xE9D0, 0x2300, add], 2, 5),
        Row("LR just written", [0x469E, 0x4770], 2, 4),
        Row("a wide multiply's low word as an address", [0xFBA1, 0x0102, ldr, add], 2, 5),
        Row("a wide multiply before a multiply and add", [0xFBA1, 0x2302, 0xFB01, 0x5502, add], 2, 4),
        Row("IT after a 16-bit addition", [add, 0xBF08, add], 2, 1),
        Row("IT after a 32-bit addition", [0xF105, 0x0501, 0xBF08, add], 2, 2),
        Row("IT after a load", [ldr, 0xBF08, add], 2, 3),
        Row("three 32-bit instructions after a 16-bit one at a word address", wide(3), 4, 5),
        Row("two of them", wide(2) + [add], 4, 4),
    ]

    private static func wide(_ count: Int) -> [UInt16] { [add] + [[UInt16]](repeating: [0xF105, 0x0501], count: count).flatMap { $0 } }

    @Test("cycles of neighbours, by both ways of executing them", arguments: rows)
    func neighbours(_ row: Row) {
        let registers: KeyValuePairs<CoreRegister, UInt32> = [.r1: 4, .r2: 1, .r3: Bench.code | 1]
        #expect(Self.cycles(row.code, count: row.count, registers) == row.cycles)
        var executor = Bench.machine(.cortexM3, row.code)
        executor.usesForms = false
        executor[.r0] = Bench.ram + 0x100
        executor[.r4] = Bench.ram + 0x200
        for (register, value) in registers { executor[register] = value }
        _ = executor.run(instructions: UInt64(row.count))
        #expect(executor.cycles == row.cycles)
    }

    @Test("the instruction after an IT block's load is skipped: they do not pair")
    func skippedNeighbour() {
        // ite eq; ldreq r1, [r0]; ldrne r2, [r0], and the same with both executed
        #expect(Self.cycles([0xBF0C, 0x6801, 0x6802, 0x3501], count: 3, [.apsr: 0x4000_0000]) == 1 + 2 + 1)
        #expect(Self.cycles([0xBF04, 0x6801, 0x6802, 0x3501], count: 3, [.apsr: 0x4000_0000]) == 1 + 1 + 2)
    }

    @Test("ACTLR.DISFOLD keeps IT from folding")
    func disfold() {
        var machine = Bench.machine(.cortexM3, [0x3501, 0xBF08, 0x3501])
        machine.set(0xE000_E008, 4)
        _ = machine.run(instructions: 2)
        #expect(machine.cycles == 2)
    }

    @Test("a branch to a 32-bit instruction at a half-word address takes a cycle more, direct or not")
    func wideTargets() {
        // b .+6 over a nop, to a 32-bit addition at 0x406 or 0x404
        #expect(Self.cycles([0xE001, 0xBF00, 0xBF00, 0xF105, 0x0501], count: 1) == 3)
        #expect(Self.cycles([0xE000, 0xBF00, 0xF105, 0x0501], count: 1) == 2)
        // bx r1, mov pc, r1 and pop {pc}
        let code: [UInt16] = [0x4708, 0xBF00, 0xBF00, 0xF105, 0x0501]
        #expect(Self.cycles(code, count: 1, [.r1: Bench.code + 7]) == 4)
        #expect(Self.cycles([0x468F] + code.dropFirst(), count: 1, [.r1: Bench.code + 7]) == 4)
        var machine = Bench.machine(.cortexM3, [0xBD00] + code.dropFirst())
        machine[.sp] = Bench.ram
        machine.set(Bench.ram, Bench.code + 7)
        _ = machine.run(instructions: 1)
        #expect(machine.cycles == 6)
    }

    @Test("code in SRAM takes two cycles a word, and four to branch")
    func codeInSRAM() {
        for usesForms in [true, false] {
            var machine = Bench.machine(.cortexM3, [0x4700])
            machine.usesForms = usesForms
            // adds r5, #1; add.w r5, r5, #1; b .-6
            for (index, halfword) in ([0x3501, 0xF105, 0x0501, 0xE7FB] as [UInt16]).enumerated() {
                _ = machine.poke(Bench.ram + 2 * UInt32(index), size: .halfword, UInt32(halfword))
            }
            machine[.r0] = Bench.ram | 1
            _ = machine.run(instructions: 1)
            #expect(machine.cycles == 4)
            _ = machine.run(instructions: 3)
            #expect(machine.cycles == 4 + 1 + 2 + 4)
        }
    }

    @Test("a store to the code changes the cycles of what looked at it")
    func selfModifyingCode() {
        // RAM that is not in the SRAM region: adds r5, #1; b .+6; nop; nop; adds r5, #1; b .-10
        let core = CoreConfiguration.cortexM3
        for usesForms in [true, false] {
            var machine = Machine(
                MachineConfiguration(
                    name: "ccm", core: core, clockHz: 1_000_000,
                    regions: [
                        MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1000),
                        MemoryRegion(name: "ccm", kind: .ram, base: 0x1000_0000, size: 0x1000),
                    ], devices: []))
            machine.usesForms = usesForms
            try? machine.load([0, 0x10, 0, 0x10, 1, 0, 0, 0x10], at: 0)
            let code: [UInt16] = [0x3501, 0xE000, 0xBF00, 0x3501, 0x3501, 0xE7F9]
            try? machine.load(code.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, at: 0x1000_0000)
            machine.reset(.powerOn)
            _ = machine.run(instructions: 5)
            // adds, b, adds, adds, b
            #expect(machine.cycles == 1 + 2 + 1 + 1 + 2)
            // The target becomes a 32-bit instruction at a half-word address.
            _ = machine.poke(0x1000_0006, size: .halfword, 0xF105)
            _ = machine.poke(0x1000_0008, size: .halfword, 0x0501)
            _ = machine.run(instructions: 4)
            #expect(machine.cycles == 7 + 1 + 3 + 1 + 2)
        }
    }

    @Test("the inner loop of a CRC that silicon takes 12 cycles for takes 12")
    func crcLoop() {
        // mla; eor.w; and; ldr; subs; eor.w; bne to the mla at a half-word address, as GCC wrote it for crc32 at -O3
        let code: [UInt16] = [
            0xBF00,
            0xFB02, 0x6303,  // mla r3, r2, r3, r6
            0xEA83, 0x0100,  // eor r1, r3, r0
            0xF001, 0x01FF,  // and r1, r1, #255
            0xF854, 0x1021,  // ldr r1, [r4, r1, lsl #2]
            0x3D01,  // subs r5, #1
            0xEA81, 0x2010,  // eor r0, r1, r0, lsr #8
            0xD1F3,  // bne
        ]
        let rounds: UInt64 = 100
        let one = Self.cycles(code, count: 1 + 7, [.r5: 1000, .r4: Bench.ram])
        let many = Self.cycles(code, count: 1 + 7 * Int(rounds), [.r5: 1000, .r4: Bench.ram])
        #expect(many - one == 12 * (rounds - 1))
    }

    @Test("one cycle an instruction, whatever it does, at the level `instructions`")
    func instructionLevel() {
        let timing = TimingConfiguration(level: .instructions)
        for core in [CoreConfiguration.cortexM0, .cortexM3, .cortexM7] {
            #expect(Self.cycles([0x6801, 0x6802, 0xC00E, 0xB503, 0xE7FA], count: 500, core: core, timing: timing) == 500)
        }
        #expect(Self.cycles([0xFBB1, 0xF1F2, 0xFBA1, 0x2302, 0x6801], count: 3, timing: timing, [.r0: Bench.ram + 1]) == 3)
    }

    @Test("the small multiplier of an M0 takes 32 cycles")
    func smallMultiplier() {
        #expect(Self.cycles([0x4341], count: 1, core: .cortexM0, timing: TimingConfiguration(multiplyCycles: 32)) == 32)
        #expect(Self.cycles([0x4341], count: 1, core: .cortexM0) == 1)
    }

    @Test("17.7: an M7 does the loop of SUBS and BNE in a cycle a round, when it is aligned")
    func dualIssue() {
        var machine = Bench.machine(.cortexM7, [0x3801, 0xD1FD])
        machine[.r0] = 1000
        _ = machine.run(instructions: 1998)
        #expect(machine.cycles == 999)
        _ = machine.run(instructions: 2)
        #expect(machine.cycles == 999 + 9)
    }
}

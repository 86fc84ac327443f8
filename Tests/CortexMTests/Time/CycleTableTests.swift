import ArmMProfile
import CortexM
import Testing

@Suite("Cycle tables")
struct CycleTableTests {
    /// The cycles of the first instruction of `code`, with R0 an address in RAM unless told otherwise.
    static func cycles(
        _ core: CoreConfiguration, _ code: [UInt16], _ registers: KeyValuePairs<CoreRegister, UInt32> = [:]
    ) -> UInt64 {
        var machine = Bench.machine(core, code)
        machine[.r0] = Bench.ram + 0x100
        for (register, value) in registers { machine[register] = value }
        let before = machine.cycles
        _ = machine.run(instructions: 1)
        return machine.cycles - before
    }

    @Test(
        "the loop of SUBS and BNE takes 4, 3, 3, 3 cycles a round",
        arguments: [(CoreConfiguration.cortexM0, 4 as UInt64), (.cortexM0Plus, 3), (.cortexM3, 3), (.cortexM4, 3)])
    func smokeLoop(_ core: CoreConfiguration, _ expected: UInt64) {
        var machine = Bench.machine(core, [0x3801, 0xD1FD])  // subs r0, #1; bne .-2
        machine[.r0] = 1000
        _ = machine.run(instructions: 1998)
        #expect(machine.cycles == 999 * expected)
        _ = machine.run(instructions: 2)
        #expect(machine.cycles == 999 * expected + 2)
    }

    @Test("single instructions, by core")
    func rows() {
        let cores: [CoreConfiguration] = [.cortexM0, .cortexM0Plus, .cortexM3, .cortexM4]
        let rows: [(name: String, code: [UInt16], cycles: [UInt64])] = [
            ("adds", [0x3001], [1, 1, 1, 1]),
            ("muls r1, r0", [0x4341], [1, 1, 1, 1]),
            ("ldr r1, [r0]", [0x6801], [2, 2, 2, 2]),
            ("ldrb r1, [r0]", [0x7801], [2, 2, 2, 2]),
            ("str r1, [r0]", [0x6001], [2, 2, 1, 1]),
            ("str r1, [r0, r2]", [0x5081], [2, 2, 2, 2]),
            ("ldmia r0!, {r1-r3}", [0xC80E], [4, 4, 4, 4]),
            ("stmia r0!, {r1-r3}", [0xC00E], [4, 4, 4, 4]),
            ("push {r0, r1, lr}", [0xB503], [4, 4, 4, 4]),
            ("b", [0xE000], [3, 2, 2, 2]),
            ("bx lr", [0x4770], [3, 2, 2, 2]),
            ("mov pc, r0", [0x4687], [3, 2, 3, 3]),
            ("bl", [0xF000, 0xF802], [4, 3, 2, 2]),
            ("dsb", [0xF3BF, 0x8F4F], [4, 3, 1, 1]),
            ("isb", [0xF3BF, 0x8F6F], [4, 3, 4, 4]),
            ("mrs r0, control", [0xF3EF, 0x8014], [4, 3, 1, 1]),
        ]
        for row in rows {
            for (core, expected) in zip(cores, row.cycles) {
                // A branch goes to the code, not to RAM.
                let registers: KeyValuePairs<CoreRegister, UInt32> = row.name == "mov pc, r0" ? [.r0: Bench.code] : [:]
                #expect(Self.cycles(core, row.code, registers) == expected, "\(row.name) on \(core.name)")
            }
        }
    }

    @Test("Armv7-M instructions, M3 and M4")
    func armv7M() {
        let rows: [(name: String, code: [UInt16], m3: UInt64, m4: UInt64)] = [
            ("ldrd", [0xE9D0, 0x1200], 3, 3),
            ("strd", [0xE9C0, 0x1200], 3, 3),
            ("ldrex", [0xE850, 0x1F00], 2, 2),
            ("mla", [0xFB00, 0x3201], 2, 1),
            ("cbz, not taken", [0xB110], 1, 1),
            ("ldr pc, [r0]", [0xF8D0, 0xF000], 5, 5),
        ]
        for row in rows {
            #expect(Self.cycles(.cortexM3, row.code) == row.m3, "\(row.name)")
            #expect(Self.cycles(.cortexM4, row.code) == row.m4, "\(row.name)")
        }
        #expect(Self.cycles(.cortexM3, [0xB110], [.r0: 0]) == 3)
    }

    @Test("POP with PC takes 4 + N, 3 + N, and 1 + N + 3")
    func popProgramCounter() {
        for (core, extra) in [(CoreConfiguration.cortexM0, 4), (.cortexM0Plus, 3), (.cortexM3, 4), (.cortexM4, 4)]
            as [(CoreConfiguration, UInt64)]
        {
            var machine = Bench.machine(core, [0xBD03])  // pop {r0, r1, pc}
            machine[.sp] = Bench.ram
            machine.set(Bench.ram + 8, Bench.code | 1)
            _ = machine.run(instructions: 1)
            #expect(machine.cycles == 3 + extra, "\(core.name)")
            #expect(machine.pc == Bench.code)
            #expect(machine[.sp] == Bench.ram + 12)
        }
    }

    @Test("unaligned accesses take a cycle for each extra transaction")
    func unaligned() {
        for (offset, word, half) in [(0, 2, 2), (1, 4, 3), (2, 3, 2), (3, 4, 3)] as [(UInt32, UInt64, UInt64)] {
            let address = Bench.ram + 0x100 + offset
            #expect(Self.cycles(.cortexM3, [0x6801], [.r0: address]) == word)
            #expect(Self.cycles(.cortexM3, [0x8801], [.r0: address]) == half)
        }
    }

    @Test("division follows the lengths of its operands")
    func division() {
        let udiv: [UInt16] = [0xFBB0, 0xF2F1]
        let sdiv: [UInt16] = [0xFB90, 0xF2F1]
        func take(_ code: [UInt16], _ n: UInt32, _ m: UInt32) -> UInt64 {
            Self.cycles(.cortexM3, code, [.r0: n, .r1: m])
        }
        #expect(take(udiv, 0, 5) == 2)
        #expect(take(udiv, 5, 0) == 2)
        #expect(take(udiv, 3, 4) == 3)
        #expect(take(udiv, 4, 4) == 5)
        #expect(take(udiv, .max, 1) == 12)
        #expect(take(udiv, 0x8000_0000, 0x8000) == 9)
        #expect(take(sdiv, 100, UInt32(bitPattern: -4)) == 6)
        #expect(take(sdiv, UInt32(bitPattern: -100), UInt32(bitPattern: -4)) == 6)
        #expect(take(sdiv, 0x8000_0000, 1) == 12)
        // A divisor that is a negative power of two counts as one bit shorter, …
        #expect(take(sdiv, 0xFF, 0x10) == 5)
        #expect(take(sdiv, 0xFF, UInt32(bitPattern: -0x10)) == 6)
        // … and one that is not as one longer, when the dividend is the most negative number.
        #expect(take(sdiv, 0x8000_0000, UInt32(bitPattern: -0x1FFF_FFFF)) == 5)
    }

    @Test("the M3's long multiply looks at the halves of its operands")
    func longMultiply() {
        let umull: [UInt16] = [0xFBA0, 0x2301]
        let umlal: [UInt16] = [0xFBE0, 0x2301]
        func take(_ code: [UInt16], _ n: UInt32, _ m: UInt32, _ core: CoreConfiguration = .cortexM3) -> UInt64 {
            Self.cycles(core, code, [.r0: n, .r1: m])
        }
        #expect(take(umull, 0, .max) == 3)
        #expect(take(umull, 0xFFFF, 0xFFFF) == 3)
        #expect(take(umull, 0x1_0000, 0x1_0000) == 3)
        #expect(take(umull, 0x1_0001, 1) == 4)
        #expect(take(umull, 0x1_0001, 0x1_0001) == 5)
        #expect(take(umlal, 1, 1) == 3)
        #expect(take(umlal, 0x1_0000, 1) == 5)
        #expect(take(umlal, 0x1_0001, 0x1_0000) == 6)
        #expect(take(umlal, 0x1_0001, 0x1_0001) == 7)
        #expect(take(umull, .max, .max, .cortexM4) == 1)
    }

    @Test("raising the masking priority takes MSR and CPS a cycle more")
    func maskRaise() {
        #expect(Self.cycles(.cortexM3, [Thumb.cpsidI]) == 2)
        #expect(Self.cycles(.cortexM3, [Thumb.cpsieI]) == 1)
        #expect(Self.cycles(.cortexM3, Thumb.msr(16, 0), [.r0: 1]) == 2)
        #expect(Self.cycles(.cortexM3, Thumb.msr(16, 0), [.r0: 0]) == 1)
    }
}

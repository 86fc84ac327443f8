import CortexM
import Testing

/// The Cortex-M7's registers of its caches (DDI 0489).
@Suite("Cache registers")
struct CacheRegistersTests {
    /// CCSIDR of each size, as the manual's table lists them: data cache, instruction cache.
    static let sizes: [(kilobytes: UInt32, data: UInt32, instruction: UInt32)] = [
        (4, 0xF003_E019, 0xF007_E009), (8, 0xF007_E019, 0xF00F_E009), (16, 0xF00F_E019, 0xF01F_E009),
        (32, 0xF01F_E019, 0xF03F_E009), (64, 0xF03F_E019, 0xF07F_E009),
    ]

    @Test("17.1: CCSIDR tells the size of the cache that CSSELR selects", arguments: sizes)
    func size(_ size: (kilobytes: UInt32, data: UInt32, instruction: UInt32)) {
        var core = Bench.m7
        core.memorySystem.caches = CacheSizes(instruction: size.kilobytes << 10, data: size.kilobytes << 10)
        var machine = Bench.machine(core)
        #expect(machine.word(0xE000_ED78) == 0x0900_0003)
        #expect(machine.word(0xE000_ED7C) == 0x8303_C003)
        #expect(machine.word(0xE000_ED80) == size.data)
        machine.set(0xE000_ED84, 0xFFFF_FFFF)
        #expect(machine.word(0xE000_ED84) == 1)
        #expect(machine.word(0xE000_ED80) == size.instruction)
    }

    @Test("17.1: without caches CLIDR, CCSIDR and the bits of CCR read 0")
    func without() {
        var core = Bench.m7
        core.memorySystem.caches = nil
        var machine = Bench.machine(core)
        #expect(machine.word(0xE000_ED78) == 0)
        #expect(machine.word(0xE000_ED80) == 0)
        machine.set(SCS.ccr, 0x3_0000)
        #expect(machine.word(SCS.ccr) & 0x3_0000 == 0)
    }

    @Test("17.1: maintenance by set and way ends, and the operations read 0")
    func maintenance() {
        // The loop of a start-up: str r0, [r1]; subs r0, #32; bne.
        var machine = Bench.machine(Bench.m7, [Thumb.str(0, 1), 0x3820, 0xD1FC])
        machine[.r0] = 0xFE0
        machine[.r1] = 0xE000_EF60
        _ = machine.run(instructions: 1000)
        #expect(machine[.r0] == 0)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(0xE000_EF60) == 0)
        machine.set(0xE000_EF9C, 0xFFFF_FFFF)
        #expect(machine.word(0xE000_EF9C) == 7)
    }

    @Test("The other cores have none of them", arguments: [Bench.m0plus, Bench.m3, Bench.m4])
    func others(_ core: CoreConfiguration) {
        var machine = Bench.machine(core)
        machine.set(0xE000_ED84, 1)
        for register in [0xE000_ED78, 0xE000_ED7C, 0xE000_ED80, 0xE000_ED84] as [UInt32] { #expect(machine.word(register) == 0) }
        #expect(machine.peek(0xE000_EF50, size: .word) == nil)
    }
}

import ArmMProfile
import CortexM
import Testing

/// Section 17: what is different on the Cortex-M7.
@Suite("Cortex-M7")
struct CortexM7Tests {
    @Test("17.1: STKALIGN is one, and the bits of the caches and of branch prediction can be written")
    func configuration() {
        var machine = Bench.machine(Bench.m7)
        machine.set(SCS.ccr, 7 << 16)
        #expect(machine.word(SCS.ccr) == 7 << 16 | 0x200)
        machine.set(SCS.ccr, 0)
        #expect(machine.word(SCS.ccr) == 0x200)
        var m4 = Bench.machine(Bench.m4)
        m4.set(SCS.ccr, 7 << 16)
        #expect(m4.word(SCS.ccr) == 0)
    }

    @Test("17.2: there is no bit-band")
    func bitBand() {
        var machine = Bench.machine(Bench.m7)
        #expect(machine.peek(0x2200_0000, size: .word) == nil)
        #expect(machine.poke(0x2200_0000, size: .word, 1) == false)
        var m4 = Bench.machine(Bench.m4)
        #expect(m4.poke(0x2200_0004, size: .word, 1) == true)
        #expect(m4.word(Bench.ram) == 2)
    }

    @Test("17.5: an unaligned access to Device memory faults, and is split on an M4", arguments: [Bench.m7, Bench.m4])
    func unalignedDevice(_ core: CoreConfiguration) {
        var machine = Bench.machine(core, [Thumb.ldr(0, 1)])
        machine[.r1] = 0x4000_0001
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.cfsr) == (core == Bench.m7 ? 0x0100_0000 : 0x8200))
    }

    @Test("17.6: the MPU has 8 or 16 regions, or none", arguments: [0, 8, 16])
    func regions(_ count: Int) {
        var core = Bench.m7
        core.mpuRegions = count
        var machine = Bench.machine(core, [Thumb.ldr(0, 1)])
        #expect(machine.word(0xE000_ED90) == UInt32(count) << 8)
        machine[.r1] = Bench.ram
        if count > 0 {
            machine.mpuRegion(UInt32(count) - 1, at: Bench.ram, bits: 8, ap: 0)
            machine.startMPU()
        }
        machine.steps(1)
        #expect(machine[.ipsr] == (count > 0 ? 3 : 0))
    }
}

import ArmMProfile
import CortexM
import Testing

/// Section 10: the memory protection unit.
@Suite("MPU")
struct MPUTests {
    private func isAllowed(
        _ machine: borrowing Machine, _ address: UInt32, _ access: MemoryAccess, _ privileged: Bool = true
    ) -> Bool { machine.permits(address, access, privileged: privileged) }

    @Test("10.1: the highest-numbered region that matches wins")
    func highestRegion() {
        var machine = Bench.machine()
        machine.mpuRegion(0, at: Bench.ram, bits: 16, ap: 3)
        machine.mpuRegion(5, at: Bench.ram + 0x400, bits: 10, ap: 0)
        machine.mpuRegion(6, at: Bench.ram + 0x400, bits: 5, ap: 6)
        machine.startMPU(control: 1)
        #expect(isAllowed(machine, Bench.ram + 0x3FF, .write) == true)
        #expect(isAllowed(machine, Bench.ram + 0x41F, .read) == true)
        #expect(isAllowed(machine, Bench.ram + 0x41F, .write) == false)
        #expect(isAllowed(machine, Bench.ram + 0x420, .read) == false)
        #expect(isAllowed(machine, Bench.ram + 0x800, .write) == true)
    }

    @Test("10.1: a disabled subregion does not match, from 256 bytes on", arguments: 0..<8 as Range<UInt32>)
    func subregions(_ subregion: UInt32) {
        var machine = Bench.machine()
        machine.set(SCS.mpuRBAR, Bench.ram | 0x10)
        machine.set(SCS.mpuRASR, 3 << 24 | 1 << (8 + subregion) | 7 << 1 | 1)
        machine.startMPU(control: 1)
        for part in 0..<8 as Range<UInt32> {
            #expect(isAllowed(machine, Bench.ram + 32 * part, .read) == (part != subregion))
        }
        machine.set(SCS.mpuRASR, 3 << 24 | 0xFF << 8 | 6 << 1 | 1)
        #expect(isAllowed(machine, Bench.ram, .read) == true)
    }

    @Test("10.2: base bits below the region's size are ignored")
    func misalignedBase() {
        var machine = Bench.machine()
        machine.mpuRegion(0, at: Bench.ram + 0x120, bits: 10, ap: 3)
        machine.startMPU(control: 1)
        #expect(isAllowed(machine, Bench.ram, .write) == true)
        #expect(isAllowed(machine, Bench.ram + 0x3FC, .write) == true)
        #expect(isAllowed(machine, Bench.ram + 0x400, .write) == false)
    }

    @Test("10.3: without a match only privileged code with PRIVDEFENA has the default map")
    func background() {
        var machine = Bench.machine()
        machine.startMPU(control: 1)
        #expect(isAllowed(machine, Bench.ram, .read) == false)
        machine.startMPU(control: 5)
        #expect(isAllowed(machine, Bench.ram, .read) == true)
        #expect(isAllowed(machine, Bench.ram, .read, false) == false)
        machine.startMPU(control: 4)
        #expect(isAllowed(machine, Bench.ram, .read, false) == true)
    }

    @Test("10.4: a negative priority goes past the MPU unless HFNMIENA is set", arguments: [false, true])
    func negativePriority(_ applies: Bool) {
        for source in 0..<3 {
            var machine = Bench.machine()
            machine.startMPU(control: applies ? 3 : 1)
            switch source {
            case 0: machine.exceptions.active[.hardFault] = true
            case 1: machine.exceptions.active[.nmi] = true
            default: machine.state.faultmask = true
            }
            #expect(isAllowed(machine, Bench.ram, .write) == !applies)
        }
    }

    @Test("10.5 10.6: the private peripheral bus is not the MPU's, and nothing from 0xE0000000 executes")
    func systemSpace() {
        var machine = Bench.machine()
        machine.mpuRegion(0, at: 0, bits: 32, ap: 3)
        machine.startMPU(control: 1)
        #expect(isAllowed(machine, 0xE000_E000, .write) == true)
        #expect(isAllowed(machine, 0xE000_E000, .fetch) == false)
        #expect(isAllowed(machine, 0xE010_0000, .fetch) == false)
        #expect(isAllowed(machine, 0xFFFF_FFF0, .fetch) == false)
        machine.mpuRegion(0, at: 0, bits: 32, ap: 0)
        #expect(isAllowed(machine, 0xE000_E000, .write) == true)
        #expect(isAllowed(machine, 0xE010_0000, .write) == false)
    }

    @Test("10.6: execute-never of the default map, with the MPU off")
    func defaultMap() {
        let machine = Bench.machine()
        for top in 0..<16 as Range<UInt32> {
            let never = [4, 5, 10, 11, 12, 13, 14, 15].contains(top)
            #expect(isAllowed(machine, top << 28, .fetch) == !never)
            #expect(isAllowed(machine, top << 28, .write) == true)
        }
    }

    @Test("10.7: every value of AP, privileged and not, read, write and fetch")
    func permissions() {
        // Privileged read and write, unprivileged read and write.
        let table: [[Bool]] = [
            [false, false, false, false], [true, true, false, false], [true, true, true, false], [true, true, true, true],
            [false, false, false, false], [true, false, false, false], [true, false, true, false],
            [true, false, true, false],
        ]
        for ap in 0..<8 as Range<UInt32> {
            for xn in [false, true] {
                var machine = Bench.machine()
                machine.mpuRegion(0, at: Bench.ram, bits: 10, ap: ap, xn: xn)
                machine.startMPU(control: 1)
                let row = table[Int(ap)]
                #expect(isAllowed(machine, Bench.ram, .read) == row[0])
                #expect(isAllowed(machine, Bench.ram, .write) == row[1])
                #expect(isAllowed(machine, Bench.ram, .fetch) == (row[0] && !xn))
                #expect(isAllowed(machine, Bench.ram, .read, false) == row[2])
                #expect(isAllowed(machine, Bench.ram, .write, false) == row[3])
                #expect(isAllowed(machine, Bench.ram, .fetch, false) == (row[2] && !xn))
            }
        }
    }

    @Test("10.8: LDRT and STRT have unprivileged permissions; so has stacking for unprivileged Thread mode")
    func unprivilegedAccess() {
        var machine = Bench.machine(Bench.m4, [0xF851, 0x0E00])
        machine.set(SCS.shcsr, SCS.memFault)
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 1)
        machine.startMPU()
        machine[.r1] = Bench.ram + 0x4000
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x82)
        var stacking = Bench.machine(Bench.m4, [Thumb.svc(0)])
        stacking.set(SCS.shcsr, SCS.memFault)
        stacking.mpuRegion(0, at: 0, bits: 16, ap: 6)
        stacking.mpuRegion(1, at: Bench.ram, bits: 16, ap: 1)
        stacking.startMPU()
        stacking[.control] = 1
        stacking.steps(1)
        #expect(stacking[.ipsr] == 4)
        #expect(stacking.word(SCS.cfsr) == 0x10)
    }

    @Test("10.9: VALID selects the region, reads as 0 with REGION = RNR; the aliases are the same registers")
    func registers() {
        var machine = Bench.machine()
        machine.set(SCS.mpuRBAR, 0x2000_0013)
        #expect(machine.word(0xE000_ED98) == 3)
        #expect(machine.word(SCS.mpuRBAR) == 0x2000_0003)
        machine.set(0xE000_EDA8, 0xFFFF_FFFF)
        #expect(machine.word(SCS.mpuRASR) == 0x173F_FF3F)
        machine.set(0xE000_ED98, 4)
        #expect(machine.word(SCS.mpuRBAR) == 4)
        machine.set(0xE000_EDB4, 0x2000_0023)
        #expect(machine.word(SCS.mpuRBAR) == 0x2000_0024)
    }

    @Test("10.10: an unaligned store over two regions is looked at as a whole, or part by part", arguments: [false, true])
    func straddling(_ splits: Bool) {
        var core = Bench.m4
        core.memorySystem.splitsBeforeProtection = splits
        var machine = Bench.machine(core, [Thumb.str(0, 1)])
        machine.set(SCS.shcsr, SCS.memFault)
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 6)
        machine.startMPU()
        machine[.r0] = 0x1122_3344
        machine[.r1] = Bench.ram + 0x3FFE
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x82)
        #expect(machine.word(SCS.mmfar) == Bench.ram + 0x4000)
        #expect(machine.word(Bench.ram + 0x3FFC) == (splits ? 0x3344_0000 : 0))
    }

    @Test("10.11: MPU_TYPE counts the regions, and without them the registers read 0", arguments: [0, 8, 16])
    func type(_ regions: Int) {
        var core = Bench.m7
        core.mpuRegions = regions
        var machine = Bench.machine(core)
        machine.set(SCS.mpuCTRL, 7)
        #expect(machine.word(0xE000_ED90) == UInt32(regions) << 8)
        #expect(machine.word(SCS.mpuCTRL) == (regions == 0 ? 0 : 7))
        #expect(machine.mpuActive == (regions != 0))
    }

    @Test("10.11: a store to MPU_CTRL closes memory to the next instruction")
    func seenAtOnce() {
        var machine = Bench.machine(Bench.m4, [Thumb.ldr(4, 2), Thumb.str(0, 1), Thumb.ldr(4, 2)])
        machine.set(SCS.shcsr, SCS.memFault)
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 0)
        machine[.r0] = 5
        machine[.r1] = SCS.mpuCTRL
        machine[.r2] = Bench.ram + 0x4000
        machine.steps(2)
        #expect(machine[.ipsr] == 0)
        machine.steps(1)
        #expect(machine[.ipsr] == 4)
    }

    @Test("10.12: a region may be the whole 4 GB")
    func wholeSpace() {
        var machine = Bench.machine()
        machine.mpuRegion(0, at: 0x1234_5660, bits: 32, ap: 3)
        machine.startMPU(control: 1)
        for top in 0..<14 as Range<UInt32> { #expect(isAllowed(machine, top << 28, .write, false) == true) }
        #expect(isAllowed(machine, 0x4000_0000, .fetch) == true)
    }

    @Test("10.13: an M0+ may have no MPU", arguments: [0, 8])
    func optional(_ regions: Int) {
        var core = Bench.m0plus
        core.mpuRegions = regions
        var machine = Bench.machine(core)
        machine.set(SCS.mpuCTRL, 5)
        #expect(machine.word(0xE000_ED90) == UInt32(regions) << 8)
        #expect(machine.mpuActive == (regions == 8))
    }

    @Test("10.13: Armv6-M: regions of 256 bytes at least, no TEX, and faults go to HardFault")
    func armv6M() {
        var machine = Bench.machine(Bench.m0plus, [Thumb.ldr(0, 1)])
        machine.set(SCS.mpuRBAR, 0xFFFF_FFFF)
        #expect(machine.word(0xE000_ED98) == 0)
        machine.set(SCS.mpuRASR, 0xFFFF_FFFF)
        #expect(machine.word(SCS.mpuRASR) == 0x1707_FF3F)
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 5, ap: 0)
        machine.startMPU()
        machine[.r1] = Bench.ram + 0x40FC
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.cfsr) == 0)
    }
}

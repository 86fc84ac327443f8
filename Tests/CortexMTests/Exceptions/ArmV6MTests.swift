import ArmMProfile
import CortexM
import Testing

/// Section 16: what is different on Armv6-M.
@Suite("Armv6-M exceptions")
struct ArmV6MTests {
    static let cores = [Bench.m0, Bench.m0plus]

    @Test(
        "16.1: every fault is a HardFault, and there are no status registers", arguments: cores,
        [
            Thumb.udf, Thumb.bkpt, Thumb.ldr(0, 1), Thumb.str(0, 1), Thumb.ldr(0, 2), Thumb.bx(3),
        ])
    func hardFault(_ core: CoreConfiguration, _ code: UInt16) {
        var machine = Bench.machine(core, [code])
        machine[.r1] = 0x6000_0000
        machine[.r2] = Bench.ram + 2
        machine[.r3] = Bench.handler(20)
        machine.steps(code == Thumb.bx(3) ? 2 : 1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.cfsr) | machine.word(SCS.hfsr) | machine.word(SCS.dfsr) == 0)
        #expect(machine.word(SCS.mmfar) | machine.word(SCS.bfar) == 0)
        #expect(machine.entry?.cfsr == 0)
        #expect(machine.entry?.fault != nil)
        // It does not stand for another exception: Armv6-M has none to escalate from.
        #expect(machine.entry?.of == nil)
    }

    @Test("16.1: registers that Armv6-M lacks read 0 and ignore writes")
    func absent() {
        var machine = Bench.machine(Bench.m0)
        for address in [SCS.shpr1, SCS.cfsr, SCS.hfsr, SCS.mmfar, SCS.bfar, 0xE000_E004, 0xE000_1004] {
            machine.set(address, 0xFFFF_FFFF)
            #expect(machine.word(address) == 0)
        }
        machine.set(SCS.stir, 1)
        #expect(machine.word(SCS.ispr) == 0)
        machine[.basepri] = 0x40
        machine[.faultmask] = 1
        machine.setSpecialRegister(17, mask: 2, 0x40)
        machine.setSpecialRegister(19, mask: 2, 1)
        #expect(machine.executionPriority() == 256)
        machine.set(SCS.aircr, 0x05FA_0700)
        #expect(machine.word(SCS.aircr) == 0xFA05_0000)
    }

    @Test("16.2: CCR reads 0x208")
    func configuration() {
        var machine = Bench.machine(Bench.m0plus)
        machine.set(SCS.ccr, 0)
        #expect(machine.word(SCS.ccr) == 0x208)
    }

    @Test("16.3: two priority bits, and interrupts that nest by them")
    func priorities() {
        var machine = Bench.machine(Bench.m0, [])
        machine.set(SCS.ipr, 0xFFFF_FFFF)
        #expect(machine.word(SCS.ipr) == 0xC0C0_C0C0)
        machine.set(SCS.ipr, 0x0000_4080)
        machine.set(SCS.iser, 3)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        _ = machine.pend(.interrupt(1))
        machine.steps(1)
        #expect(machine[.ipsr] == 17)
        #expect(machine[.lr] == 0xFFFF_FFF1)
    }

    @Test("16.4: SHCSR shows SVCALLPENDED only")
    func svcPending() {
        var machine = Bench.machine(Bench.m0)
        machine[.primask] = 1
        _ = machine.pend(.svCall)
        #expect(machine.word(SCS.shcsr) == 1 << 15)
    }

    @Test("16.5: an invalid EXC_RETURN is a HardFault, and is noted", arguments: [0xFFFF_FFF1, 0xFFFF_FFF3] as [UInt32])
    func invalidReturn(_ excReturn: UInt32) {
        var machine = Bench.machine(Bench.m0, [Thumb.svc(0)], handlers: [11: [Thumb.bx(0)]])
        machine.steps(1)
        machine[.r0] = excReturn
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.entry?.kind == .derived)
        #expect(machine.unpredictable.map(\.kind) == [.invalidReturn])
    }

    @Test("16.6: M0 has no unprivileged mode")
    func privilege() {
        var m0 = Bench.machine(Bench.m0)
        m0.setSpecialRegister(20, mask: 2, 3)
        #expect(m0[.control] == 2)
        var m0plus = Bench.machine(Bench.m0plus)
        m0plus.setSpecialRegister(20, mask: 2, 3)
        #expect(m0plus[.control] == 3)
    }

    @Test("16.6: an M0+ may be without MPU, VTOR and unprivileged mode")
    func withoutOptions() {
        var core = Bench.m0plus
        core.hasUnprivileged = false
        core.mpuRegions = 0
        core.vtorMask = 0
        var machine = Bench.machine(core)
        machine.setSpecialRegister(20, mask: 2, 1)
        machine.set(SCS.vtor, 0x100)
        machine.set(SCS.mpuCTRL, 5)
        #expect(machine[.control] == 0)
        #expect(machine.word(SCS.vtor) == 0)
        #expect(machine.word(0xE000_ED90) == 0)
        #expect(machine.word(SCS.mpuCTRL) == 0)
    }

    @Test("16.7: lockup is at 0xFFFFFFFE with T set")
    func lockup() {
        var machine = Bench.machine(Bench.m0, [Thumb.udf], handlers: [3: [Thumb.udf]])
        machine.steps(2)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == 0xFFFF_FFFE)
        #expect(machine[.xpsr] & 0x0100_003F == 0x0100_0003)
    }

    @Test("16.7: xPSR that cannot be unstacked from the main stack locks up", arguments: [true, false])
    func unstacking(_ main: Bool) {
        var machine = Bench.machine(Bench.m0, [Thumb.svc(0)], handlers: [11: [Thumb.bxLR]])
        machine[.psp] = Bench.ram + 0x800
        machine[.control] = main ? 0 : 2
        machine.steps(1)
        machine[main ? .msp : .psp] = 0x6000_0000
        machine.steps(1)
        #expect(machine.isLockedUp == main)
        #expect(machine.executionPriority() == -1)
        #expect(machine[.ipsr] == (main ? 0 : 3))
    }

    @Test("16.9: SVC above its priority is a HardFault after the SVC")
    func maskedCall() {
        var machine = Bench.machine(Bench.m0plus, [Thumb.cpsidI, Thumb.svc(3)])
        machine.steps(2)
        #expect(machine[.ipsr] == 3)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 4)
        #expect(machine.entry?.of == .svCall)
    }

    @Test("16.7: a HardFault vector with bit 0 clear locks up with T set")
    func evenHardFaultVector() {
        var machine = Bench.machine(Bench.m0, [Thumb.udf], words: [12: 0x1060])
        machine.steps(2)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == 0xFFFF_FFFE)
        #expect(machine[.xpsr] & 0x0100_0000 != 0)
    }
}

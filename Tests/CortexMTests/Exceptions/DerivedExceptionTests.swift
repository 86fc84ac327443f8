import ArmMProfile
import CortexM
import Testing

/// Section 8: exceptions derived from stacking, unstacking and vector reads.
@Suite("Derived exceptions")
struct DerivedExceptionTests {
    @Test("8.1 8.2 8.3: a stacking error above the original takes its place, on its frame, and leaves it pending")
    func takesPlace() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine.set(SCS.shcsr, SCS.busFault)
        machine.set(SCS.shpr2, 0x8000_0000)
        machine[.psp] = 0x6000_1000
        machine[.control] = 2
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x1000)
        #expect(machine.word(SCS.shcsr) == SCS.busFault | 1 << 15 | 1 << 1)
        #expect(machine.word(SCS.icsr) >> 12 & 0x1FF == 11)
        #expect(machine[.psp] == 0x6000_0FE0)
        #expect(machine[.lr] == 0xFFFF_FFFD)
        #expect(machine[.sp] == Bench.stack)
        #expect(machine.entry?.kind == .derived)
        #expect(machine.entry?.of == .svCall)
    }

    @Test("8.2: a stacking error below the original stays pending")
    func staysPending() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine.set(SCS.shcsr, SCS.busFault)
        machine.set(SCS.shpr1, 0x8000)
        machine[.sp] = 0x6000_1000
        machine.steps(1)
        #expect(machine[.ipsr] == 11)
        #expect(machine.word(SCS.shcsr) == SCS.busFault | 1 << 14 | 1 << 7)
        #expect(machine.entry?.frameIsValid == false)
    }

    @Test("8.1: a disabled derived exception escalates, weighed before the entry")
    func escalates() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine[.sp] = 0x6000_1000
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
        #expect(machine.word(SCS.shcsr) == 1 << 15)
    }

    @Test("8.1: the MPU faults stacking as MSTKERR, without an address")
    func memManage() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine.set(SCS.shcsr, SCS.memFault)
        machine.mpuRegion(0, at: Bench.ram + 0x800, bits: 8, ap: 6)
        machine.startMPU()
        machine[.psp] = Bench.ram + 0x880
        machine[.control] = 2
        machine.steps(1)
        #expect(machine[.ipsr] == 4)
        #expect(machine.word(SCS.cfsr) == 0x10)
        #expect(machine[.psp] == Bench.ram + 0x860)
    }

    @Test("8.4: a bus error while stacking for BusFault does not escalate")
    func whileStackingForItself() {
        var machine = Bench.machine(Bench.m4, [Thumb.ldr(0, 1)], handlers: [5: [Thumb.nop]])
        machine.set(SCS.shcsr, SCS.busFault)
        machine[.r1] = 0x6000_0000
        machine[.sp] = 0x6000_1000
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x9200)
        #expect(machine.word(SCS.hfsr) == 0)
        #expect(machine.word(SCS.shcsr) == SCS.busFault | 2)
    }

    @Test("8.5: an unstacking error is chained to: the frame stays, LR is the same EXC_RETURN, FAULTMASK is clear")
    func unstacking() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.set(SCS.shcsr, SCS.busFault)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        machine[.faultmask] = 1
        machine[.r0] = 0x77
        machine[.sp] = 0x6000_0000
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x800)
        #expect(machine[.sp] == 0x6000_0000)
        #expect(machine[.lr] == 0xFFFF_FFF9)
        #expect(machine[.faultmask] == 0)
        #expect(machine.word(SCS.iabr) == 0)
        #expect(machine[.r0] == 0x77)
    }

    @Test("8.6: an unstacking error below the priority returned to escalates")
    func unstackingEscalates() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.set(SCS.shcsr, SCS.busFault)
        machine.set(SCS.shpr1, 0x8000)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        machine[.basepri] = 0x60
        machine[.sp] = 0x6000_0000
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
    }

    @Test("8.8: both vectors unreadable: lockup, and the original stays pending")
    func noVectors() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine.set(SCS.vtor, 0x6000_0000)
        machine.enable(0, priority: 0)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine.isLockedUp == true)
        #expect(machine[.ipsr] == 3)
        #expect(machine.pc == 0xFFFF_FFFE)
        #expect(machine.word(SCS.ispr) == 1)
    }

    @Test("8.1: a derived exception at the very priority before the entry escalates")
    func samePriority() {
        var machine = Bench.machine(Bench.m4, [], handlers: [16: [Thumb.svc(0)]])
        machine.set(SCS.shcsr, SCS.busFault)
        machine.set(SCS.shpr1, 0x4000)
        machine.set(SCS.shpr2, 0x2000_0000)
        machine.enable(0, priority: 0x40)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        machine[.sp] = 0x6000_1000
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
    }
}

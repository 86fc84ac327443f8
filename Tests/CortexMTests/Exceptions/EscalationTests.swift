import ArmMProfile
import CortexM
import Testing

/// Section 5: escalation, HFSR and SHCSR.
@Suite("Escalation")
struct EscalationTests {
    @Test("5.1: a fault whose exception is disabled becomes HardFault, and the status still names it")
    func disabled() {
        var machine = Bench.machine(Bench.m4, [Thumb.ldr(0, 1)])
        machine[.r1] = 0x6000_0000
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        #expect(machine.word(SCS.bfar) == 0x6000_0000)
        #expect(machine.entry?.kind == .escalated)
        #expect(machine.entry?.of == .busFault)
        #expect(machine.entry?.enabled == false)
    }

    @Test("5.1: a fault escalates exactly when its group priority is not above the execution priority")
    func byPriority() {
        for basepri in stride(from: 0, to: 256, by: 16) {
            for priority in stride(from: 0, to: 256, by: 16) {
                var machine = Bench.machine(Bench.m4, [Thumb.udf])
                machine.set(SCS.shcsr, SCS.usageFault)
                machine.set(SCS.shpr1, UInt32(priority) << 16)
                machine[.basepri] = UInt32(basepri)
                machine.steps(1)
                let own = basepri == 0 || priority < basepri
                #expect(machine[.ipsr] == (own ? 6 : 3))
                #expect(machine.word(SCS.hfsr) == (own ? 0 : 0x4000_0000))
            }
        }
    }

    @Test("5.3: BKPT without a debugger: DEBUGEVT alone, and DFSR.BKPT")
    func breakpoint() {
        var machine = Bench.machine(Bench.m4, [Thumb.bkpt])
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x8000_0000)
        #expect(machine.word(SCS.cfsr) == 0)
        #expect(machine.word(SCS.dfsr) == 2)
        #expect(machine.entry?.of == .debugMonitor)
    }

    @Test("5.3: BKPT enters DebugMonitor when DEMCR.MON_EN allows it")
    func debugMonitor() {
        var machine = Bench.machine(Bench.m4, [Thumb.bkpt])
        machine.set(SCS.demcr, 1 << 16)
        machine.steps(1)
        #expect(machine[.ipsr] == 12)
        #expect(machine.word(SCS.hfsr) == 0)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
    }

    @Test("5.2: an SVC that escalates sets FORCED, and nothing in CFSR")
    func svc() {
        var machine = Bench.machine(Bench.m4, [Thumb.cpsidI, Thumb.svc(0)])
        machine.steps(2)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
        #expect(machine.word(SCS.cfsr) == 0)
    }

    @Test("5.5: a fault that locks up does not set FORCED again")
    func forcedInLockup() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.str(0, 1), Thumb.udf]])
        machine.steps(1)
        machine[.r0] = 0x4000_0000
        machine[.r1] = SCS.hfsr
        machine.steps(2)
        #expect(machine.isLockedUp == true)
        #expect(machine.word(SCS.hfsr) == 0)
    }

    @Test("5.4: a vector that cannot be read: VECTTBL alone, HardFault in its place, the other still pending")
    func vectorRead() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        // The table's last words are in RAM, the others beyond it: HardFault's vector can be read, SVCall's cannot.
        machine.set(SCS.vtor, Bench.ram + 0x1_0000 - 0x80)
        machine.set(Bench.ram + 0x1_0000 - 0x80 + 12, Bench.handler(3) | 1)
        machine.enable(30, priority: 0)
        _ = machine.pend(.interrupt(30))
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 2)
        #expect(machine.word(SCS.cfsr) == 0)
        #expect(machine.entry?.kind == .derived)
        #expect(machine.entry?.of == .interrupt(30))
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
        #expect(machine.word(SCS.ispr) == 1 << 30)
        #expect(machine.word(SCS.iabr) == 0)
    }

    @Test("5.5: HFSR and CFSR are cleared by writing ones")
    func writeOneToClear() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.str(0, 1), Thumb.str(2, 3)]])
        machine.steps(1)
        machine[.r0] = 0x0001_0000
        machine[.r1] = SCS.cfsr
        machine[.r2] = 0x4000_0000
        machine[.r3] = SCS.hfsr
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
        machine.steps(1)
        #expect(machine.word(SCS.hfsr) == 0)
    }

    @Test("5.6: an imprecise BusFault waits for its priority, and escalates only when disabled")
    func imprecise() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.set(SCS.shcsr, SCS.busFault)
        machine[.primask] = 1
        machine.raiseImpreciseBusFault(LateStore(instruction: 0, address: 0x6000_0000, instructions: 0))
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.shcsr) & 1 << 14 != 0)
        machine[.primask] = 0
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x400)
        var disabled = Bench.machine(Bench.m4, [Thumb.nop])
        disabled.raiseImpreciseBusFault(LateStore(instruction: 0, address: 0x6000_0000, instructions: 0))
        disabled.steps(1)
        #expect(disabled[.ipsr] == 3)
        #expect(disabled.word(SCS.hfsr) == 0x4000_0000)
        #expect(disabled.exceptions.lastEntry?.kind == .escalated)
        #expect(disabled.exceptions.lastEntry?.of == .busFault)
    }

    @Test("5.7 5.9: a fault pended in SHCSR stays pending while it is disabled")
    func pendedBySoftware() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.set(SCS.shcsr, 1 << 12)
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.shcsr) == 1 << 12)
        machine.set(SCS.shcsr, 1 << 12 | SCS.usageFault)
        machine.steps(1)
        #expect(machine[.ipsr] == 6)
        #expect(machine.word(SCS.hfsr) == 0)
    }

    @Test("5.8: SHCSR's active bits change the priority at once, and not IPSR")
    func activeBits() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)], handlers: [11: [Thumb.str(0, 1), Thumb.bxLR]])
        machine.set(SCS.shpr2, 0x8000_0000)
        machine.set(SCS.shcsr, SCS.usageFault)
        machine.steps(1)
        #expect(machine.word(SCS.shcsr) == SCS.usageFault | 0x80)
        machine[.r0] = SCS.usageFault
        machine[.r1] = SCS.shcsr
        machine.steps(1)
        #expect(machine.executionPriority() == 256)
        #expect(machine[.ipsr] == 11)
        machine.steps(1)
        #expect(machine[.ipsr] == 6)
        #expect(machine.word(SCS.cfsr) == 0x0004_0000)
    }

    @Test("5.8: another's active bit blocks what is not above it")
    func blockedByActiveBit() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.set(SCS.shpr3, 0x4000_0000)
        machine.set(SCS.shcsr, 1 << 11)
        machine.enable(0, priority: 0x40)
        machine.enable(1, priority: 0x30)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        _ = machine.pend(.interrupt(1))
        machine.steps(1)
        #expect(machine[.ipsr] == 17)
    }

    @Test("5.10: status bits accumulate, and the address registers take the newest of their class")
    func sticky() {
        var machine = Bench.machine(Bench.m4, [Thumb.ldr(0, 1)], handlers: [3: [Thumb.nop]])
        machine.set(SCS.cfsr, 0x0200_0000)
        machine[.r1] = 0x6000_0004
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x0200_8200)
        #expect(machine.word(SCS.bfar) == 0x6000_0004)
    }

    @Test("5.11: a fault in the handler of its own exception escalates")
    func nested() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [6: [Thumb.udf]])
        machine.set(SCS.shcsr, SCS.usageFault)
        machine.steps(2)
        #expect(machine[.ipsr] == 3)
        #expect(machine.entry?.from == .usageFault)
        #expect(machine[.lr] == 0xFFFF_FFF1)
    }
}

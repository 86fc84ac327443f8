import ArmMProfile
import CortexM
import Testing

/// Section 6: lockup.
@Suite("Lockup")
struct LockupTests {
    /// What cannot be handled at a negative priority, and CFSR after it.
    static let causes: [(code: UInt16, cfsr: UInt32)] = [
        (Thumb.udf, 0x0001_0000), (Thumb.svc(0), 0), (Thumb.bkpt, 0), (Thumb.ldr(0, 1), 0x8200),
    ]

    @Test("6.1 6.2: a fault, SVC or BKPT in HardFault locks up at its own address", arguments: causes)
    func inHardFault(_ code: UInt16, _ cfsr: UInt32) {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.udf], handlers: [3: [Thumb.nop, code]])
        machine.steps(2)
        machine.set(SCS.cfsr, 0)
        machine.set(SCS.hfsr, 0)
        machine[.r1] = 0x6000_0000
        machine.steps(1)
        let stop = machine.step()
        guard case .lockup(let record) = stop else { return #expect(Bool(false), "\(stop)") }
        #expect(record.cause == .faultAtNegativePriority)
        #expect(record.pc == Bench.handler(3) + 2)
        #expect(record.executionPriority == -1)
        #expect(record.ipsr == .hardFault)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == Bench.handler(3) + 2)
        #expect(machine.word(SCS.cfsr) == cfsr)
        #expect(machine.word(SCS.hfsr) == 0)
        #expect(machine[.ipsr] == 3)
    }

    @Test("6.1: a HardFault vector that cannot be read locks up, with IPSR 3")
    func unreadableHardFaultVector() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf])
        machine.set(SCS.vtor, 0x6000_0000)
        machine.steps(1)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == 0xFFFF_FFFE)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x4000_0002)
        #expect(machine.exceptions.lastLockup?.vectorAddress == 0x6000_000C)
    }

    @Test("6.1: an NMI vector that cannot be read locks up at -2")
    func unreadableNMIVector() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine.set(SCS.vtor, 0x6000_0000)
        _ = machine.pend(.nmi)
        machine.steps(1)
        #expect(machine.isLockedUp == true)
        #expect(machine.executionPriority() == -2)
    }

    @Test("6.1: a stacking error on the way into HardFault is not lockup: its handler runs over a lost frame")
    func stackingIntoHardFault() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf])
        machine[.sp] = 0x6000_1000
        machine.steps(1)
        #expect(machine.isLockedUp == false)
        #expect(machine[.ipsr] == 3)
        #expect(machine[.sp] == 0x6000_0FE0)
        #expect(machine.word(SCS.cfsr) == 0x0001_1000)
        #expect(machine.entry?.frameIsValid == false)
    }

    @Test("6.1: a stacking error on NMI from a negative priority: NMI is entered, then locks up at -2")
    func stackingIntoNMI() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf])
        machine.steps(1)
        machine[.sp] = 0x6000_1000
        machine.set(SCS.hfsr, 0)
        _ = machine.pend(.nmi)
        machine.steps(1)
        #expect(machine.isLockedUp == true)
        #expect(machine[.ipsr] == 2)
        #expect(machine.pc == 0xFFFF_FFFE)
        #expect(machine.executionPriority() == -2)
        #expect(machine.exceptions.lastLockup?.cause == .stacking)
        #expect(machine.word(SCS.hfsr) == 0)
        #expect(machine.word(SCS.cfsr) == 0x0001_1000)
    }

    @Test("6.1: a stacking error on NMI from Thread mode: NMI runs and HardFault is chained to it")
    func stackingIntoNMIFromThread() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [2: [Thumb.bxLR]])
        machine[.sp] = 0x6000_1000
        _ = machine.pend(.nmi)
        machine.steps(1)
        #expect(machine[.ipsr] == 2)
        #expect(machine.isLockedUp == false)
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.entry?.kind == .tailChained)
    }

    @Test("6.1: an unstacking error on NMI's return to a negative priority locks up past the frame")
    func unstackingFromNMI() {
        for overHardFault in [true, false] {
            var machine = Bench.machine(
                Bench.m4, [Thumb.udf], handlers: [2: [Thumb.bxLR]])
            if overHardFault { machine.steps(1) } else { machine[.faultmask] = 1 }
            _ = machine.pend(.nmi)
            machine.steps(1)
            machine[.sp] = 0x6000_0000
            machine.steps(1)
            #expect(machine.isLockedUp == true)
            #expect(machine.pc == 0xFFFF_FFFE)
            #expect(machine[.ipsr] == (overHardFault ? 3 : 0))
            #expect(machine[.sp] == 0x6000_0020)
            #expect(machine.executionPriority() == -1)
            #expect(machine.exceptions.lastLockup?.cause == .unstacking)
        }
    }

    @Test("6.3: lockup is a state: time goes on, and reset ends it")
    func state() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.udf]])
        machine.steps(2)
        #expect(machine.isLockedUp == true)
        let stop = machine.run(untilCycle: machine.cycles + 1000)
        #expect(stop == .limit || stop == .idle)
        #expect(machine.isLockedUp == true)
        machine.reset(.system)
        #expect(machine.isLockedUp == false)
        #expect(machine.pc == Bench.code)
    }

    @Test("6.7: lockup ends the run with its cause, and the clock goes on to what may end it")
    func event() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.ldr(0, 1)], 2: [Thumb.loop]])
        machine[.r1] = 0x6000_0000
        guard case .lockup(let record) = machine.run() else { return #expect(Bool(false)) }
        #expect(record.pc == Bench.handler(3))
        #expect(record.cfsr == 0x0001_8200)
        #expect(record.hfsr == 0x4000_0000)
        #expect(record.executionPriority == -1)
        let before = machine.cycles
        #expect(machine.run(untilCycle: before + 1000) == .limit)
        #expect(machine.cycles == before + 1000)
        _ = machine.pend(.nmi)
        _ = machine.run(instructions: 1)
        #expect(machine[.ipsr] == 2)
    }

    /// OpenOCD's logs of an STM32F405, an STM32F1 and an STM32F2 in lockup after an even HardFault vector or a failed fetch show the
    /// instruction's own address, that of a SAMR21 (M0+) 0xFFFFFFFE; the Imperas model of Armv7-M does so for every cause.
    @Test(
        "6.2: the PC in lockup is the instruction's own on Armv7-M, and 0xFFFFFFFE on Armv6-M",
        arguments: [Bench.m0, Bench.m0plus, Bench.m3, Bench.m4, Bench.m7])
    func programCounter(_ core: CoreConfiguration) {
        var machine = Bench.machine(core, [Thumb.udf], handlers: [3: [Thumb.nop, Thumb.udf]])
        machine.steps(3)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == (core.architecture == .armv6M ? 0xFFFF_FFFE : Bench.handler(3) + 2))
        #expect(machine[.ipsr] == 3)
    }

    @Test("6.4: NMI leaves lockup; an unchanged frame goes back into it, a rewritten one does not", arguments: [false, true])
    func nmi(_ rewritten: Bool) {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.udf], 2: [Thumb.bxLR]])
        machine.steps(2)
        _ = machine.pend(.nmi)
        machine.steps(1)
        #expect(machine.isLockedUp == false)
        #expect(machine[.ipsr] == 2)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.handler(3))
        if rewritten { machine.set(machine[.sp] + 24, Bench.handler(40)) }
        machine.steps(2)
        #expect(machine[.ipsr] == 3)
        #expect(machine.isLockedUp == !rewritten)
        #expect(machine.pc == (rewritten ? Bench.handler(40) : Bench.handler(3)))
    }

    @Test("6.5: nothing but reset leaves lockup in NMI")
    func inNMI() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [2: [Thumb.udf]])
        _ = machine.pend(.nmi)
        machine.steps(2)
        #expect(machine.isLockedUp == true)
        _ = machine.pend(.nmi)
        _ = machine.run(untilCycle: machine.cycles + 100)
        #expect(machine.isLockedUp == true)
        #expect(machine.exceptions.pending[.nmi] == true)
    }

    @Test("6.6: BFHFNMIGN: a data bus error at a negative priority is ignored, reads 0, and is recorded")
    func ignoredBusError() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.ldr(0, 1), Thumb.str(0, 1), Thumb.nop]])
        machine.set(SCS.ccr, 0x300)
        machine.set(0xE000_E008, 2)
        machine.steps(1)
        machine[.r0] = 7
        machine[.r1] = 0x6000_0000
        machine.steps(2)
        #expect(machine.isLockedUp == false)
        #expect(machine[.r0] == 0)
        #expect(machine.pc == Bench.handler(3) + 4)
        #expect(machine.word(SCS.cfsr) & 0xFF00 == 0x8200)
        #expect(machine.word(SCS.bfar) == 0x6000_0000)
    }

    @Test("6.6: BFHFNMIGN counts at negative priorities only")
    func notIgnoredInThread() {
        var machine = Bench.machine(Bench.m4, [Thumb.ldr(0, 1)])
        machine.set(SCS.ccr, 0x300)
        machine[.r1] = 0x6000_0000
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
    }
}

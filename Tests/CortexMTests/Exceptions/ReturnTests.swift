import ArmMProfile
import CortexM
import Testing

/// Section 4: exception return.
@Suite("Exception return")
struct ReturnTests {
    /// An M4 in the handler of interrupt 0, entered from Thread mode.
    private func inHandler(_ code: [UInt16], core: CoreConfiguration = Bench.m4, line: Int = 0) -> Machine {
        var machine = Bench.machine(core, [Thumb.nop], handlers: [16 + line: code])
        machine.enable(line, priority: 0x40)
        _ = machine.pend(.interrupt(line))
        machine.steps(1)
        return machine
    }

    @Test("4.1: BX, POP, LDR and LDM return; BLX and MOV to PC branch and fault", arguments: [true, false])
    func whatReturns(_ returns: Bool) {
        // POP {pc}; LDR pc,[r0]; LDM r0,{pc}; BX lr against BLX lr and MOV pc,lr.
        let codes: [[UInt16]] =
            returns
            ? [[0xBD00], [0xF8D0, 0xF000], [0xE890, 0x8000], [Thumb.bxLR]]
            : [[Thumb.blx(14)], [Thumb.movPC(14)]]
        for code in codes {
            var machine = inHandler(code)
            let frame = machine[.sp]
            machine[.r0] = Bench.ram
            machine.set(Bench.ram, machine[.lr])
            if code == [0xBD00] {
                machine[.sp] = frame - 4
                machine.set(frame - 4, machine[.lr])
            }
            machine.steps(returns ? 1 : 2)
            #expect(machine[.ipsr] == (returns ? 0 : 3))
            #expect(machine.word(SCS.cfsr) == (returns ? 0 : 1))
        }
    }

    @Test("4.2: in Thread mode the same value is a branch to where nothing executes")
    func threadMode() {
        var machine = Bench.machine(Bench.m4, [Thumb.bx(0)])
        machine[.r0] = 0xFFFF_FFF9
        machine.steps(2)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.cfsr) == 1)
        #expect(machine.frame(6, at: machine[.sp]) == 0xFFFF_FFF8)
    }

    @Test("4.3: bits 27 to 4 of EXC_RETURN are ignored")
    func unpredictableBits() {
        var machine = inHandler([Thumb.bx(0)])
        machine[.r0] = 0xF000_0009
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.cfsr) == 0)
    }

    /// What makes a return invalid before anything is unstacked.
    enum Invalid: CaseIterable {
        case notActive, anotherActive, nibble, toHandlerAlone, toThreadNested
    }

    @Test(
        "4.4 4.5 4.6: INVPC before unstacking: deactivated, chained, stack and LR as they were",
        arguments: Invalid.allCases, [true, false])
    func integrity(_ invalid: Invalid, _ usageFaultEnabled: Bool) {
        var machine = inHandler([Thumb.bx(0)])
        if usageFaultEnabled { machine.set(SCS.shcsr, SCS.usageFault) }
        machine[.r0] = 0xFFFF_FFF9
        switch invalid {
        case .notActive: machine.exceptions.active[16] = false
        case .anotherActive:
            machine.exceptions.active[16] = false
            machine.exceptions.active[.pendSV] = true
            machine.set(SCS.shpr3, 0x0080_0000)
        case .nibble: machine[.r0] = 0xFFFF_FFF3
        case .toHandlerAlone: machine[.r0] = 0xFFFF_FFF1
        case .toThreadNested: machine.exceptions.active[.svCall] = true
        }
        if invalid == .toThreadNested { machine.set(SCS.shpr2, 0x8000_0000) }
        let sp = machine[.sp]
        machine.set(sp + 4, 0x0BAD_0BAD)
        let excReturn = machine[.r0]
        machine.steps(1)
        #expect(machine[.r1] != 0x0BAD_0BAD)
        #expect(machine[.ipsr] == (usageFaultEnabled ? 6 : 3))
        #expect(machine.word(SCS.cfsr) == 0x0004_0000)
        #expect(machine.word(SCS.hfsr) == (usageFaultEnabled ? 0 : 0x4000_0000))
        #expect(machine.word(SCS.iabr) == 0)
        #expect(machine[.sp] == sp)
        #expect(machine[.lr] == excReturn)
        #expect(machine.entry?.kind == .derived)
        #expect(machine.entry?.fault?.kind == .invpc)
    }

    @Test("4.4 4.5: INVPC after unstacking: the frame is pushed again", arguments: [true, false])
    func integrityAfterUnstacking(_ toThread: Bool) {
        var machine = inHandler([Thumb.bx(0)])
        machine.set(SCS.shcsr, SCS.usageFault)
        let sp = machine[.sp]
        if toThread {
            machine.set(sp + 28, 0x0100_0010)
            machine[.r0] = 0xFFFF_FFF9
        } else {
            machine.exceptions.active[.svCall] = true
            machine.set(SCS.shpr2, 0x8000_0000)
            machine[.r0] = 0xFFFF_FFF1
        }
        let excReturn = machine[.r0]
        machine.set(sp, 0xCAFE_0000)
        machine.steps(1)
        #expect(machine[.ipsr] == 6)
        #expect(machine.word(SCS.cfsr) == 0x0004_0000)
        #expect(machine[.sp] == sp)
        #expect(machine[.lr] == excReturn)
        #expect(machine[.r0] == 0xCAFE_0000)
        #expect(machine.frame(0, at: sp) == 0xCAFE_0000)
        #expect(machine.frame(6, at: sp) == Bench.code)
    }

    @Test("4.6: a bad return from HardFault enters HardFault again, with FORCED")
    func badReturnFromHardFault() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.bx(0)]])
        machine.steps(1)
        machine.set(SCS.hfsr, 0)
        machine[.r0] = 0xFFFF_FFF1
        machine.steps(1)
        #expect(machine.isLockedUp == false)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
        #expect(machine.pc == Bench.handler(3))
    }

    @Test("4.7: with NONBASETHRDENA Thread mode is entered while others are active, at their priority")
    func nonBaseThread() {
        var machine = inHandler([Thumb.bxLR])
        machine.set(SCS.ccr, 0x201)
        machine.set(SCS.shpr2, 0x8000_0000)
        machine.exceptions.active[.svCall] = true
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.executionPriority() == 0x80)
        #expect(machine.word(SCS.cfsr) == 0)
    }

    @Test(
        "4.8: the popped bit 9 is OR'ed into the stack pointer, and counts with STKALIGN only",
        arguments: [false, true], [false, true]
    )
    func poppedAlignment(_ align: Bool, _ bit: Bool) {
        var machine = inHandler([Thumb.bxLR])
        machine.set(SCS.ccr, align ? 0x200 : 0)
        let sp = machine[.sp]
        machine.set(sp + 28, 0x0100_0000 | (bit ? 0x200 : 0))
        machine.steps(1)
        #expect(machine[.sp] == sp + 0x20 + (align && bit ? 4 : 0))
    }

    @Test("4.9: flags, T and IT come from the frame; reserved bits are dropped")
    func poppedStatus() {
        var machine = inHandler([Thumb.bxLR])
        machine.set(machine[.sp] + 28, 0xFFFF_FC00 & ~0x01FF)
        machine.set(machine[.sp] + 24, Bench.handler(20))
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine[.apsr] == 0xF80F_0000)
        #expect(machine.state.itState == 0xFF)
        #expect(machine.state.thumb == true)
    }

    @Test("4.9 4.10: a return with T = 0 is INVSTATE wherever it goes", arguments: [0, 2] as [UInt32])
    func withoutThumb(_ offset: UInt32) {
        var machine = inHandler([Thumb.bxLR])
        let sp = machine[.sp]
        machine.set(sp + 28, 0)
        machine.set(sp + 24, Bench.code + offset)
        machine.steps(2)
        #expect(machine.word(SCS.cfsr) == 0x0002_0000)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + offset)
    }

    @Test("4.11: bit 0 of the popped return address is ignored")
    func oddReturnAddress() {
        var machine = inHandler([Thumb.bxLR])
        machine.set(machine[.sp] + 24, Bench.code + 1)
        machine.steps(1)
        #expect(machine.pc == Bench.code)
    }

    @Test("4.12: a return sets the event register and clears the monitor")
    func eventRegister() {
        var machine = inHandler([Thumb.bxLR])
        machine.state.eventRegister = false
        machine.state.exclusiveMonitor = true
        machine.steps(1)
        #expect(machine.state.eventRegister == true)
        #expect(machine.state.exclusiveMonitor == false)
    }

    @Test("4.13: a pending exception is chained to, without touching the stack")
    func tailChain() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.enable(1, priority: 0x60)
        machine[.psp] = Bench.ram + 0x800
        machine[.control] = 2
        _ = machine.pend(.interrupt(0))
        _ = machine.pend(.interrupt(1))
        machine.steps(1)
        let psp = machine[.psp]
        machine.set(psp, 0x5555_5555)
        let cycles = machine.cycles
        machine.steps(1)
        #expect(machine[.ipsr] == 17)
        #expect(machine[.lr] == 0xFFFF_FFFD)
        #expect(machine[.psp] == psp)
        #expect(machine.word(psp) == 0x5555_5555)
        #expect(machine.cycles - cycles < 12)
        #expect(machine.entry?.kind == .tailChained)
        #expect(machine.entry?.returnAddress == Bench.code)
    }

    @Test("4.14: SLEEPONEXIT sleeps on the return from the last handler, before Thread mode executes")
    func sleepOnExit() {
        var machine = inHandler([Thumb.bxLR])
        machine.set(SCS.scr, 2)
        machine.enable(1, priority: 0x40)
        let stop = machine.run(instructions: 10)
        #expect(stop == .idle)
        #expect(machine.isSleeping == true)
        #expect(machine.pc == Bench.code)
        _ = machine.pend(.interrupt(1))
        machine.steps(1)
        #expect(machine.isSleeping == false)
        #expect(machine[.ipsr] == 17)
        #expect(machine.entry?.kind == .tailChained)
    }

    @Test("4.15: an interrupt whose input is still high is pending again after its return")
    func levelStaysHigh() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.setInterruptLevel(0, true)
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        #expect(machine.word(SCS.ispr) == 0)
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        #expect(machine.entry?.kind == .tailChained)
        machine.setInterruptLevel(0, false)
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
    }

    @Test("4.16: CONTROL.SPSEL follows EXC_RETURN", arguments: [0xFFFF_FFF9, 0xFFFF_FFFD] as [UInt32])
    func stackSelection(_ excReturn: UInt32) {
        var machine = inHandler([Thumb.bx(0)])
        machine[.psp] = Bench.ram + 0x800
        machine.set(Bench.ram + 0x800 + 24, Bench.code)
        machine.set(Bench.ram + 0x800 + 28, 0x0100_0000)
        machine[.r0] = excReturn
        machine.steps(1)
        #expect(machine[.control] == (excReturn & 4 == 4 ? 2 : 0))
        #expect(machine[.sp] == (excReturn & 4 == 4 ? Bench.ram + 0x820 : Bench.stack))
    }

    @Test("4.17: unstacking has the privilege of the mode returned to")
    func unstackingPrivilege() {
        for unprivileged in [false, true] {
            var machine = inHandler([Thumb.bxLR])
            machine.set(SCS.shcsr, SCS.memFault)
            machine.mpuRegion(0, at: 0, bits: 16, ap: 6)
            machine.mpuRegion(1, at: Bench.ram, bits: 16, ap: 1)
            machine.startMPU(control: 1)
            machine.state.threadIsUnprivileged = unprivileged
            machine.steps(1)
            #expect(machine[.ipsr] == (unprivileged ? 4 : 0))
            #expect(machine.word(SCS.cfsr) == (unprivileged ? 8 : 0))
        }
    }

    @Test("4.18: a handler may rewrite the stacked PC")
    func rewrittenFrame() {
        var machine = inHandler([Thumb.bxLR])
        machine.set(machine[.sp] + 24, Bench.handler(30))
        machine.steps(1)
        #expect(machine.pc == Bench.handler(30))
    }

    @Test(
        "3.17: ICI in the frame is INVSTATE unless a load or store multiple can go on",
        arguments: [
            (Thumb.nop, false), (0xC803, true), (Thumb.ldr(0, 1), false), (0xB401, true),
        ] as [(UInt16, Bool)])
    func continuation(_ code: UInt16, _ continues: Bool) {
        var machine = Bench.machine(Bench.m4, [code], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        machine.set(machine[.sp] + 28, 0x0100_3000)
        machine[.r0] = Bench.ram
        machine.steps(1)
        #expect(machine[.ipsr] == (continues ? 0 : 3))
        #expect(machine.word(SCS.cfsr) == (continues ? 0 : 0x0002_0000))
    }

    @Test("6.1: a bad return from NMI to a negative priority locks up")
    func badReturnFromNMI() {
        for (excReturn, ipsr) in [(0xFFFF_FFF3, 3), (0xFFFF_FFF9, 0)] as [(UInt32, UInt32)] {
            var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [2: [Thumb.bx(0)]])
            machine.steps(1)
            _ = machine.pend(.nmi)
            machine.steps(1)
            machine[.r0] = excReturn
            machine.steps(1)
            #expect(machine.isLockedUp == true)
            #expect(machine[.ipsr] == ipsr)
            #expect(machine.pc == 0xFFFF_FFFE)
            #expect(machine.exceptions.lastLockup?.fault?.kind == .invpc)
        }
    }

    @Test("4.3 4.11: What is UNPREDICTABLE about a return is noted")
    func noted() {
        var machine = inHandler([Thumb.bx(0)])
        machine.set(machine[.sp] + 24, Bench.code + 1)
        machine[.r0] = 0xF000_0009
        machine.steps(1)
        #expect(machine.unpredictable.map(\.kind) == [.excReturn, .oddReturnAddress])
        #expect(machine.unpredictable.allSatisfy { $0.address == Bench.handler(16) })
    }

    @Test("4.14: SLEEPONEXIT does not sleep while another exception is active")
    func sleepOnExitNested() {
        var machine = inHandler([Thumb.bxLR])
        machine.set(SCS.scr, 2)
        machine.set(SCS.ccr, 0x201)
        machine.exceptions.active[.svCall] = true
        machine.set(SCS.shpr2, 0x8000_0000)
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.isSleeping == false)
    }
}

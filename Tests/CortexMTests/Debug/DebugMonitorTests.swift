import ArmMProfile
import CortexM
import Testing

/// Sections 14.4 and 14.5: the DebugMonitor exception.
@Suite("Debug monitor")
struct DebugMonitorTests {
    @Test("14.5: MON_PEND enters DebugMonitor when MON_EN and its priority allow")
    func pend() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        try machine.coreWrite(SCS.demcr, Debug.monPEND)
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.demcr) == Debug.monPEND)
        try machine.coreWrite(SCS.demcr, Debug.monPEND | Debug.monEN)
        machine.steps(1)
        #expect(machine[.ipsr] == 12)
        #expect(machine.word(SCS.demcr) == Debug.monEN)
    }

    @Test("14.5: MON_STEP executes one instruction after the handler's return, and enters it again")
    func step() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.movs(0, 1), Thumb.movs(0, 2), Thumb.movs(0, 3)], handlers: [12: [Thumb.bxLR]])
        try machine.coreWrite(SCS.demcr, Debug.monEN | Debug.monPEND | Debug.monSTEP)
        machine.observation = [.entries]
        var returns: [UInt32] = []
        for _ in 0..<4 {
            guard case .entered(let entry) = machine.run(instructions: 100) else { break }
            #expect(entry.exception == .debugMonitor)
            returns.append(entry.returnAddress)
        }
        #expect(returns == [Bench.code, Bench.code + 2, Bench.code + 4, Bench.code + 6])
        #expect(machine.word(SCS.dfsr) == 1)
    }

    @Test("14.5: MON_STEP waits while the priority is above DebugMonitor's")
    func stepMasked() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.cpsieI, Thumb.nop])
        machine[.primask] = 1
        try machine.coreWrite(SCS.demcr, Debug.monEN | Debug.monSTEP)
        machine.observation = [.entries]
        guard case .entered(let entry) = machine.run(instructions: 100) else { return #expect(Bool(false)) }
        #expect(entry.returnAddress == Bench.code + 8)
    }

    @Test("14.5: a step stops at a hook like any run")
    func stepAndHook() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop], handlers: [12: [Thumb.bxLR]])
        machine.setHooks([Bench.code + 2, Bench.code + 4])
        try machine.coreWrite(SCS.demcr, Debug.monEN | Debug.monSTEP)
        #expect(machine.run(instructions: 100) == .hook)
        #expect(machine.pc == Bench.code + 2)
        #expect(machine.run(instructions: 100) == .hook)
        #expect(machine.pc == Bench.code + 4)
    }

    @Test("14.5: core resets clear MON_*, power-on all of DEMCR")
    func resets() {
        for kind in ResetKind.allCases {
            var machine = Bench.machine()
            machine.set(SCS.demcr, 0x010F_07F1)
            machine.reset(kind)
            #expect(machine.word(SCS.demcr) == (kind == .powerOn ? 0 : 0x0100_07F1))
        }
    }

    @Test("14.4: BKPT enters DebugMonitor at its own address, and a debugger comes before it")
    func bkpt() {
        var machine = Bench.machine(Bench.m4, [Thumb.bkpt, Thumb.nop])
        machine.set(SCS.demcr, Debug.monEN)
        machine.steps(1)
        #expect(machine[.ipsr] == 12)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
        #expect(machine.word(SCS.dfsr) == 2)
        var attached = Bench.machine(Bench.m4, [Thumb.bkpt, Thumb.nop])
        attached.attachDebugger()
        attached.set(SCS.demcr, Debug.monEN)
        #expect(attached.runToHalt() == .bkpt(pc: Bench.code, immediate: 0))
    }
}

import ArmMProfile
import CortexM
import Testing

/// Section 14: halting debug.
@Suite("Halting")
struct HaltingTests {
    @Test("14.1: a halted processor stays where it is, and its status says so")
    func halt() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop])
        machine.attachDebugger()
        machine.steps(1)
        try machine.halt()
        let cycles = machine.cycles
        #expect(machine.run(instructions: 10) == .halted(.request))
        #expect(machine.step() == .halted(.request))
        #expect(machine.cycles == cycles)
        #expect(machine.pc == Bench.code + 2)
        #expect(machine.isHalted == true)
        #expect(machine.word(Debug.dhcsr) & 0x2_0003 == 0x2_0003)
        #expect(machine.word(SCS.dfsr) == 1)
        try machine.resume()
        #expect(machine.word(Debug.dhcsr) & 0x2_0003 == 1)
        #expect(machine.run(instructions: 1) == .limit)
        #expect(machine.pc == Bench.code + 4)
    }

    @Test("14.1: without a debugger there is nothing to halt with")
    func notAttached() {
        var machine = Bench.machine()
        #expect(throws: DebugRefusal.notAttached) { try machine.halt() }
        #expect(throws: DebugRefusal.notAttached) { try machine.resume() }
        #expect(machine.debugPortWrite(Debug.dhcsr, Debug.key | 2) == true)
        #expect(machine.isHalted == false)
        machine.attachDebugger()
        #expect(throws: DebugRefusal.notHalted) { try machine.resume() }
        #expect(throws: DebugRefusal.notHalted) { _ = try machine.stepInstruction() }
    }

    @Test("14.1: a step is one instruction, past a breakpoint at it")
    func step() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.movs(0, 1), Thumb.movs(0, 2), Thumb.movs(0, 3)])
        machine.attachDebugger()
        try machine.setBreakpoint(at: Bench.code + 2)
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.code + 2))
        #expect(machine[.r0] == 1)
        #expect(try machine.stepInstruction() == .halted(.step))
        #expect(machine[.r0] == 2)
        #expect(machine.pc == Bench.code + 4)
        #expect(machine.word(SCS.dfsr) == 3)
        #expect(machine.word(Debug.dhcsr) & 0x2_0007 == 0x2_0003)
    }

    @Test("14.1: a step takes a pending exception, and stands at its handler; C_MASKINTS holds it back")
    func stepIntoHandler() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine.attachDebugger()
        try machine.halt()
        _ = machine.pend(.interrupt(0))
        _ = machine.debugPortWrite(Debug.dhcsr, Debug.key | 0xB)
        #expect(try machine.stepInstruction() == .halted(.step))
        #expect(machine.pc == Bench.code + 2)
        _ = machine.debugPortWrite(Debug.dhcsr, Debug.key | 3)
        #expect(try machine.stepInstruction() == .halted(.step))
        #expect(machine.pc == Bench.handler(16))
        #expect(machine[.ipsr] == 16)
    }

    @Test("14.1: C_MASKINTS does not hold back faults, SVC or NMI")
    func maskedStep() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0), Thumb.nop])
        machine.attachDebugger()
        try machine.halt()
        _ = machine.debugPortWrite(Debug.dhcsr, Debug.key | 0xB)
        _ = machine.pend(.pendSV)
        #expect(try machine.stepInstruction() == .halted(.step))
        #expect(machine[.ipsr] == 11)
        _ = machine.pend(.nmi)
        #expect(try machine.stepInstruction() == .halted(.step))
        #expect(machine[.ipsr] == 2)
    }

    @Test("12.4: SysTick and CYCCNT stand still while the processor is halted")
    func timeStandsStill() throws {
        var machine = Bench.machine()
        machine.attachDebugger()
        machine.set(Debug.dwtCTRL, 1)
        machine.set(0xE000_E014, 1000)
        machine.set(0xE000_E010, 5)
        _ = machine.run(instructions: 20)
        try machine.halt()
        let before = (machine.word(0xE000_E018), machine.word(Debug.cyccnt))
        #expect(machine.run(untilCycle: machine.cycles + 5000) == .halted(.request))
        #expect(machine.word(0xE000_E018) == before.0)
        #expect(machine.word(Debug.cyccnt) == before.1)
    }

    @Test("14.1: a halt ends sleep, and sets the event register")
    func haltAsleep() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi, Thumb.wfe, Thumb.movs(0, 7)])
        machine.attachDebugger()
        #expect(machine.run(instructions: 10) == .idle)
        #expect(machine.word(Debug.dhcsr) & 1 << 18 != 0)
        try machine.halt()
        #expect(machine.word(Debug.dhcsr) & 1 << 18 == 0)
        try machine.resume()
        _ = machine.run(instructions: 2)
        #expect(machine[.r0] == 7)
    }

    @Test("6.3: a halt takes the processor out of lockup, at its priority; at a better place it goes on")
    func haltLockedUp() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.udf], 4: [Thumb.movs(0, 9)]])
        machine.attachDebugger()
        guard case .lockup = machine.run(instructions: 10) else { return #expect(Bool(false)) }
        #expect(machine.debugPortRead(Debug.dhcsr).map { $0 & 1 << 19 } == 1 << 19)
        try machine.halt()
        #expect(machine.debugPortRead(Debug.dhcsr).map { $0 & 0xA_0000 } == 0x2_0000)
        #expect(machine.executionPriority() == -1)
        #expect(machine.pc == Bench.handler(3))
        machine[.pc] = Bench.handler(4)
        try machine.resume()
        #expect(machine.run(instructions: 2) == .limit)
        #expect(machine[.r0] == 9)
        #expect(machine.executionPriority() == -1)
    }

    @Test("6.3: resumed where it locked up, it locks up again")
    func resumeIntoLockup() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.udf]])
        machine.attachDebugger()
        _ = machine.run(instructions: 10)
        try machine.halt()
        try machine.resume()
        guard case .lockup = machine.run(instructions: 10) else { return #expect(Bool(false)) }
        #expect(machine.isLockedUp == true)
    }

    @Test("14.4: BKPT halts when a debugger is attached, at any priority; resuming goes past it")
    func bkpt() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.bkpt | 0x42, Thumb.movs(0, 5)]])
        machine.attachDebugger()
        #expect(machine.runToHalt() == .bkpt(pc: Bench.handler(3), immediate: 0x42))
        #expect(machine.word(SCS.dfsr) == 2)
        #expect(machine.word(SCS.hfsr) == 0x4000_0000)
        try machine.resume()
        _ = machine.run(instructions: 1)
        #expect(machine[.r0] == 5)
    }

    @Test("14.4: BKPT halts in an IT block whose condition fails, and the block goes on after it")
    func bkptInIT() throws {
        // ITTT NE over MOVS, BKPT, MOVS with Z set.
        var machine = Bench.machine(Bench.m4, [Thumb.movs(1, 0), 0xBF1E, Thumb.movs(0, 1), Thumb.bkpt, Thumb.movs(2, 3)])
        machine.attachDebugger()
        #expect(machine.runToHalt() == .bkpt(pc: Bench.code + 6, immediate: 0))
        try machine.resume()
        _ = machine.run(instructions: 2)
        #expect(machine[.r0] == 0)
        #expect(machine[.r2] == 0)
        #expect(machine[.epsr] == 0x0100_0000)
    }

    @Test("14.4: BKPT 0xAB is semihosting's while that is on, and halts else")
    func semihosting() {
        for isEnabled in [true, false] {
            var machine = Bench.machine(Bench.m4, [Thumb.movs(0, 3), Thumb.bkpt | 0xAB, Thumb.movs(2, 1)])
            machine.semihosting.isEnabled = isEnabled
            machine.attachDebugger()
            let reason = machine.runToHalt()
            #expect(reason == (isEnabled ? nil : .bkpt(pc: Bench.code + 2, immediate: 0xAB)))
        }
    }

    @Test("14.1: detaching takes breakpoints and catches away, and lets the processor go on")
    func detach() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.attachDebugger()
        try machine.setBreakpoint(at: Bench.code + 2)
        try machine.setWatchpoint(Watchpoint(address: Bench.ram, size: 4, access: .access))
        machine.vectorCatch = .all
        _ = machine.runToHalt()
        machine.detachDebugger()
        #expect(machine.isHalted == false)
        #expect(machine.isDebuggerAttached == false)
        #expect(machine.word(Debug.fpCOMP(0)) == 0)
        #expect(machine.word(Debug.dwtFUNCTION(0)) == 0)
        #expect(machine.vectorCatch == [])
        #expect(machine.run(instructions: 10) == .limit)
    }

    @Test("14.1: a halt during an exception's entry waits for its end")
    func haltInEntry() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine.attachDebugger()
        #expect(machine.run(untilCycle: machine.cycles + 5) == .limit)
        try machine.halt()
        #expect(machine.isHalted == false)
        #expect(machine.run(instructions: 10) == .halted(.request))
        #expect(machine.pc == Bench.handler(11))
    }
}

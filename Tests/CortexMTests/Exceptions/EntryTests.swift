import ArmMProfile
import CortexM
import Testing

/// Section 3: exception entry.
@Suite("Exception entry")
struct EntryTests {
    @Test("3.1: the frame holds R0 to R3, R12, LR, the return address and xPSR")
    func frame() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.svc(0)])
        machine.steps(1)
        for (index, register) in [CoreRegister.r0, .r1, .r2, .r3, .r12, .lr].enumerated() {
            machine[register] = 0x1111_1111 * UInt32(index + 1)
        }
        machine[.apsr] = 0xF800_0000
        machine.steps(1)
        #expect(machine[.sp] == Bench.stack - 0x20)
        for index in 0..<6 { #expect(machine.frame(index, at: machine[.sp]) == 0x1111_1111 * UInt32(index + 1)) }
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 4)
        #expect(machine.frame(7, at: machine[.sp]) == 0xF900_0000)
    }

    @Test("3.1: a frame that half fails holds what was stored first: the return address, or R0", arguments: [true, false])
    func order(_ returnAddressFirst: Bool) {
        var core = Bench.m4
        core.stacksReturnAddressFirst = returnAddressFirst
        // The frame's upper half is where nothing is, then its lower half.
        for end in [Bench.ram + 0x1_0010, Bench.ram + 0x10] {
            var machine = Bench.machine(core, [Thumb.svc(0)])
            machine[.r0] = 0xA0
            machine[.psp] = end
            machine[.control] = 2
            machine.steps(1)
            #expect(machine[.ipsr] == 3)
            #expect(machine.word(SCS.cfsr) == 0x1000)
            if end > Bench.ram + 0x1_0000 {
                #expect(machine.word(end - 0x20) == (returnAddressFirst ? 0 : 0xA0))
            } else {
                #expect(machine.word(end - 8) == (returnAddressFirst ? Bench.code + 2 : 0))
            }
        }
    }

    @Test("3.6: after a branch an interrupt stacks its target")
    func branchTarget() {
        // B to the loop two instructions on.
        var machine = Bench.machine(Bench.m4, [0xE001, Thumb.nop, Thumb.nop])
        machine.enable(0, priority: 0)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 6)
    }

    @Test("3.8: DebugMonitor for a BKPT stacks the BKPT's address")
    func monitoredBreakpoint() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.bkpt])
        machine.set(SCS.demcr, 1 << 16)
        machine.steps(2)
        #expect(machine[.ipsr] == 12)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
    }

    @Test("3.2 3.3: the frame is aligned by CCR.STKALIGN, and bit 9 of the stacked xPSR says so", arguments: [false, true], 0..<4)
    func alignment(_ align: Bool, _ offset: UInt32) {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)], handlers: [11: [Thumb.bxLR]])
        machine.set(SCS.ccr, align ? 0x200 : 0)
        let sp = Bench.stack - 4 * offset
        machine[.sp] = sp
        machine.steps(1)
        let padded = align && sp & 4 != 0
        #expect(machine[.sp] == sp - 0x20 - (padded ? 4 : 0))
        #expect(machine.frame(7, at: machine[.sp]) & 0x200 == (padded ? 0x200 : 0))
        #expect(machine[.xpsr] & 0x200 == 0)
        machine.steps(1)
        #expect(machine[.sp] == sp)
    }

    @Test("3.4 3.5: the stack and EXC_RETURN are those of what was interrupted")
    func excReturn() {
        var main = Bench.machine(Bench.m4, [Thumb.svc(0)], handlers: [11: [Thumb.nop]])
        main.enable(0, priority: 0)
        main.set(SCS.shpr2, 0x8000_0000)
        main.steps(1)
        #expect(main[.lr] == 0xFFFF_FFF9)
        _ = main.pend(.interrupt(0))
        main.steps(1)
        #expect(main[.lr] == 0xFFFF_FFF1)
        var process = Bench.machine(Bench.m4, [Thumb.svc(0)])
        process[.psp] = Bench.ram + 0x800
        process[.control] = 2
        process.steps(1)
        #expect(process[.lr] == 0xFFFF_FFFD)
        #expect(process[.psp] == Bench.ram + 0x800 - 0x20)
        #expect(process[.sp] == Bench.stack)
        #expect(process[.control] == 0)
    }

    @Test("3.6: a fault stacks its own address, SVC and an interrupt the next")
    func returnAddresses() {
        var fault = Bench.machine(Bench.m4, [Thumb.nop, Thumb.udf])
        fault.steps(2)
        #expect(fault.frame(6, at: fault[.sp]) == Bench.code + 2)
        var interrupt = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        interrupt.enable(0, priority: 0)
        interrupt.steps(1)
        _ = interrupt.pend(.interrupt(0))
        interrupt.steps(1)
        #expect(interrupt.frame(6, at: interrupt[.sp]) == Bench.code + 2)
    }

    @Test("3.7: an SVC that escalates stacks the address after it", arguments: [Bench.m0, Bench.m3, Bench.m4])
    func escalatedCall(_ core: CoreConfiguration) {
        var machine = Bench.machine(core, [Thumb.cpsidI, Thumb.svc(0)])
        machine.steps(2)
        #expect(machine[.ipsr] == 3)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 4)
    }

    @Test("3.8: an escalated BKPT stacks its own address")
    func breakpoint() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.bkpt])
        machine.steps(2)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
    }

    @Test("3.9: a fetch fault stacks the address that failed")
    func fetchFault() {
        var machine = Bench.machine(Bench.m4, [Thumb.bx(0)])
        machine[.r0] = 0x4000_0001
        machine.steps(2)
        #expect(machine.frame(6, at: machine[.sp]) == 0x4000_0000)
        #expect(machine.word(SCS.cfsr) == 1)
    }

    @Test("3.9: a 32-bit instruction whose second half-word cannot be fetched stacks where it starts")
    func halfFetched() {
        var machine = Bench.machine(Bench.m4, [Thumb.bx(0)])
        _ = machine.poke(Bench.ram + 0xFFFE, size: .halfword, 0xF3AF)
        machine[.r0] = Bench.ram + 0xFFFF
        machine.steps(2)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.ram + 0xFFFE)
        #expect(machine.word(SCS.cfsr) == 0x100)
    }

    @Test("3.10: a fault stacks the IT state of its instruction, SVC that of the next")
    func itState() {
        // ITTE EQ; UDF EQ …
        var fault = Bench.machine(Bench.m4, [0xBF06, Thumb.udf, Thumb.nop, Thumb.nop])
        fault[.apsr] = 0x4000_0000
        fault.steps(2)
        let psr = fault.frame(7, at: fault[.sp])
        #expect(psr >> 25 & 3 | psr >> 8 & 0xFC == 0x06)
        #expect(fault[.xpsr] & 0x0600_FC00 == 0)
        var call = Bench.machine(Bench.m4, [0xBF06, Thumb.svc(0), Thumb.nop, Thumb.nop])
        call[.apsr] = 0x4000_0000
        call.steps(2)
        let after = call.frame(7, at: call[.sp])
        #expect(after >> 25 & 3 | after >> 8 & 0xFC == 0x0C)
    }

    @Test("3.11: the handler's mode, masks, monitor and event register")
    func handlerState() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine.enable(0, priority: 0)
        machine[.psp] = Bench.ram + 0x800
        machine[.control] = 3
        machine.state.exclusiveMonitor = true
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        #expect(machine[.control] == 1)
        #expect(machine.state.isPrivileged == true)
        #expect(machine.state.exclusiveMonitor == false)
        #expect(machine.state.eventRegister == true)
        #expect(machine[.xpsr] & 0x0100_0000 != 0)
    }

    @Test("3.12: a vector with bit 0 clear: INVSTATE on the handler's first instruction")
    func evenVector() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)], words: [44: 0x1162])
        machine.steps(1)
        #expect(machine[.ipsr] == 11)
        #expect(machine.pc == 0x1162)
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.cfsr) == 0x0002_0000)
        #expect(machine.frame(6, at: machine[.sp]) == 0x1162)
        #expect(machine.entry?.from == .svCall)
    }

    @Test("3.13: pending becomes active at entry")
    func pendingToActive() {
        var machine = Bench.machine()
        machine.enable(0, priority: 0)
        _ = machine.pend(.interrupt(0))
        #expect(machine.word(SCS.ispr) == 1)
        machine.steps(1)
        #expect(machine.word(SCS.ispr) == 0)
        #expect(machine.word(SCS.iabr) == 1)
    }

    @Test("3.14: an exception that arrives while another is being stacked is taken first, on the same frame")
    func lateArrival() {
        var machine = Bench.machine(
            Bench.m4, [Thumb.nop, Thumb.nop, Thumb.svc(0)], handlers: [15: [Thumb.bxLR], 11: [Thumb.bxLR]])
        machine.set(SCS.shpr2, 0x8000_0000)
        machine.set(0xE000_E014, 8)
        machine.set(0xE000_E010, 7)
        machine.steps(3)
        #expect(machine[.ipsr] == 15)
        #expect(machine.entry?.kind == .lateArrival)
        #expect(machine.word(SCS.shcsr) & 0x8800 == 0x8800)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 6)
        machine.set(0xE000_E010, 0)
        machine.steps(1)
        #expect(machine[.ipsr] == 11)
        #expect(machine.entry?.kind == .tailChained)
        #expect(machine[.sp] == Bench.stack - 0x20)
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.pc == Bench.code + 6)
    }

    @Test("3.14: a stimulus from outside can fall inside an entry")
    func lateStimulus() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine.enable(1, priority: 0x20)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        let stop = machine.run(untilCycle: machine.cycles + 5)
        #expect(stop == .limit)
        #expect(machine[.ipsr] == 0)
        _ = machine.pend(.interrupt(1))
        machine.steps(1)
        #expect(machine[.ipsr] == 17)
        #expect(machine.entry?.kind == .lateArrival)
        #expect(machine.word(SCS.ispr) == 1)
    }

    @Test("3.15: GE is stacked by cores with the DSP extension only", arguments: [Bench.m3, Bench.m4])
    func greaterEqual(_ core: CoreConfiguration) {
        var machine = Bench.machine(core, [Thumb.svc(0)])
        machine.flags.greaterEqual = 0xF
        machine.steps(1)
        #expect(machine.frame(7, at: machine[.sp]) & 0xF_0000 == (core.architecture == .armv7EM ? 0xF_0000 : 0))
    }

    @Test(
        "3.16: entry takes the core's cycles",
        arguments: zip(
            [Bench.m0, Bench.m0plus, Bench.m3, Bench.m4, Bench.m7], [16, 15, 12, 12, 12] as [UInt64]))
    func latency(_ core: CoreConfiguration, _ cycles: UInt64) {
        var machine = Bench.machine(core)
        machine.enable(0, priority: 0)
        _ = machine.pend(.interrupt(0))
        let before = machine.cycles
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        #expect(machine.cycles - before == cycles)
    }

    @Test("3.16: a handler in SRAM waits for the stacking, and a return to SRAM takes longer, on M3 and M4")
    func latencyInSRAM() {
        for (core, entry, exit) in [(Bench.m3, 18, 13), (Bench.m4, 18, 13), (Bench.m7, 12, 10)] as [(_, UInt64, UInt64)] {
            var machine = Bench.machine(core)
            machine.set(Bench.ram, UInt32(Thumb.bxLR))
            machine.set(SCS.vtor, Bench.ram + 0x1000)
            machine.set(Bench.ram + 0x1000 + 64, Bench.ram | 1)
            machine.enable(0, priority: 0)
            _ = machine.pend(.interrupt(0))
            machine.steps(1)
            #expect(machine.cycles == entry)
            let stacked = machine[.sp]
            machine.set(stacked + 24, Bench.ram + 0x100)
            let before = machine.cycles
            machine.exceptionReturn(0xFFFF_FFF9)
            #expect(machine.cycles - before == exit)
        }
    }

    @Test("An entry that is observed ends the run with what happened")
    func observed() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.svc(0)], handlers: [11: [Thumb.bxLR]])
        machine.observation = [.entries, .returns]
        guard case .entered(let entry) = machine.run(instructions: 10) else { return #expect(Bool(false)) }
        #expect(entry.exception == .svCall)
        #expect(entry.kind == .preempt)
        #expect(entry.instruction == Bench.code + 2)
        #expect(entry.returnAddress == Bench.code + 4)
        #expect(entry.handler == Bench.handler(11))
        #expect(entry.frame == Bench.stack - 0x20)
        #expect(entry.executionPriorityBefore == 256)
        #expect(machine.pc == Bench.handler(11))
        guard case .returned(let returned) = machine.run(instructions: 10) else { return #expect(Bool(false)) }
        #expect(returned.exception == .svCall)
        #expect(returned.returnAddress == Bench.code + 4)
    }

    @Test("A tail chain ends one run with the return and the next with the entry")
    func observedChain() {
        var machine = Bench.machine(Bench.m4, [], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x20)
        machine.enable(1, priority: 0x20)
        _ = machine.pend(.interrupt(0))
        _ = machine.pend(.interrupt(1))
        machine.steps(1)
        machine.observation = [.entries, .returns]
        guard case .returned(let returned) = machine.run(instructions: 10) else { return #expect(Bool(false)) }
        #expect(returned.returnAddress == Bench.handler(17))
        let cycles = machine.cycles
        guard case .entered(let entry) = machine.run(instructions: 10) else { return #expect(Bool(false)) }
        #expect(entry.kind == .tailChained)
        #expect(machine.cycles == cycles)
    }
}

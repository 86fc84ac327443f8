import ArmMProfile
import CortexM
import Testing

/// Section 11: sleep and events.
@Suite("Sleep and events")
struct SleepTests {
    @Test("11.1: WFI with nothing to wake it is idle, and an interrupt enters its handler")
    func waitForInterrupt() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi, Thumb.nop])
        machine.enable(0, priority: 0x40)
        #expect(machine.run(instructions: 10) == .idle)
        #expect(machine.pc == Bench.code + 2)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        #expect(machine.isSleeping == false)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
    }

    @Test("11.1: with PRIMASK set WFI wakes, goes on, and the interrupt stays pending")
    func primask() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi, Thumb.movs(7, 1)])
        machine.enable(0, priority: 0x40)
        machine[.primask] = 1
        #expect(machine.run(instructions: 10) == .idle)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine[.r7] == 1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.ispr) == 1)
    }

    @Test("11.1: BASEPRI, FAULTMASK and what is active keep WFI asleep; NMI always wakes it")
    func maskedWake() {
        for mask in [CoreRegister.basepri, .faultmask] {
            var machine = Bench.machine(Bench.m4, [Thumb.wfi, Thumb.nop])
            machine.enable(0, priority: 0x40)
            machine[mask] = mask == .basepri ? 0x40 : 1
            machine.steps(1)
            _ = machine.pend(.interrupt(0))
            #expect(machine.isSleeping == true)
            _ = machine.pend(.nmi)
            machine.steps(1)
            #expect(machine[.ipsr] == 2)
        }
    }

    @Test("11.1: WFI does not sleep when what wakes it is pending")
    func alreadyPending() {
        var machine = Bench.machine(Bench.m4, [Thumb.cpsidI, Thumb.wfi, Thumb.movs(7, 1)])
        machine.enable(0, priority: 0x40)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        machine.steps(2)
        #expect(machine[.r7] == 1)
    }

    @Test("11.2: WFE consumes the event register, then sleeps; SEV sets it")
    func waitForEvent() {
        var machine = Bench.machine(Bench.m4, [Thumb.sev, Thumb.wfe, Thumb.wfe, Thumb.movs(7, 1)])
        machine.steps(2)
        #expect(machine.isSleeping == false)
        #expect(machine.state.eventRegister == false)
        machine.steps(1)
        #expect(machine.isSleeping == true)
        machine.sendEvent()
        #expect(machine.isSleeping == false)
        machine.steps(1)
        #expect(machine[.r7] == 1)
    }

    @Test("11.2: a masked interrupt does not end WFE; an interrupt that is taken does")
    func interruptEndsWFE() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfe, Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine[.primask] = 1
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        #expect(machine.isSleeping == true)
        machine[.primask] = 0
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
    }

    @Test("11.2 11.3: with SEVONPEND the transition to pending is an event, even of a disabled interrupt")
    func sevonpend() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfe, Thumb.wfe, Thumb.nop])
        machine.set(SCS.scr, 0x10)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        #expect(machine.isSleeping == false)
        machine.state.eventRegister = false
        machine.steps(1)
        #expect(machine.isSleeping == true)
        _ = machine.pend(.interrupt(0))
        #expect(machine.isSleeping == true)
    }

    @Test("11.2: exception entry and return set the event register")
    func entryAndReturn() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0), Thumb.wfe, Thumb.nop], handlers: [11: [Thumb.wfe, Thumb.bxLR]])
        machine.steps(1)
        #expect(machine.state.eventRegister == true)
        machine.steps(1)
        #expect(machine.isSleeping == false)
        #expect(machine.state.eventRegister == false)
        machine.steps(2)
        #expect(machine.isSleeping == false)
        #expect(machine.pc == Bench.code + 4)
    }

    @Test("11.4: a sleep that nothing can end ends the run, and costs no time of the host", arguments: [Thumb.wfi, Thumb.wfe])
    func forEver(_ instruction: UInt16) {
        var machine = Bench.machine(Bench.m4, [instruction, Thumb.nop])
        #expect(machine.run() == .idle)
        #expect(machine.isSleeping == true)
        #expect(machine.pc == Bench.code + 2)
        #expect(machine.instructions == 1)
    }

    @Test("11.5 12.4: whether SysTick goes on in deep sleep is the part's", arguments: [false, true], [false, true])
    func deepSleep(_ isDeep: Bool, _ runs: Bool) {
        var core = Bench.m4
        core.sysTickRunsInDeepSleep = runs
        var machine = Bench.machine(core, [Thumb.nop, Thumb.nop, Thumb.wfi, Thumb.nop])
        machine.set(SCS.scr, isDeep ? 4 : 0)
        machine.enable(0, priority: 0)
        machine.set(0xE000_E014, 999)
        machine.set(0xE000_E010, 7)
        machine.steps(3)
        let stops = isDeep && !runs
        #expect((machine.run(untilCycle: 400) == .idle) == false)
        let left = machine.word(0xE000_E018)
        #expect(stops ? left > 990 : left == 600)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        // The counter goes on from where it stood.
        let now = machine.word(0xE000_E018)
        #expect(now < left && now + 30 > left)
    }

    @Test("11.5: SCR keeps SLEEPDEEP")
    func sleepDeep() {
        for core in [Bench.m0, Bench.m4] {
            var machine = Bench.machine(core)
            machine.set(SCS.scr, 0xFFFF_FFFF)
            #expect(machine.word(SCS.scr) == 0x16)
        }
    }

    @Test("11.6: WFI may end an IT block")
    func inITBlock() {
        var machine = Bench.machine(Bench.m4, [0xBF18, Thumb.wfi, Thumb.nop])
        machine.steps(2)
        #expect(machine.isSleeping == true)
        #expect(machine.state.itState == 0)
    }

    @Test("12.4: SysTick runs in sleep, and wakes WFI at its cycle")
    func sysTick() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi, Thumb.nop])
        machine.set(0xE000_E014, 99)
        machine.set(0xE000_E010, 7)
        machine.steps(1)
        #expect(machine.isSleeping == true)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run() else { return #expect(Bool(false)) }
        #expect(entry.exception == .sysTick)
        #expect(entry.cycles == 100)
    }

    @Test("11.1: a run that observes sleeps ends at each, and says what put the processor to sleep")
    func observed() {
        var machine = Bench.machine(
            Bench.m4, [Thumb.wfi, Thumb.nop, Thumb.sev, Thumb.wfe, Thumb.wfe], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.observation = .sleeps
        #expect(machine.run() == .slept(.waitForInterrupt))
        #expect(machine.run() == .idle)
        _ = machine.pend(.interrupt(0))
        // The return from the handler and SEV are one event: the second WFE sleeps.
        #expect(machine.run() == .slept(.waitForEvent))
        #expect(machine.pc == Bench.code + 10)
    }

    @Test("4.14: SLEEPONEXIT is observed as what it is, and WFI that has nothing to wait for is not")
    func observedOnExit() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi, Thumb.nop], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.set(SCS.scr, 2)
        machine.observation = .sleeps
        _ = machine.pend(.interrupt(0))
        #expect(machine.run() == .slept(.onExit))
        #expect(machine.pc == Bench.code)
    }
}

import ArmMProfile
import CortexM
import Testing

/// Section 3.16, and when an exception became pending.
@Suite("Latency: from becoming pending to the handler's first instruction")
struct LatencyTests {
    @Test(
        "3.16: an interrupt's handler begins the core's constant after the interrupt",
        arguments: zip([Bench.m0, Bench.m0plus, Bench.m3, Bench.m4, Bench.m7], [16, 15, 12, 12, 12] as [UInt64]))
    func constant(core: CoreConfiguration, cycles: UInt64) {
        var machine = Bench.machine(core, [Thumb.nop, Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine.entry?.latency == cycles)
        #expect(machine.entry?.pended == machine.entry?.cycles)
        #expect(machine.entry?.started == machine.cycles)
    }

    @Test("3.16 4.13: an interrupt that ends SLEEPONEXIT's sleep chains: nothing is stacked")
    func afterSleepOnExit() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.set(SCS.scr, 2)
        _ = machine.pend(.interrupt(0))
        #expect(machine.run() == .idle)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine.entry?.kind == .tailChained)
        #expect(machine.entry?.latency == 6)
    }

    @Test("an interrupt that is held back is pending from the first request on, and asking again changes nothing")
    func heldBack() {
        var machine = Bench.machine(Bench.m4, [Thumb.cpsidI, Thumb.nop, Thumb.nop, Thumb.cpsieI, Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine.steps(1)
        let first = machine.cycles
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        machine.steps(3)
        #expect(machine[.ipsr] == 16)
        #expect(machine.entry?.pended == first)
        #expect(machine.entry?.latency == machine.cycles - first)
    }

    @Test("a request that is withdrawn and made again counts from the second")
    func again() {
        var machine = Bench.machine(Bench.m4, [Thumb.cpsidI, Thumb.nop, Thumb.cpsieI, Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        _ = machine.unpend(.interrupt(0))
        machine.steps(1)
        let second = machine.cycles
        _ = machine.pend(.interrupt(0))
        machine.steps(2)
        #expect(machine.entry?.pended == second)
    }

    @Test("a synchronous exception is pending from its instruction's end on")
    func synchronous() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.svc(0)])
        machine.steps(2)
        #expect(machine.entry?.exception == .svCall)
        #expect(machine.entry?.latency == 12)
    }

    @Test("what came at an earlier cycle than the boundary between two instructions counts from that cycle")
    func inputTime() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine.steps(3)
        machine.inputTime = machine.cycles - 2
        _ = machine.pend(.interrupt(0))
        machine.inputTime = nil
        machine.steps(1)
        #expect(machine.entry?.latency == 14)
    }

    @Test("SysTick is pending from the cycle in which it counts to 0, in the middle of an instruction too", arguments: 20...40)
    func sysTick(reload: UInt32) throws {
        // movs r0, #1; movs r1, #1; udiv r1, r0, r1, over and over: the count comes to 0 at any cycle of a division.
        let divide: [UInt16] = [0xFBB0, 0xF1F1]
        var machine = Bench.machine(Bench.m4, [Thumb.movs(0, 1), Thumb.movs(1, 1)] + (0..<40).flatMap { _ in divide })
        machine.set(0xE000_E014, reload)
        machine.set(0xE000_E018, 0)
        machine.set(0xE000_E010, 7)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 60) else {
            Issue.record("SysTick did not come")
            return
        }
        #expect(entry.exception == .sysTick)
        #expect(entry.pended == UInt64(reload) + 1)
        #expect((12...24).contains(entry.latency))
    }

    @Test("3.14: the exception that arrives late has its own time, and the one it overtook keeps its")
    func lateArrival() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [16: [Thumb.bxLR], 17: [Thumb.bxLR]])
        machine.enable(0, priority: 0x80)
        machine.enable(1, priority: 0x40)
        machine.steps(1)
        let start = machine.cycles
        _ = machine.pend(.interrupt(0))
        machine.observation = .entries
        #expect(machine.run(untilCycle: start + 4) == .limit)
        _ = machine.pend(.interrupt(1))
        guard case .entered(let late) = machine.run(), case .entered(let chained) = machine.run() else {
            Issue.record("no entries")
            return
        }
        #expect(late.exception == .interrupt(1) && late.kind == .lateArrival)
        #expect(late.pended == start + 4)
        #expect(chained.exception == .interrupt(0) && chained.kind == .tailChained)
        #expect(chained.pended == start)
    }
}

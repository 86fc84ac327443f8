import ArmMProfile
import CortexM
import Testing

/// CYCCNT and the 8-bit counters of the Data Watchpoint and Trace unit.
@Suite("Trace counters")
struct TraceCountersTests {
    private static let counters: UInt32 = 0xE000_1008

    @Test("14.7: EXCCNT and SLEEPCNT count entry, return and sleep while their bits are set, from 0")
    func exceptionAndSleep() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi, Thumb.nop], handlers: [15: [Thumb.bxLR]])
        machine.set(SCS.demcr, Debug.trcena)
        machine.set(0xE000_E014, 99)
        machine.set(0xE000_E010, 7)
        machine.set(Debug.dwtCTRL, 1 << 18 | 1 << 19)
        #expect(machine.word(Self.counters + 4) == 0)
        _ = machine.run(instructions: 3)
        let sleep = machine.word(Self.counters + 8)
        #expect(sleep > 80 && sleep < 100)
        #expect(machine.word(Self.counters + 4) >= 12)
        machine.set(Debug.dwtCTRL, 0)
        let held = machine.word(Self.counters + 8)
        _ = machine.run(instructions: 50)
        #expect(machine.word(Self.counters + 8) == held)
        machine.set(Debug.dwtCTRL, 1 << 19)
        #expect(machine.word(Self.counters + 8) == 0)
    }

    @Test("14.7: CYCCNT stands while TRCENA is clear, and goes on from there")
    func cycleCounter() {
        var machine = Bench.machine(Bench.m4)
        machine.set(SCS.demcr, Debug.trcena)
        machine.set(Debug.dwtCTRL, 1)
        _ = machine.run(instructions: 10)
        let held = machine.word(Debug.cyccnt)
        #expect(held > 0)
        machine.set(SCS.demcr, 0)
        _ = machine.run(instructions: 10)
        machine.set(SCS.demcr, Debug.trcena)
        #expect(machine.word(Debug.cyccnt) == held)
        let before = machine.cycles
        _ = machine.run(instructions: 10)
        #expect(machine.word(Debug.cyccnt) == held + UInt32(machine.cycles - before))
    }

    @Test("14.7: a counter is 8 bits wide and can be written")
    func width() {
        var machine = Bench.machine()
        machine.set(SCS.demcr, Debug.trcena)
        machine.set(Self.counters + 4, 0x1FE)
        #expect(machine.word(Self.counters + 4) == 0xFE)
        machine.set(Debug.dwtCTRL, 1 << 18)
        #expect(machine.word(Self.counters + 4) == 0)
    }

    @Test("14.7: cycles are instructions and what the counters saw")
    func sum() {
        // LDR; ADDS; B: a loop with a load.
        var machine = Bench.machine(Bench.m4, [Thumb.ldr(0, 1), 0x1C40, 0xE7FC], handlers: [15: [Thumb.bxLR]])
        machine[.r1] = Bench.ram
        machine.set(SCS.demcr, Debug.trcena)
        machine.set(Debug.dwtCTRL, 0x3E_0001)
        machine.set(Debug.cyccnt, 0)
        let before = machine.instructions
        _ = machine.run(instructions: 20)
        let executed = UInt32(machine.instructions - before)
        let sum = (0..<4).reduce(UInt32(0)) { $0 + machine.word(Self.counters + 4 * UInt32($1)) }
        #expect(machine.word(Debug.cyccnt) == executed + sum - machine.word(Self.counters + 16))
    }
}

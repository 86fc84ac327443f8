import ArmMProfile
import CortexM
import Testing

/// Section 12: SysTick.
@Suite("SysTick")
struct SysTickTests {
    static let csr: UInt32 = 0xE000_E010
    static let rvr: UInt32 = 0xE000_E014
    static let cvr: UInt32 = 0xE000_E018

    @Test(
        "12.1: the counter agrees with one that is stepped tick by tick, for every reload and start",
        arguments: 0..<12 as Range<UInt32>
    )
    func steppedModel(_ reload: UInt32) {
        for divider in 1...3 {
            var core = Bench.m4
            core.sysTickReferenceDivider = divider
            // Asleep, so that a run ends on the very cycle.
            var machine = Bench.machine(core, [Thumb.wfi])
            machine.steps(1)
            machine.set(Self.rvr, reload)
            machine.set(Self.csr, 1)
            var value: UInt32 = 0
            var zeros = 0
            let start = machine.cycles
            for tick in 1...60 {
                if value == 0 {
                    value = reload
                } else {
                    value -= 1
                    if value == 0 { zeros += 1 }
                }
                _ = machine.run(untilCycle: start + UInt64(tick * divider))
                #expect(machine.word(Self.cvr) == value, "tick \(tick)")
                #expect((machine.word(Self.csr) & 0x1_0000 != 0) == (zeros > 0))
            }
        }
    }

    @Test("12.1: it pends on the change from 1 to 0, every RVR + 1 clocks")
    func period() {
        var machine = Bench.machine(Bench.m4, [], handlers: [15: [Thumb.bxLR]])
        machine.set(Self.rvr, 99)
        machine.set(Self.csr, 7)
        let start = machine.cycles
        machine.observation = .entries
        for turn in 1...4 {
            guard case .entered(let entry) = machine.run() else { return #expect(Bool(false)) }
            #expect(entry.exception == .sysTick)
            // Taken at the next boundary after the tick: a branch to itself takes two or three cycles.
            #expect((0...3).contains(Int64(entry.cycles) - Int64(start) - Int64(100 * turn)))
        }
    }

    @Test("12.1: RVR = 0 stops it at the next wrap, after one more tick")
    func stops() {
        var machine = Bench.machine()
        machine.set(Self.rvr, 10)
        machine.set(Self.csr, 5)
        _ = machine.run(untilCycle: machine.cycles + 4)
        machine.set(Self.rvr, 0)
        _ = machine.run(untilCycle: machine.cycles + 100)
        #expect(machine.word(Self.cvr) == 0)
        #expect(machine.word(Self.csr) & 0x1_0000 != 0)
        #expect(machine.events.next == .max)
    }

    @Test("12.1: writing CVR clears it and COUNTFLAG, and pends nothing")
    func writeCurrent() {
        var machine = Bench.machine(Bench.m4, [Thumb.str(0, 1), Thumb.ldr(2, 1)])
        machine.set(Self.rvr, 1000)
        machine.set(Self.csr, 7)
        machine.sysTick.countFlag = true
        machine[.r0] = 0x55
        machine[.r1] = Self.cvr
        machine.steps(1)
        #expect(machine.word(Self.csr) == 7)
        #expect(machine.exceptions.pending[.sysTick] == false)
        #expect(machine.word(Self.cvr) >= 998 || machine.word(Self.cvr) == 0)
    }

    /// DDI 0403 B3.3.1 has software clear CVR before it enables the counter, so that it counts from RVR "rather than from an
    /// arbitrary value": a counter that is not 0 goes on from where it is. FreeRTOS's tickless idle restarts its tick so.
    @Test("12.1: enabling it again goes on from CVR; only a counter at 0 loads RVR, with the next clock")
    func resumes() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi])
        machine.steps(1)
        machine.set(Self.rvr, 1000)
        machine.set(Self.csr, 5)
        _ = machine.run(untilCycle: machine.cycles + 101)
        #expect(machine.word(Self.cvr) == 900)
        machine.set(Self.csr, 4)
        _ = machine.run(untilCycle: machine.cycles + 50)
        machine.set(Self.rvr, 77)
        machine.set(Self.csr, 5)
        _ = machine.run(untilCycle: machine.cycles + 10)
        #expect(machine.word(Self.cvr) == 890)
        machine.set(Self.cvr, 1)
        #expect(machine.word(Self.cvr) == 0)
        _ = machine.run(untilCycle: machine.cycles + 1)
        #expect(machine.word(Self.cvr) == 77)
    }

    @Test("12.2: reading CSR clears COUNTFLAG; a debugger's look does not")
    func countFlag() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop, Thumb.ldr(0, 1)])
        machine.set(Self.rvr, 2)
        machine.set(Self.csr, 5)
        machine.steps(3)
        #expect(machine.word(Self.csr) & 0x1_0000 != 0)
        #expect(machine.word(Self.csr) & 0x1_0000 != 0)
        machine.set(Self.rvr, 0xFFFF)
        machine[.r1] = Self.csr
        machine.steps(1)
        #expect(machine[.r0] & 0x1_0000 != 0)
        #expect(machine.word(Self.csr) & 0x1_0000 == 0)
    }

    @Test("12.2: disabling it does not take the pending state back; PENDSTCLR does")
    func pendingStays() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine[.primask] = 1
        machine.set(Self.rvr, 1)
        machine.set(Self.csr, 7)
        _ = machine.run(untilCycle: machine.cycles + 20)
        machine.set(Self.csr, 0)
        #expect(machine.exceptions.pending[.sysTick] == true)
        machine.set(SCS.icsr, 1 << 25)
        #expect(machine.exceptions.pending[.sysTick] == false)
    }

    @Test("12.1: RVR has 24 bits")
    func reloadBits() {
        var machine = Bench.machine()
        machine.set(Self.rvr, 0xFFFF_FFFF)
        #expect(machine.word(Self.rvr) == 0x00FF_FFFF)
        machine.set(Self.rvr, 0xAB00_0000)
        #expect(machine.word(Self.rvr) == 0)
    }

    @Test("12.1: without TICKINT the counter sets COUNTFLAG, pends nothing and wakes nobody")
    func withoutInterrupt() {
        var machine = Bench.machine(Bench.m4, [Thumb.wfi])
        machine.set(Self.rvr, 9)
        machine.set(Self.csr, 5)
        #expect(machine.events.next == .max)
        #expect(machine.run(instructions: 10) == .idle)
        _ = machine.run(untilCycle: machine.cycles + 25)
        // A write brings the counter up to its cycle, past two zeros.
        machine.set(Self.csr, 5)
        #expect(machine.word(Self.csr) & 0x1_0000 != 0)
        #expect(machine.exceptions.pending[.sysTick] == false)
        #expect(machine.isSleeping == true)
    }

    @Test("12.3: CLKSOURCE reads as one without a reference clock; CALIB is the part's")
    func clockSource() {
        var machine = Bench.machine()
        machine.set(Self.csr, 0)
        #expect(machine.word(Self.csr) == 4)
        var core = Bench.m4
        core.sysTickReferenceDivider = 8
        core.sysTickCalibration = 0x4000_2904
        var other = Bench.machine(core)
        other.set(Self.csr, 1)
        #expect(other.word(Self.csr) == 1)
        #expect(other.word(0xE000_E01C) == 0x4000_2904)
    }

    @Test("CYCCNT counts with TRCENA and CYCCNTENA, and an M7 wants the key first")
    func cycleCounter() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop])
        machine.set(0xE000_1000, 1)
        #expect(machine.word(0xE000_1000) == 0x4000_0000)
        machine.set(SCS.demcr, 1 << 24)
        machine.set(0xE000_1004, 0)
        machine.set(0xE000_1000, 1)
        machine.steps(3)
        #expect(machine.word(0xE000_1004) == 3)
        machine.set(0xE000_1000, 0)
        machine.steps(1)
        #expect(machine.word(0xE000_1004) == 3)
        var m7 = Bench.machine(Bench.m7)
        m7.set(SCS.demcr, 1 << 24)
        try m7.write(0xE000_1000, size: .word, value: 1, privileged: true)
        #expect(m7.word(0xE000_1000) == 0x4000_0000)
    }
}

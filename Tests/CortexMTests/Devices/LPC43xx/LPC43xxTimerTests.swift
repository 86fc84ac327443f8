import CortexM
import Testing

@Suite("LPC43xxTimer")
struct LPC43xxTimerTests {
    typealias Register = LPC43xxTimer.Register

    @Test("TC counts every PR + 1 clocks; CRST holds it at 0")
    func counts() {
        var rig = DeviceRig(LPC43xxTimer())
        rig.store(Register.pr, 9)
        rig.store(Register.tcr, 1)
        rig.pass(105)
        #expect(rig.load(Register.tc) == 10)
        rig.store(Register.tcr, 2)
        rig.pass(100)
        #expect(rig.load(Register.tc) == 0)
        rig.store(Register.tcr, 1)
        rig.pass(20)
        rig.store(Register.tcr, 0)
        rig.pass(100)
        #expect(rig.load(Register.tc) == 2)
    }

    @Test("a match interrupts, and resets TC with the next clock, or stops it")
    func matches() {
        var rig = DeviceRig(LPC43xxTimer())
        rig.store(Register.mr, 99)
        rig.store(Register.mcr, 0b011)
        rig.store(Register.tcr, 1)
        rig.pass(98)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1 && rig.load(Register.ir) == 1)
        rig.store(Register.ir, 1)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(Register.tc) == 0)
        rig.pass(98)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1)
        rig.store(Register.ir, 1)
        rig.store(Register.mr + 4, 50)
        rig.store(Register.mcr, 0b101 << 3)
        rig.store(Register.tc, 40)
        rig.pass(1000)
        #expect(rig.load(Register.ir) == 2 && rig.load(Register.tc) == 50 && rig.load(Register.tcr) == 0)
    }

    @Test("EMR changes what a match drives")
    func external() {
        var rig = DeviceRig(LPC43xxTimer())
        rig.store(Register.emr, 0b1111_1001_0000)
        rig.store(Register.mr, 1)
        rig.store(Register.mr + 4, 2)
        rig.store(Register.mr + 8, 3)
        rig.store(Register.mr + 12, 4)
        rig.store(Register.tcr, 1)
        rig.pass(10)
        #expect(rig.load(Register.emr) & 0xF == 0b1110)
    }

    @Test("a match at 0 with reset does not hang")
    func shortest() {
        var rig = DeviceRig(LPC43xxTimer())
        rig.store(Register.mcr, 0b011)
        rig.store(Register.mr, 1)
        rig.store(Register.tcr, 1)
        rig.pass(10_000)
        #expect(rig.load(Register.ir) == 1 && rig.load(Register.tc) < 4)
    }
}

@Suite("LPC43xxRITimer")
struct LPC43xxRITimerTests {
    typealias Register = LPC43xxRITimer.Register

    private func started() -> DeviceRig<LPC43xxRITimer> {
        var rig = DeviceRig(LPC43xxRITimer())
        rig.reset(.powerOn)
        return rig
    }

    @Test("counts from the reset on, and interrupts at the compare value")
    func counts() {
        var rig = started()
        rig.pass(100)
        #expect(rig.load(Register.counter) == 100)
        rig.store(Register.compval, 150)
        rig.pass(49)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1 && rig.load(Register.ctrl) == 0xD)
        rig.store(Register.ctrl, 0xD)
        #expect(rig.levels == 0 && rig.load(Register.ctrl) == 0xC)
        rig.store(Register.ctrl, 0)
        rig.pass(100)
        #expect(rig.load(Register.counter) == 150)
    }

    @Test("RITENCLR makes a period of the compare value")
    func clears() {
        var rig = started()
        rig.store(Register.counter, 0)
        rig.store(Register.compval, 10)
        rig.store(Register.ctrl, 0xE)
        for _ in 0..<3 {
            rig.pass(10)
            #expect(rig.levels == 1)
            rig.store(Register.ctrl, 0xF)
        }
    }

    @Test("the next value that matches is the least after the counter's, whatever the mask")
    func masks() {
        for (value, mask) in [(5, 0), (5, 8), (0xF0, 0x0F), (0, 0xFF), (0x81, 0x7E)] as [(UInt32, UInt32)] {
            let mask = mask | 0xFFFF_FF00
            for count: UInt32 in [0, 1, 4, 5, 6, 13, 0x7F, 0x80, 0xF0, 0xFE, 0xFF, .max - 3] {
                var expected = count &+ 1
                while (expected ^ value) & ~mask != 0 { expected &+= 1 }
                #expect(LPC43xxRITimer.next(after: count, value, mask: mask) == expected)
            }
        }
        #expect(LPC43xxRITimer.next(after: 7, 7, mask: 0) == 7)
        #expect(LPC43xxRITimer.next(after: 9, 7, mask: 0) == 7)
    }
}

@Suite("LPC43xxWatchdog")
struct LPC43xxWatchdogTests {
    typealias Register = LPC43xxWatchdog.Register

    private func feed(_ rig: inout DeviceRig<LPC43xxWatchdog>) {
        rig.store(Register.feed, 0xAA)
        rig.store(Register.feed, 0x55)
    }

    /// 3000 counts are 1 ms of the rig's 1 MHz.
    private func started(_ mod: UInt32) -> DeviceRig<LPC43xxWatchdog> {
        var rig = DeviceRig(LPC43xxWatchdog())
        rig.store(Register.tc, 3000)
        rig.store(Register.mod, mod)
        feed(&rig)
        return rig
    }

    @Test("resets when it is not fed, and keeps WDTOF to tell of it")
    func bites() {
        var rig = started(3)
        rig.pass(900)
        #expect(rig.load(Register.tv) == 300)
        feed(&rig)
        rig.pass(999)
        #expect(rig.resets.isEmpty)
        rig.pass(1)
        #expect(rig.resets == [.watchdog])
        rig.reset(.watchdog)
        #expect(rig.load(Register.mod) == 4)
        rig.reset(.pin)
        #expect(rig.load(Register.mod) == 0)
    }

    @Test("does not count before the first feed, and cannot be disabled after it")
    func starts() {
        var rig = DeviceRig(LPC43xxWatchdog())
        rig.store(Register.mod, 3)
        rig.pass(10_000)
        #expect(rig.resets.isEmpty)
        feed(&rig)
        rig.store(Register.mod, 0)
        #expect(rig.load(Register.mod) == 3)
    }

    @Test("a feed that is broken off, or comes too early, is the end", arguments: [0, 1, 2])
    func wrong(way: Int) {
        var rig = started(3)
        if way == 0 {
            rig.store(Register.feed, 0xAA)
            rig.store(Register.feed, 0xAA)
        } else if way == 1 {
            rig.store(Register.feed, 0xAA)
            _ = rig.load(Register.tv)
        } else {
            rig.store(Register.window, 1000)
            feed(&rig)
        }
        #expect(rig.resets == [.watchdog])
    }

    @Test("warns at WARNINT, and without WDRESET only interrupts")
    func warns() {
        var rig = started(1)
        rig.store(Register.warnint, 300)
        feed(&rig)
        rig.pass(899)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1 && rig.load(Register.mod) == 9)
        rig.store(Register.mod, 9)
        #expect(rig.levels == 0)
        rig.pass(100)
        #expect(rig.levels == 1 && rig.load(Register.mod) == 0xD && rig.resets.isEmpty)
    }
}

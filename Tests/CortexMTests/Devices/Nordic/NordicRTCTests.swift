import CortexM
import Testing

@Suite("NordicRTC")
struct NordicRTCTests {
    typealias Register = NordicRTC.Register

    /// Cycles of the rig's 1 MHz after which that many ticks of 32768 Hz have passed.
    private func ticks(_ count: UInt64) -> UInt64 { (count * 1_000_000 + 32_767) / 32_768 }

    @Test("counts at 32768 Hz / (PRESCALER + 1), which can be set while it is stopped")
    func counts() {
        var rig = DeviceRig(NordicRTC())
        rig.store(Register.prescaler, 7)
        rig.store(Register.start, 1)
        rig.store(Register.prescaler, 0)
        rig.pass(1_000_000)
        #expect(rig.load(Register.counter) == 4096)
        #expect(rig.load(Register.prescaler) == 7)
        rig.store(Register.clear, 1)
        rig.store(Register.stop, 1)
        rig.pass(1_000_000)
        #expect(rig.load(Register.counter) == 0)
    }

    @Test("a comparison happens where EVTEN or INTEN has it, and interrupts by INTEN")
    func compares() {
        var rig = DeviceRig(NordicRTC())
        rig.store(Register.cc, 100)
        rig.store(Register.cc + 4, 100)
        rig.store(Register.evtenset, 1 << 16)
        rig.store(Register.start, 1)
        rig.pass(ticks(100) - 1)
        #expect(rig.load(0x140) == 0)
        rig.pass(1)
        #expect(rig.load(0x140) == 1 && rig.load(0x144) == 0 && rig.levels == 0)
        rig.store(0x140, 0)
        rig.store(NordicEvents.intenset, 1 << 17)
        rig.store(Register.cc + 4, 200)
        rig.pass(ticks(100))
        #expect(rig.load(0x144) == 1 && rig.levels == 1)
        rig.store(Register.evtenclr, 1 << 16)
        #expect(rig.load(Register.evten) == 0)
    }

    @Test("ticks and the overflow are events too; TRIGOVRFLW comes close to it")
    func overflow() {
        var rig = DeviceRig(NordicRTC())
        rig.store(NordicEvents.intenset, 0b10)
        rig.store(Register.start, 1)
        rig.store(Register.trigovrflw, 1)
        #expect(rig.load(Register.counter) == 0xFF_FFF0)
        rig.pass(ticks(15))
        #expect(rig.levels == 0)
        rig.pass(ticks(1) + 1)
        #expect(rig.levels == 1 && rig.load(0x104) == 1 && rig.load(0x100) == 0)
        rig.store(Register.evtenset, 1)
        rig.pass(ticks(1) + 1)
        #expect(rig.load(0x100) == 1)
    }

    @Test("stands still while the low-frequency clock does")
    func clock() {
        var rig = DeviceRig(NordicRTC())
        rig.signal(0, 0)
        rig.store(Register.start, 1)
        rig.pass(1_000_000)
        #expect(rig.load(Register.counter) == 0)
        rig.signal(0, 1)
        rig.pass(1_000_000)
        #expect(rig.load(Register.counter) == 32_768)
        rig.signal(0, 0)
        rig.pass(1_000_000)
        #expect(rig.load(Register.counter) == 32_768)
    }
}

@Suite("NordicWatchdog")
struct NordicWatchdogTests {
    typealias Register = NordicWatchdog.Register

    private func started(_ rren: UInt32 = 1) -> DeviceRig<NordicWatchdog> {
        var rig = DeviceRig(NordicWatchdog())
        rig.store(Register.crv, 32_767)
        rig.store(Register.rren, rren)
        rig.store(0x000, 1)
        return rig
    }

    @Test("tells of its end two ticks before it resets")
    func bites() {
        var rig = started()
        rig.store(NordicEvents.intenset, 1)
        #expect(rig.load(Register.runstatus) == 1)
        rig.pass(999_999)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1 && rig.resets.isEmpty)
        rig.pass(62)
        #expect(rig.resets == [.watchdog])
    }

    @Test("starts anew when every request that is enabled has come, with the right word")
    func feeds() {
        var rig = started(0b101)
        rig.pass(900_000)
        rig.store(Register.rr, 0x6E52_4635)
        rig.store(Register.rr + 8, 0x1234)
        #expect(rig.load(Register.reqstatus) == 0b100)
        rig.store(Register.rr + 8, 0x6E52_4635)
        #expect(rig.load(Register.reqstatus) == 0b101)
        rig.pass(900_000)
        #expect(rig.resets.isEmpty)
        rig.pass(200_000)
        #expect(rig.resets == [.watchdog])
    }

    @Test("its settings cannot be changed once it runs")
    func locked() {
        var rig = started()
        rig.store(Register.crv, 1_000_000)
        rig.store(Register.rren, 0xFF)
        rig.store(Register.config, 0)
        #expect(rig.load(Register.crv) == 32_767 && rig.load(Register.rren) == 1 && rig.load(Register.config) == 1)
    }

    @Test("goes on after a reset by SYSRESETREQ, and stops in every other", arguments: ResetCause.allCases)
    func resets(cause: ResetCause) {
        var rig = started()
        rig.pass(500_000)
        rig.reset(cause)
        #expect(rig.load(Register.runstatus) == (cause == .software ? 1 : 0))
        rig.pass(600_000)
        #expect(rig.resets == (cause == .software ? [.watchdog] : []))
    }
}

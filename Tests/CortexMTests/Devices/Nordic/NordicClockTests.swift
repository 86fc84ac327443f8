import CortexM
import Testing

@Suite("NordicClock")
struct NordicClockTests {
    typealias Register = NordicClock.Register

    // The rig's clock is 1 MHz: a cycle is a microsecond.
    @Test("the crystal is running 400 us after it was started, with an event and its interrupt")
    func high() {
        var rig = DeviceRig(NordicClock(.nrf51))
        rig.store(NordicEvents.intenset, 1)
        rig.store(0x000, 1)
        #expect(rig.load(Register.hfclkrun) == 1)
        rig.pass(399)
        #expect(rig.load(Register.hfclkstat) == 0 && rig.load(0x100) == 0)
        rig.pass(1)
        #expect(rig.load(Register.hfclkstat) == 0x1_0001 && rig.load(0x100) == 1)
        #expect(rig.levels == 1)
        rig.store(0x100, 0)
        #expect(rig.levels == 0)
        rig.store(0x004, 1)
        #expect(rig.load(Register.hfclkstat) == 0 && rig.load(Register.hfclkrun) == 0)
    }

    @Test("the low-frequency clock takes the time of its source, and is driven to who counts it", arguments: [0, 1, 2] as [UInt32])
    func low(source: UInt32) {
        let time: UInt64 = [600, 250_000, 1][Int(source)]
        var rig = DeviceRig(NordicClock(.nrf52))
        rig.store(Register.lfclksrc, source)
        rig.store(0x008, 1)
        #expect(rig.load(Register.lfclksrccopy) == source)
        rig.pass(time - 1)
        #expect(rig.load(0x104) == 0)
        rig.pass(1)
        #expect(rig.load(Register.lfclkstat) == 0x1_0000 | source && rig.load(0x104) == 1)
        #expect(rig.takeSignals() == [DeviceSignal(output: 0, value: 1)])
        rig.store(0x00C, 1)
        #expect(rig.takeSignals() == [DeviceSignal(output: 0, value: 0)])
    }

    @Test("a clock that is stopped while it starts never becomes ready")
    func stopped() {
        var rig = DeviceRig(NordicClock(.nrf51))
        rig.store(0x000, 1)
        rig.store(0x008, 1)
        rig.store(0x004, 1)
        rig.store(0x00C, 1)
        rig.pass(1_000_000)
        #expect(rig.load(0x100) == 0 && rig.load(0x104) == 0)
    }

    @Test("RESETREAS gathers the causes until ones are stored to it")
    func reasons() {
        var rig = DeviceRig(NordicClock(.nrf51))
        rig.reset(.powerOn)
        #expect(rig.load(Register.resetreas) == 0)
        rig.reset(.watchdog)
        rig.reset(.software)
        #expect(rig.load(Register.resetreas) == 0b110)
        rig.store(Register.resetreas, 0b010)
        rig.reset(.pin)
        #expect(rig.load(Register.resetreas) == 0b101)
        rig.reset(.powerOn)
        #expect(rig.load(Register.resetreas) == 0)
    }

    @Test("GPREGRET outlasts a reset by SYSRESETREQ alone", arguments: ResetCause.allCases)
    func retained(cause: ResetCause) {
        var rig = DeviceRig(NordicClock(.nrf52))
        rig.store(Register.gpregret, 0x1B1)
        rig.store(Register.gpregret2, 0x5)
        rig.reset(cause)
        #expect(rig.load(Register.gpregret) == (cause == .software ? 0xB1 : 0))
        #expect(rig.load(Register.gpregret2) == (cause == .software ? 0x5 : 0))
    }

    @Test("a calibration is done after 16 ms, its timer after CTIV quarters of a second")
    func calibration() {
        var rig = DeviceRig(NordicClock(.nrf52))
        rig.store(0x010, 1)
        rig.store(Register.ctiv, 4)
        rig.store(0x014, 1)
        rig.pass(16_000)
        #expect(rig.load(0x10C) == 1 && rig.load(0x110) == 0 && rig.load(0x128) == 1)
        rig.pass(984_000)
        #expect(rig.load(0x110) == 1)
    }

    @Test("RAM[n].POWERSET and POWERCLR change POWER, and all three show it")
    func power() {
        var rig = DeviceRig(NordicClock(.nrf52))
        rig.store(0x918, 0x00F3)
        #expect(rig.load(0x910) == 0xFF0C)
        rig.store(0x914, 0x1_0001)
        #expect(rig.load(0x910) == 0x1_FF0D && rig.load(0x914) == 0x1_FF0D && rig.load(0x918) == 0x1_FF0D)
        #expect(rig.load(0x900) == 0xFFFF && rig.load(0x980) == 0xFFFF)
        rig.store(0x910, 0)
        #expect(rig.load(0x910) == 0)
    }
}

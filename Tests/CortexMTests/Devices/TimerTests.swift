import CortexM
import Testing

@Suite("DownCounter")
struct DownCounterTests {
    @Test("counts down by its prescaler, stops where it is, and holds at 0")
    func counts() {
        var counter = DownCounter(5)
        #expect(counter.value(at: 1000) == 5)
        #expect(counter.run(from: 10, at: 100, prescale: 4) == 40)
        #expect([100, 103, 104, 139, 140, 500].map { counter.value(at: $0) } == [10, 10, 9, 1, 0, 0])
        counter.stop(at: 120)
        #expect(!counter.isRunning)
        #expect(counter.value(at: 900) == 5)
        counter.hold(3)
        #expect(counter.value(at: 0) == 3)
    }
}

@Suite("CMSDKTimer")
struct CMSDKTimerTests {
    typealias Register = CMSDKTimer.Register

    @Test("interrupts every RELOAD + 1 clocks until it is stopped")
    func periodic() {
        var rig = DeviceRig(CMSDKTimer())
        rig.store(Register.reload, 99)
        rig.store(Register.value, 99)
        rig.store(Register.ctrl, 0b1001)
        rig.pass(98)
        #expect(rig.load(Register.value) == 1)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(Register.value) == 0)
        #expect(rig.levels == 1)
        rig.store(Register.intStatus, 1)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(Register.value) == 99)
        rig.pass(99)
        #expect(rig.load(Register.intStatus) == 1)
        rig.store(Register.intStatus, 1)
        rig.store(Register.ctrl, 0)
        rig.pass(1000)
        #expect(rig.load(Register.intStatus) == 0)
    }

    @Test("without a reload it stops at 0; enabled at 0 it takes the reload")
    func reloads() {
        var rig = DeviceRig(CMSDKTimer())
        rig.store(Register.value, 10)
        rig.store(Register.ctrl, 1)
        rig.pass(100)
        #expect(rig.load(Register.value) == 0)
        #expect(rig.load(Register.intStatus) == 0)
        rig.store(Register.reload, 50)
        rig.pass(1)
        #expect(rig.load(Register.value) == 50)
        rig.pass(20)
        #expect(rig.load(Register.value) == 30)
        rig.store(Register.value, 7)
        rig.pass(7)
        #expect(rig.load(Register.value) == 0)
    }
}

@Suite("CMSDKDualTimer")
struct CMSDKDualTimerTests {
    @Test("each half counts by its prescaler; periodic, free-running, one-shot", arguments: [0x00, 0x20] as [UInt32])
    func modes(base: UInt32) {
        let output: UInt32 = base == 0 ? 0b011 : 0b101
        var rig = DeviceRig(CMSDKDualTimer())
        rig.store(base, 100)
        rig.store(base + 8, 0xE2)
        rig.pass(99)
        #expect(rig.load(base + 4) == 1)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == output)
        #expect(rig.load(base + 4) == 100)
        #expect(rig.load(base + 0x14) == 1)
        rig.store(base + 0xC, 1)
        #expect(rig.levels == 0)
        // 16 bits, free-running, a clock in 16.
        rig.store(base + 8, 0x84)
        rig.store(base, 2)
        rig.pass(32)
        #expect(rig.load(base + 4) == 0xFFFF)
        #expect(rig.load(base + 0x10) == 1)
        #expect(rig.load(base + 0x14) == 0)
        rig.store(base + 0xC, 1)
        // One-shot.
        rig.store(base + 8, 0x83)
        rig.store(base, 5)
        rig.pass(100)
        #expect(rig.load(base + 4) == 0)
        #expect(rig.load(base + 0x10) == 1)
    }
}

@Suite("StellarisTimer")
struct StellarisTimerTests {
    typealias Register = StellarisTimer.Register

    @Test("one of 32 bits: one-shot disables itself, periodic goes on", arguments: [1, 2] as [UInt32])
    func wide(mode: UInt32) {
        var rig = DeviceRig(StellarisTimer())
        rig.store(Register.tamr, mode)
        rig.store(Register.tailr, 999)
        rig.store(Register.imr, 1)
        rig.store(Register.ctl, 1)
        rig.pass(500)
        #expect(rig.load(Register.tar) == 499)
        rig.pass(500)
        #expect(rig.levels == 1)
        #expect(rig.load(Register.tar) == 999)
        #expect(rig.load(Register.ctl) == (mode == 2 ? 1 : 0))
        rig.store(Register.icr, 1)
        #expect(rig.levels == 0)
        rig.pass(1000)
        #expect(rig.load(Register.ris) == (mode == 2 ? 1 : 0))
    }

    @Test("two of 16 bits with prescalers, each with its output")
    func narrow() {
        var rig = DeviceRig(StellarisTimer())
        rig.store(Register.cfg, 4)
        for (register, value) in [(Register.tamr, 2), (Register.tbmr, 1), (Register.tapr, 9), (Register.imr, 0x101)] {
            rig.store(register, UInt32(value))
        }
        rig.store(Register.tailr, 9)
        rig.store(Register.tbilr, 99)
        rig.store(Register.ctl, 0x101)
        rig.pass(90)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 0b01)
        rig.pass(9)
        #expect(rig.levels == 0b11)
        #expect(rig.load(Register.ctl) == 1)
    }

    @Test("a stopped timer keeps its count")
    func stopped() {
        var rig = DeviceRig(StellarisTimer())
        rig.store(Register.tailr, 100)
        rig.store(Register.tamr, 2)
        rig.store(Register.ctl, 1)
        rig.pass(40)
        rig.store(Register.ctl, 0)
        rig.pass(1000)
        #expect(rig.load(Register.tar) == 60)
        #expect(rig.load(Register.ris) == 0)
    }
}

@Suite("MPS2FPGAIO")
struct MPS2FPGAIOTests {
    typealias Register = MPS2FPGAIO.Register

    @Test("the counters count virtual time, from where they were set")
    func counters() {
        var rig = DeviceRig(MPS2FPGAIO())
        // The rig's clock is 1 MHz.
        rig.pass(2_500_000)
        #expect(rig.load(Register.clk1Hz) == 2)
        #expect(rig.load(Register.clk100Hz) == 250)
        #expect(rig.load(Register.counter) == 2_500_000)
        rig.store(Register.clk1Hz, 100)
        rig.store(Register.prescale, 9)
        rig.store(Register.counter, 7)
        rig.pass(1_000_025)
        #expect(rig.load(Register.clk1Hz) == 101)
        #expect(rig.load(Register.counter) == 100_009)
        #expect(rig.load(Register.psCntr) == 4)
    }

    @Test("lamps hold what is stored, buttons what is pressed")
    func lamps() {
        var rig = DeviceRig(MPS2FPGAIO())
        rig.store(Register.led0, 0xFF)
        #expect(rig.load(Register.led0) == 3)
        _ = rig.receive("1=1")
        rig.store(Register.button, 0)
        #expect(rig.load(Register.button) == 2)
    }
}

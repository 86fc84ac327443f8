import CortexM
import Testing

@Suite("NordicTimer")
struct NordicTimerTests {
    typealias Register = NordicTimer.Register

    // 16 MHz / 2^4 is 1 MHz, the rig's clock: a tick is a cycle.
    @Test("counts at 16 MHz / 2^PRESCALER; CAPTURE copies the counter")
    func counts() {
        var rig = DeviceRig(NordicTimer())
        rig.store(Register.bitmode, 3)
        rig.store(Register.start, 1)
        rig.pass(1000)
        rig.store(Register.capture, 1)
        #expect(rig.load(Register.cc) == 1000)
        rig.store(Register.stop, 1)
        rig.pass(500)
        rig.store(Register.capture + 4, 1)
        #expect(rig.load(Register.cc + 4) == 1000)
        rig.store(Register.clear, 1)
        rig.store(Register.prescaler, 0)
        rig.store(Register.start, 1)
        rig.pass(10)
        rig.store(Register.capture, 1)
        #expect(rig.load(Register.cc) == 160)
    }

    @Test("a comparison raises its event and interrupt at its very tick, once a turn")
    func compares() {
        var rig = DeviceRig(NordicTimer())
        rig.store(Register.bitmode, 1)
        rig.store(Register.cc + 8, 100)
        rig.store(NordicEvents.intenset, 1 << 18)
        rig.store(Register.start, 1)
        rig.pass(99)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1 && rig.load(Register.compare + 8) == 1)
        rig.store(Register.compare + 8, 0)
        rig.pass(255)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1)
    }

    @Test("the shortcut CLEAR makes a period of CC ticks, STOP ends it")
    func shorts() {
        var rig = DeviceRig(NordicTimer())
        rig.store(Register.cc, 50)
        rig.store(Register.shorts, 1)
        rig.store(Register.start, 1)
        var events = 0
        for _ in 0..<500 {
            rig.pass(1)
            if rig.load(Register.compare) == 1 {
                events += 1
                rig.store(Register.compare, 0)
            }
        }
        #expect(events == 10)
        rig.store(Register.shorts, 0x101)
        rig.pass(1000)
        #expect(rig.load(Register.compare) == 1)
        rig.store(Register.compare, 0)
        rig.pass(1000)
        #expect(rig.load(Register.compare) == 0)
        rig.store(Register.capture, 1)
        #expect(rig.load(Register.cc) == 0)
    }

    @Test("as a counter it counts its task COUNT and no time")
    func counter() {
        var rig = DeviceRig(NordicTimer())
        rig.store(Register.mode, 1)
        rig.store(Register.cc, 3)
        rig.store(Register.start, 1)
        rig.pass(1000)
        rig.store(Register.count, 1)
        rig.store(Register.count, 1)
        #expect(rig.load(Register.compare) == 0)
        rig.store(Register.count, 1)
        #expect(rig.load(Register.compare) == 1)
    }

    @Test("one of 16 bits wraps there, whatever BITMODE says")
    func narrow() {
        var rig = DeviceRig(NordicTimer(bits: 16))
        rig.store(Register.bitmode, 3)
        rig.store(Register.start, 1)
        rig.pass(0x1_0005)
        rig.store(Register.capture, 1)
        #expect(rig.load(Register.cc) == 5)
    }

    @Test("the shortest period does not fall behind or hang")
    func shortest() {
        var rig = DeviceRig(NordicTimer(channels: 6))
        rig.store(Register.prescaler, 0)
        rig.store(Register.cc + 20, 1)
        rig.store(Register.shorts, 1 << 5)
        rig.store(Register.start, 1)
        rig.pass(10_000)
        #expect(rig.load(Register.compare + 20) == 1)
        rig.store(Register.capture, 1)
        #expect(rig.load(Register.cc) <= 16)
    }
}

@Suite("TickRate")
struct TickRateTests {
    @Test("ticks and cycles are each other's inverse, also where the clocks do not divide", arguments: [1, 3, 4096] as [UInt64])
    func inverse(divider: UInt64) {
        let rate = TickRate(hertz: 32_768, divider: divider)
        for ticks: UInt64 in [0, 1, 2, 1000, 1 << 40] {
            let cycles = rate.cycles(for: ticks, clockHz: 16_000_000)
            #expect(rate.ticks(in: cycles, clockHz: 16_000_000) == ticks)
            #expect(cycles == 0 || rate.ticks(in: cycles - 1, clockHz: 16_000_000) == ticks - 1)
        }
    }

    @Test("numbers that are too large are the largest, not a trap")
    func large() {
        let rate = TickRate(hertz: .max, divider: .max)
        #expect(rate.ticks(in: .max, clockHz: 1) > 0)
        #expect(rate.cycles(for: .max, clockHz: .max) == .max)
        #expect(TickRate(hertz: 0, divider: 0).ticks(in: 5, clockHz: 0) == 5, "a clock that stands counts as one of 1 Hz")
    }
}

@Suite("TickCounter")
struct TickCounterTests {
    @Test("counts while it runs, and says when it will have counted on")
    func counts() {
        var counter = TickCounter(TickRate(hertz: 1, divider: 10))
        counter.run(at: 100)
        #expect([99, 100, 109, 110, 1000].map { counter.value(at: $0, clockHz: 1) } == [0, 0, 0, 1, 90])
        #expect(counter.cycle(ticks: 2, after: 115, clockHz: 1) == 130)
        counter.stop(at: 150, clockHz: 1)
        #expect(counter.value(at: 900, clockHz: 1) == 5)
        counter.set(.max, at: 900)
        counter.run(at: 900)
        #expect(counter.value(at: 920, clockHz: 1) == 1)
    }
}

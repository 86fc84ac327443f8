import CortexM
import Testing

@Suite("UpCounter")
struct UpCounterTests {
    @Test("counts by its prescaler, goes over its top, and says how often")
    func counts() {
        var counter = UpCounter(bits: 16)
        counter.setTop(9)
        counter.setPrescale(4)
        counter.run(true, at: 100)
        #expect([100, 103, 104, 139, 140, 500].map { counter.value(at: $0) } == [0, 0, 1, 9, 0, 0])
        #expect(counter.cycles(toOverflow: 1) == 40)
        #expect(counter.cycles(toOverflow: 3) == 120)
        #expect(counter.cycles(to: 3) == 12)
        let passage = counter.advance(to: 185)
        #expect(passage.overflows == 2)
        #expect(counter.value(at: 185) == 1)
        #expect(counter.origin == 184)
        #expect(counter.cycles(to: 1) == 40)
        #expect(passage.meets(0) && passage.meets(9))
    }

    @Test("a passage meets what it came to, and not what it started from")
    func meets() {
        var counter = UpCounter(bits: 16)
        counter.setTop(99)
        counter.set(10, at: 0)
        counter.run(true, at: 0)
        let passage = counter.advance(to: 20)
        #expect([9, 10, 11, 30, 31, 99, 100].map { passage.meets($0) } == [false, false, true, true, false, false, false])
    }

    @Test("below a top that was lowered under it, it runs to the last value there is")
    func lowered() {
        var counter = UpCounter(bits: 16)
        counter.set(100, at: 0)
        counter.setTop(9)
        counter.run(true, at: 0)
        #expect(counter.value(at: 65_435) == 65_535)
        #expect(counter.value(at: 65_436) == 0)
        #expect(counter.cycles(toOverflow: 1) == 65_446)
        #expect(counter.advance(to: 65_445).overflows == 0)
        #expect(counter.advance(to: 65_446).overflows == 1)
    }

    @Test("with a top of 0 it stands")
    func stands() {
        var counter = UpCounter(bits: 32)
        counter.setTop(0)
        counter.run(true, at: 0)
        #expect(counter.value(at: 1000) == 0)
        #expect(counter.cycles(toOverflow: 1) == nil)
    }
}

@Suite("STM32Timer")
struct STM32TimerTests {
    typealias Register = STM32Timer.Register

    @Test("updates every (PSC + 1) (ARR + 1) clocks, and interrupts with UIE")
    func updates() {
        var rig = DeviceRig(STM32Timer(clockDivider: 2))
        rig.store(Register.psc, 9)
        rig.store(Register.arr, 99)
        rig.store(Register.egr, 1)
        #expect(rig.load(Register.sr) == 1)
        rig.store(Register.sr, 0)
        rig.store(Register.dier, 1)
        rig.store(Register.cr1, 1)
        rig.pass(1999)
        #expect(rig.load(Register.cnt) == 99)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1)
        #expect(rig.load(Register.cnt) == 0)
        rig.store(Register.sr, ~1)
        #expect(rig.levels == 0)
        rig.pass(2000)
        #expect(rig.levels == 1)
        rig.store(Register.cr1, 0)
        rig.store(Register.sr, 0)
        rig.pass(10_000)
        #expect(rig.load(Register.sr) == 0)
    }

    @Test("flags are set without interrupts too, and peeking shows them")
    func polled() {
        var rig = DeviceRig(STM32Timer())
        rig.store(Register.arr, 9)
        rig.store(Register.cr1, 1)
        rig.pass(9)
        #expect(rig.peek(Register.sr) == 0)
        rig.pass(1)
        #expect(rig.peek(Register.sr)! & 1 == 1)
        rig.store(Register.sr, 0)
        rig.pass(5)
        #expect(rig.load(Register.cnt) == 5)
        #expect(rig.load(Register.sr) & 1 == 0)
    }

    @Test("PSC takes effect at the next update; ARR at once, or with ARPE at the next update", arguments: [false, true])
    func preload(arpe: Bool) {
        var rig = DeviceRig(STM32Timer())
        rig.store(Register.arr, 99)
        rig.store(Register.cr1, arpe ? 0x81 : 0x01)
        rig.pass(10)
        rig.store(Register.psc, 1)
        rig.store(Register.arr, 49)
        rig.pass(arpe ? 90 : 40)
        #expect(rig.load(Register.cnt) == 0)
        #expect(rig.load(Register.sr) & 1 == 1)
        rig.pass(50)
        #expect(rig.load(Register.cnt) == 25)
        rig.pass(50)
        #expect(rig.load(Register.cnt) == 0)
    }

    @Test("one pulse ends at the update")
    func onePulse() {
        var rig = DeviceRig(STM32Timer())
        rig.store(Register.arr, 99)
        rig.store(Register.cr1, 0b1001)
        rig.pass(99)
        #expect(rig.load(Register.cr1) == 0b1001)
        rig.pass(1)
        #expect(rig.load(Register.cr1) == 0b1000)
        rig.pass(50)
        #expect(rig.load(Register.cnt) == 0)
        #expect(rig.load(Register.sr) & 1 == 1)
    }

    @Test("URS keeps UG from setting UIF; UDIS keeps updates away")
    func updateSources() {
        var rig = DeviceRig(STM32Timer())
        rig.store(Register.cr1, 0b100)
        rig.store(Register.egr, 1)
        #expect(rig.load(Register.sr) == 0)
        rig.store(Register.arr, 9)
        rig.store(Register.cr1, 0b011)
        rig.pass(25)
        #expect(rig.load(Register.sr) & 1 == 0)
        #expect(rig.load(Register.cnt) == 5)
    }

    @Test("a channel's flag is set when the count comes to it, and interrupts by its own enable", arguments: [1, 2, 3, 4] as [UInt32])
    func compare(channel: UInt32) {
        var rig = DeviceRig(STM32Timer())
        rig.store(Register.arr, 99)
        for other: UInt32 in 0..<4 { rig.store(Register.ccr1 + other * 4, 500) }
        rig.store(Register.ccr1 + (channel - 1) * 4, 30)
        rig.store(Register.dier, 1 << channel)
        rig.store(Register.cr1, 1)
        rig.pass(29)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1)
        #expect(rig.load(Register.sr) == 1 << channel)
        rig.store(Register.sr, ~(1 << channel))
        rig.pass(99)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1)
    }

    @Test("a basic timer has no channels; EGR sets a channel's flag where there is one")
    func channels() {
        var basic = DeviceRig(STM32Timer(channels: 0))
        basic.store(Register.arr, 9)
        basic.store(Register.cr1, 1)
        basic.store(Register.egr, 0x1E)
        basic.pass(100)
        #expect(basic.load(Register.sr) == 1)
        var general = DeviceRig(STM32Timer(channels: 2))
        general.store(Register.egr, 0x1E)
        #expect(general.load(Register.sr) == 0b110)
    }

    @Test("32 bits count past 16")
    func wide() {
        var rig = DeviceRig(STM32Timer(bits: 32))
        #expect(rig.load(Register.arr) == .max)
        rig.store(Register.cnt, 0xFFFF_FFF0)
        rig.store(Register.dier, 1)
        rig.store(Register.cr1, 1)
        rig.pass(15)
        #expect(rig.load(Register.cnt) == 0xFFFF_FFFF)
        rig.pass(1)
        #expect(rig.levels == 1)
        var narrow = DeviceRig(STM32Timer(bits: 16))
        narrow.store(Register.arr, .max)
        #expect(narrow.load(Register.arr) == 0xFFFF)
    }

    @Test("an advanced timer has an output each for update and compare, and updates every RCR + 1 overflows")
    func advanced() {
        var rig = DeviceRig(STM32Timer(isAdvanced: true))
        rig.store(Register.arr, 9)
        rig.store(Register.rcr, 2)
        rig.store(Register.ccr1, 5)
        rig.store(Register.egr, 1)
        rig.store(Register.sr, 0)
        rig.store(Register.dier, 0b11)
        rig.store(Register.cr1, 1)
        rig.pass(5)
        #expect(rig.levels == 1 << 3)
        rig.store(Register.sr, 0)
        rig.store(Register.dier, 1)
        rig.pass(24)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1 << 1)
        rig.store(Register.sr, 0)
        rig.pass(29)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1 << 1)
    }

    @Test("TIM15 to TIM17 have a repetition counter, and one output for all that they interrupt for")
    func repetition() {
        var rig = DeviceRig(STM32Timer(channels: 1, hasRepetition: true))
        rig.store(Register.arr, 9)
        rig.store(Register.rcr, 1)
        rig.store(Register.egr, 1)
        rig.store(Register.sr, 0)
        rig.store(Register.dier, 1)
        rig.store(Register.cr1, 1)
        rig.pass(19)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1)
    }

    @Test("a timer has the registers of its channels, and those that only keep what is stored are not modelled")
    func registers() {
        func names(_ channels: UInt32, repetition: Bool = false) -> [String] {
            STM32Timer.table(bits: 16, channels: channels, hasRepetition: repetition).rows.map(\.name)
        }
        #expect(names(0) == ["CR1", "CR2", "DIER", "SR", "EGR", "CNT", "PSC", "ARR"])
        #expect(names(1) == ["CR1", "DIER", "SR", "EGR", "CCMR1", "CCER", "CNT", "PSC", "ARR", "CCR1"])
        #expect(names(4).filter { !names(2).contains($0) } == ["CR2", "CCMR2", "CCR3", "CCR4", "DCR", "DMAR"])
        #expect(names(1, repetition: true).filter { !names(1).contains($0) } == ["CR2", "RCR", "BDTR", "DCR", "DMAR"])
        let table = STM32Timer.table(bits: 16, channels: 4, hasRepetition: true)
        #expect(table.rows.filter { $0.modelling == .none }.map(\.name).prefix(3) == ["CR2", "SMCR", "CCMR1"])
    }

    @Test("a reset stops it")
    func reset() {
        var rig = DeviceRig(STM32Timer())
        rig.store(Register.arr, 9)
        rig.store(Register.cr1, 1)
        rig.reset(.software)
        rig.pass(100)
        #expect(rig.load(Register.cr1) == 0)
        #expect(rig.load(Register.cnt) == 0)
        #expect(rig.load(Register.arr) == 0xFFFF)
    }
}

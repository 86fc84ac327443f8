import CortexM
import Testing

@Suite("NordicPeripheral")
struct NordicPeripheralTests {
    @Test("INTENSET and INTENCLR set and clear, both read INTEN, and only events that exist can be enabled")
    func inten() {
        var rig = DeviceRig(NordicTimer())
        rig.store(NordicEvents.intenset, .max)
        #expect(rig.load(NordicEvents.intenset) == 0xF_0000)
        rig.store(NordicEvents.intenclr, 0x2_0000)
        #expect(rig.load(NordicEvents.intenclr) == 0xD_0000)
        // INTEN itself is not a register of this peripheral: the word is as any other.
        rig.store(NordicEvents.inten, 5)
        #expect(rig.load(NordicEvents.inten) == 5 && rig.load(NordicEvents.intenset) == 0xD_0000)
    }

    @Test("the interrupt is the level of the events that are enabled")
    func level() {
        var rig = DeviceRig(NordicEGU())
        rig.store(0x008, 1)
        #expect(rig.load(0x108) == 1 && rig.levels == 0)
        rig.store(NordicEvents.inten, 1 << 2)
        #expect(rig.levels == 1)
        rig.store(0x108, 0)
        #expect(rig.levels == 0)
        rig.store(0x108, 1)
        #expect(rig.levels == 1)
    }

    @Test("a zero triggers no task, and a task reads as zero")
    func tasks() {
        var rig = DeviceRig(NordicEGU())
        rig.store(0x000, 0)
        #expect(rig.load(0x100) == 0)
        rig.store(0x000, 1)
        #expect(rig.load(0x100) == 1 && rig.load(0x000) == 0)
    }
}

@Suite("NordicEGU")
struct NordicEGUTests {
    @Test("each of 16 tasks raises its event")
    func events() {
        var rig = DeviceRig(NordicEGU())
        for number: UInt32 in 0..<16 {
            rig.store(number * 4, 1)
            #expect((0..<16).filter { rig.load(0x100 + $0 * 4) == 1 } == Array(0...number))
        }
    }
}

@Suite("NordicTemperature")
struct NordicTemperatureTests {
    @Test("a measurement takes 36 us and gives quarters of a degree")
    func measures() {
        var rig = DeviceRig(NordicTemperature(celsius: -3))
        rig.store(NordicEvents.intenset, 1)
        rig.store(0x000, 1)
        rig.pass(35)
        #expect(rig.load(0x508) == 0 && rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(0x508) == 0xFFFF_FFF4 && rig.levels == 1)
    }

    @Test("nRF52 has a calibration to copy FICR's to; nRF51 has not", arguments: NordicClock.Family.allCases)
    func calibration(family: NordicClock.Family) {
        var rig = DeviceRig(NordicTemperature(family))
        #expect(rig.load(0x520) == (family == .nrf52 ? 0x326 : 0))
        rig.store(0x540, .max)
        #expect(rig.load(0x540) == (family == .nrf52 ? 0x3FFF : .max))
    }
}

@Suite("NordicRNG")
struct NordicRNGTests {
    typealias Register = NordicRNG.Register

    private func bytes(_ rig: inout DeviceRig<NordicRNG>, _ count: Int) -> [UInt32] {
        (0..<count).map { _ in
            rig.store(0x100, 0)
            rig.pass(120)
            return rig.load(Register.value)
        }
    }

    @Test("gives the same bytes for the same seed, others for another, and does not begin anew at a reset")
    func seed() {
        var first = DeviceRig(NordicRNG(seed: 7))
        var second = DeviceRig(NordicRNG(seed: 7))
        var third = DeviceRig(NordicRNG(seed: 8))
        for _ in 0..<1 {
            first.store(Register.start, 1)
            second.store(Register.start, 1)
            third.store(Register.start, 1)
        }
        let numbers = bytes(&first, 16)
        #expect(bytes(&second, 16) == numbers)
        #expect(bytes(&third, 16) != numbers)
        #expect(Set(numbers).count > 8 && numbers.allSatisfy { $0 < 256 })
        first.reset(.software)
        first.store(Register.start, 1)
        #expect(bytes(&first, 16) != numbers)
        second.reset(.powerOn)
        second.store(Register.start, 1)
        #expect(bytes(&second, 16) == numbers)
    }

    @Test("goes on until it is stopped, or after one byte with the shortcut")
    func stops() {
        var rig = DeviceRig(NordicRNG())
        rig.store(Register.config, 1)
        rig.store(Register.start, 1)
        rig.pass(119)
        #expect(rig.load(0x100) == 0)
        rig.pass(1)
        #expect(rig.load(0x100) == 1)
        rig.store(Register.shorts, 1)
        rig.store(0x100, 0)
        rig.pass(120)
        #expect(rig.load(0x100) == 1)
        rig.store(0x100, 0)
        rig.pass(10_000)
        #expect(rig.load(0x100) == 0)
        rig.store(Register.start, 1)
        rig.store(Register.stop, 1)
        rig.pass(10_000)
        #expect(rig.load(0x100) == 0)
    }
}

@Suite("NordicPPI")
struct NordicPPITests {
    @Test("channels are enabled one by one and by groups")
    func channels() {
        var rig = DeviceRig(NordicPPI())
        rig.store(NordicPPI.Register.chenset, 0b0101)
        rig.store(NordicPPI.Register.chenclr, 0b0001)
        #expect(rig.load(NordicPPI.Register.chen) == 0b0100)
        rig.store(NordicPPI.Register.group + 4, 0b1100)
        rig.store(0x008, 1)
        #expect(rig.load(NordicPPI.Register.chenset) == 0b1100)
        rig.store(0x00C, 1)
        #expect(rig.load(NordicPPI.Register.chenclr) == 0)
        rig.store(NordicPPI.Register.channel + 12, 0x4000_8000)
        #expect(rig.load(NordicPPI.Register.channel + 12) == 0x4000_8000)
    }
}

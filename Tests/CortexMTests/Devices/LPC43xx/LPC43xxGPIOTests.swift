import CortexM
import Testing

@Suite("LPC43xxGPIO")
struct LPC43xxGPIOTests {
    typealias Register = LPC43xxGPIO.Register

    @Test("outputs are set, cleared and turned; bytes and words are single pins")
    func outputs() {
        var rig = DeviceRig(LPC43xxGPIO())
        rig.store(Register.dir + 4, 0xFF)
        rig.store(Register.set + 4, 0x0F)
        rig.store(Register.clr + 4, 0x03)
        rig.store(Register.not + 4, 0x0A)
        #expect(rig.load(Register.pin + 4) == 0x06 && rig.load(Register.set + 4) == 0x06)
        #expect(rig.load(33, .byte) == 1 && rig.load(32, .byte) == 0)
        #expect(rig.load(Register.word + 34 * 4) == .max && rig.load(Register.word + 32 * 4) == 0)
        rig.store(32, 1, .byte)
        rig.store(Register.word + 34 * 4, 0)
        #expect(rig.load(Register.pin + 4) == 0x03)
    }

    @Test("MPIN leaves out the pins that MASK has")
    func masked() {
        var rig = DeviceRig(LPC43xxGPIO())
        rig.store(Register.dir, .max)
        rig.store(Register.mask, 0xF0)
        rig.store(Register.mpin, 0xFF)
        #expect(rig.load(Register.pin) == 0x0F)
        rig.store(Register.pin, 0xFF)
        #expect(rig.load(Register.mpin) == 0x0F)
    }

    @Test("input is by port and pin, and goes out on the wires")
    func input() {
        var rig = DeviceRig(LPC43xxGPIO())
        let accepted = rig.receive("5.3=1 0.7=1")
        #expect(accepted && rig.load(Register.pin + 20) == 8 && rig.load(Register.pin) == 0x80)
        #expect(rig.takeSignals() == [DeviceSignal(output: 0, value: 0x80), DeviceSignal(output: 5, value: 8)])
        for text in ["8.0=1", "3=1", "0.32=1", "0.1=2", ".1=1", ""] {
            let refused = rig.receive(text)
            #expect(!refused, "\(text)")
        }
    }
}

@Suite("LPC43xxPinInterrupts")
struct LPC43xxPinInterruptsTests {
    typealias Register = LPC43xxPinInterrupts.Register

    /// Interrupt 1 is of pin 3 of port 5.
    private func selected() -> DeviceRig<LPC43xxPinInterrupts> {
        var rig = DeviceRig(LPC43xxPinInterrupts())
        rig.signal(8, 0xA3 << 8)
        return rig
    }

    @Test("edges are seen whether or not they interrupt, and cleared by ones")
    func edges() {
        var rig = selected()
        rig.signal(5, 8)
        #expect(rig.load(Register.rise) == 2 && rig.levels == 0)
        rig.store(Register.sienr, 2)
        #expect(rig.levels == 2 && rig.load(Register.ist) == 2)
        rig.store(Register.ist, 2)
        #expect(rig.levels == 0 && rig.load(Register.rise) == 0)
        rig.store(Register.sienf, 2)
        rig.signal(5, 0)
        #expect(rig.levels == 2 && rig.load(Register.fall) == 2)
        rig.store(Register.fall, 2)
        rig.store(Register.cienf, 2)
        #expect(rig.levels == 0 && rig.load(Register.ienf) == 0)
    }

    @Test("a level interrupts as long as it is there")
    func level() {
        var rig = selected()
        rig.store(Register.isel, 2)
        rig.store(Register.ienr, 2)
        #expect(rig.levels == 2)
        rig.store(Register.ist, 2)
        #expect(rig.levels == 0 && rig.load(Register.ienf) == 2)
        rig.signal(5, 8)
        #expect(rig.levels == 2)
        rig.store(Register.cienr, 2)
        #expect(rig.levels == 0)
    }
}

@Suite("LPC43xxSCU")
struct LPC43xxSCUTests {
    @Test("shows the pin interrupts' selections")
    func selects() {
        var rig = DeviceRig(LPC43xxSCU())
        rig.store(0xE04, 0x1234_5678)
        #expect(rig.takeSignals() == [DeviceSignal(output: 1, value: 0x1234_5678)])
        rig.reset(.pin)
        #expect(rig.takeSignals().map(\.value) == [0, 0])
        rig.store(0x7C0, 0xFFFF)
        #expect(rig.load(0x7C0) == 0xFFFF)
        rig.store(0x004, 0xFFFF)
        #expect(rig.load(0x004) == 0x3FF && rig.takeSignals().isEmpty)
    }
}

@Suite("LPC43xxCGU")
struct LPC43xxCGUTests {
    @Test(
        "a PLL locks 100 us after its last setting with power", arguments: [(0x1C, 0x20), (0x2C, 0x30), (0x40, 0x44)] as [(UInt32, UInt32)])
    func locks(stat: UInt32, ctrl: UInt32) {
        var rig = DeviceRig(LPC43xxCGU())
        rig.store(ctrl, 0x0600_0000)
        rig.pass(60)
        rig.store(ctrl, 0x0600_0802)
        rig.pass(99)
        #expect(rig.load(stat) & 1 == 0)
        rig.pass(1)
        #expect(rig.load(stat) & 1 == 1)
        rig.store(ctrl, 1)
        rig.pass(1000)
        #expect(rig.load(stat) & 1 == 0)
    }
}

@Suite("LPC43xxCCU")
struct LPC43xxCCUTests {
    @Test("the status of a clock is its configuration", arguments: LPC43xxCCU.Unit.allCases)
    func status(unit: LPC43xxCCU.Unit) {
        var rig = DeviceRig(LPC43xxCCU(unit))
        #expect(rig.load(0x104) == 1)
        rig.store(0x100, 6)
        rig.store(0x104, 1)
        #expect(rig.load(0x104) == 6)
    }
}

@Suite("LPC43xxRGU")
struct LPC43xxRGUTests {
    @Test("a peripheral's reset comes and goes; a core's is held")
    func peripherals() {
        var rig = DeviceRig(LPC43xxRGU())
        rig.store(0x104, 1 << 24 | 1 << 12)
        #expect(rig.load(0x154) == ~(1 << 24 | 1 << 12) as UInt32)
        rig.pass(4)
        #expect(rig.load(0x154) == ~(1 << 24) as UInt32)
        #expect(rig.load(0x118) >> 24 & 3 == 3)
        rig.store(0x104, 0)
        #expect(rig.load(0x154) == .max && rig.resets.isEmpty)
    }

    @Test("the core's, the peripherals' and the master reset are one of the part", arguments: [1, 2, 4] as [UInt32])
    func part(bit: UInt32) {
        var rig = DeviceRig(LPC43xxRGU())
        rig.store(0x100, bit)
        #expect(rig.resets == [.device])
    }
}

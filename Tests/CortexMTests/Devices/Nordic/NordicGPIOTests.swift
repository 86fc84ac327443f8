import CortexM
import Testing

@Suite("NordicGPIO")
struct NordicGPIOTests {
    typealias Register = NordicGPIO.Register

    @Test("OUT and DIR are set and cleared; DIR is the DIR bits of PIN_CNF")
    func outputs() {
        var rig = DeviceRig(NordicGPIO())
        rig.store(Register.outset, 0b1100)
        rig.store(Register.outclr, 0b0100)
        #expect(rig.load(Register.out) == 0b1000 && rig.load(Register.outset) == 0b1000)
        rig.store(Register.dirset, 0b1001)
        #expect(rig.load(Register.pinCnf + 12) == 0b11 && rig.load(Register.dir) == 0b1001)
        rig.store(Register.pinCnf, 0)
        #expect(rig.load(Register.dirclr) == 0b1000)
        rig.store(Register.dirclr, 0b1000)
        #expect(rig.load(Register.pinCnf + 12) == 0b10)
    }

    @Test("IN shows pins whose input is connected: outputs, what drives them, pulls")
    func inputs() {
        var rig = DeviceRig(NordicGPIO())
        _ = rig.receive("0=1 1=0 2=1")
        #expect(rig.load(Register.input) == 0)
        // Connected; connected with a pull-up, driven low; pull-up alone; pull-down alone; an output that is read back.
        for (pin, cnf) in [(0, 0x0), (1, 0xC), (3, 0xC), (4, 0x4), (5, 0x1)] as [(UInt32, UInt32)] {
            rig.store(Register.pinCnf + pin * 4, cnf)
        }
        rig.store(Register.outset, 1 << 5)
        #expect(rig.load(Register.input) == 0b101001)
        let refused = rig.receive("32=1")
        #expect(!refused)
    }

    @Test("drives the levels of its pins, and DETECT while a pin meets its SENSE")
    func drives() {
        var rig = DeviceRig(NordicGPIO())
        rig.store(Register.pinCnf + 4, 0x3_000C)
        #expect(rig.takeSignals() == [DeviceSignal(output: 0, value: 0b10)])
        _ = rig.receive("1=0")
        #expect(rig.takeSignals() == [DeviceSignal(output: 0, value: 0), DeviceSignal(output: 1, value: 1)])
        _ = rig.receive("1=1")
        #expect(rig.takeSignals() == [DeviceSignal(output: 0, value: 0b10), DeviceSignal(output: 1, value: 0)])
    }

    @Test("LATCH keeps the pins that met their SENSE, and can be DETECT")
    func latch() {
        var rig = DeviceRig(NordicGPIO(hasLatch: true))
        rig.store(Register.detectmode, 1)
        rig.store(Register.pinCnf, 0x2_0000)
        _ = rig.receive("0=1")
        _ = rig.receive("0=0")
        #expect(rig.load(Register.latch) == 1)
        #expect(rig.takeSignals().filter { $0.output == 1 }.map(\.value) == [1])
        rig.store(Register.latch, 1)
        #expect(rig.load(Register.latch) == 0)
        #expect(rig.takeSignals().map(\.value) == [0])
    }

    @Test("lends pins to GPIOTE, and shows its levels after a reset")
    func taken() {
        var rig = DeviceRig(NordicGPIO())
        rig.store(Register.pinCnf + 8, 1)
        rig.signal(1, 0b100)
        #expect(rig.load(Register.input) == 0)
        rig.signal(0, 0b100)
        #expect(rig.load(Register.input) == 0b100)
        _ = rig.takeSignals()
        rig.reset(.software)
        #expect(rig.takeSignals() == [DeviceSignal(output: 0, value: 0)])
    }

    @Test("a second port begins at a register of its own, and has fewer pins")
    func second() {
        var rig = DeviceRig(NordicGPIO(count: 10, first: 0x500))
        rig.store(Register.outset - 0x500, .max)
        #expect(rig.load(Register.out - 0x500) == 0x3FF)
        rig.store(Register.pinCnf - 0x500 + 36, 1)
        #expect(rig.load(Register.dir - 0x500) == 0x200)
    }
}

@Suite("NordicGPIOTE")
struct NordicGPIOTETests {
    typealias Register = NordicGPIOTE.Register

    @Test("an edge of the channel's pin and polarity is its event", arguments: [1, 2, 3] as [UInt32])
    func events(polarity: UInt32) {
        var rig = DeviceRig(NordicGPIOTE(channels: 8))
        rig.store(Register.config + 4, 1 | 5 << 8 | 1 << 13 | polarity << 16)
        rig.store(NordicEvents.intenset, 2)
        rig.signal(0, 1 << 5)
        #expect(rig.load(0x104) == 0)
        rig.signal(2, 1 << 5)
        #expect(rig.load(0x104) == (polarity & 1) && rig.levels == polarity & 1)
        rig.store(0x104, 0)
        rig.signal(2, 0)
        #expect(rig.load(0x104) == polarity >> 1)
    }

    @Test("PORT is the rising edge of DETECT")
    func port() {
        var rig = DeviceRig(NordicGPIOTE())
        rig.signal(1, 1)
        #expect(rig.load(0x17C) == 1)
        rig.store(0x17C, 0)
        rig.signal(1, 1)
        #expect(rig.load(0x17C) == 0)
        rig.signal(1, 0)
        rig.signal(1, 1)
        #expect(rig.load(0x17C) == 1)
    }

    @Test("a channel in task mode drives its pin from OUTINIT on; OUT follows the polarity, SET and CLR do as they say")
    func tasks() {
        var rig = DeviceRig(NordicGPIOTE(channels: 8))
        func levels(_ rig: inout DeviceRig<NordicGPIOTE>) -> [UInt32] {
            rig.takeSignals().filter { $0.output < 2 }.map(\.value)
        }
        rig.store(Register.config, 3 | 7 << 8 | 3 << 16 | 1 << 20)
        #expect(levels(&rig) == [1 << 7, 1 << 7])
        rig.store(Register.out, 1)
        #expect(levels(&rig) == [0, 1 << 7])
        rig.store(Register.set, 1)
        #expect(levels(&rig) == [1 << 7, 1 << 7])
        rig.store(Register.clr, 1)
        #expect(levels(&rig) == [0, 1 << 7])
        rig.store(Register.config, 0)
        #expect(levels(&rig) == [0, 0])
        // Disabled: nothing.
        rig.store(Register.out, 1)
        #expect(levels(&rig) == [])
    }
}

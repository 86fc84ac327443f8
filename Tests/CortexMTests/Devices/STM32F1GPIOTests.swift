import CortexM
import Testing

@Suite("STM32F1GPIO")
struct STM32F1GPIOTests {
    typealias Register = STM32F1GPIO.Register

    @Test("resets to floating inputs, which read as they are driven")
    func floating() {
        var rig = DeviceRig(STM32F1GPIO())
        #expect(rig.load(Register.crl) == 0x4444_4444)
        #expect(rig.load(Register.crh) == 0x4444_4444)
        let accepted = rig.receive("0=1 15=1")
        #expect(accepted)
        #expect(rig.load(Register.idr) == 0x8001)
        rig.store(Register.idr, 0)
        #expect(rig.load(Register.idr) == 0x8001)
        let refused = rig.receive("16=1")
        #expect(!refused)
    }

    @Test("CNF and MODE: analog, pull up and down, push-pull and open drain")
    func modes() {
        var rig = DeviceRig(STM32F1GPIO())
        // Pin 0 analog, 1 pulled up, 2 pulled down, 3 push-pull, 4 open drain, 5 alternate.
        rig.store(Register.crl, 0x4495_1880)
        rig.store(Register.odr, 0b011010)
        #expect(rig.load(Register.idr) == 0b001010)
        _ = rig.receive("0=1 1=0 2=1 3=0 4=1")
        // Pin 4's output lets go of it, then holds it low.
        #expect(rig.load(Register.idr) == 0b011100)
        rig.store(Register.brr, 1 << 4)
        #expect(rig.load(Register.idr) == 0b001100)
    }

    @Test("BSRR sets and clears, a set wins; BRR clears; CRH has pins 8 to 15")
    func outputs() {
        var rig = DeviceRig(STM32F1GPIO())
        rig.store(Register.crh, 0x1111_1111)
        rig.store(Register.bsrr, 0x0100_FF00)
        rig.store(Register.bsrr, 0x1000_1000)
        #expect(rig.load(Register.odr) == 0xFF00)
        rig.store(Register.brr, 0x8000)
        #expect(rig.load(Register.odr) == 0x7F00)
        #expect(rig.load(Register.idr) == 0x7F00)
        #expect(rig.load(Register.bsrr) == 0)
        #expect(rig.load(Register.brr) == 0)
    }

    @Test("LCKR's sequence freezes the set-up of its pins until reset")
    func lock() {
        var rig = DeviceRig(STM32F1GPIO())
        for value: UInt32 in [0x1_0101, 0x0_0101, 0x1_0101] { rig.store(Register.lckr, value) }
        #expect(rig.load(Register.lckr) == 0x1_0101)
        rig.store(Register.crl, 0x1111_1111)
        rig.store(Register.crh, 0x1111_1111)
        #expect(rig.load(Register.crl) == 0x1111_1114)
        #expect(rig.load(Register.crh) == 0x1111_1114)
        rig.device.reset(.system)
        rig.store(Register.crl, 0x1111_1111)
        #expect(rig.load(Register.crl) == 0x1111_1111)
    }

    @Test("drives the levels of its pins when they change, the levels before the first change too")
    func drives() {
        var rig = DeviceRig(STM32F1GPIO())
        rig.store(Register.odr, 0xFF)
        #expect(rig.takeSignals().isEmpty)
        _ = rig.receive("3=1")
        #expect(rig.takeSignals().map(\.value) == [0, 8])
        _ = rig.receive("3=1")
        #expect(rig.takeSignals().isEmpty)
        _ = rig.receive("3=0")
        #expect(rig.takeSignals().map(\.value) == [0])
    }
}

@Suite("STM32Pins")
struct STM32PinsTests {
    @Test("a lock with other pins, or out of order, does not lock")
    func lockOrder() {
        for sequence: [UInt32] in [[0x1_0001, 0x0_0002, 0x1_0001], [0x0_0001, 0x1_0001, 0x0_0001], [0x1_0001, 0x1_0001, 0x0_0001]] {
            var lock = STM32PinLock()
            for value in sequence { lock.store(value) }
            #expect(lock.frozen == 0)
        }
        var lock = STM32PinLock()
        for value: UInt32 in [0x1_8001, 0x0_8001, 0x1_8001, 0x0_0000] { lock.store(value) }
        #expect(lock.frozen == 0x8001)
        #expect(lock.value == 0x1_8001)
    }

    @Test("bits are spread and closed up")
    func bits() {
        #expect((0xFFFF_FFFF as UInt32).evenBits == 0xFFFF)
        #expect((0x4000_0001 as UInt32).evenBits == 0x8001)
        #expect((0x8001 as UInt32).doubledBits == 0xC000_0003)
        #expect((0x81 as UInt32).nibbles == 0xF000_000F)
    }

    @Test("an open-drain output's one is what the pin is pulled or driven to")
    func openDrain() {
        var pins = STM32Pins()
        let modes = STM32Pins.Modes(outputs: 0b111, openDrain: 0b110, analog: 0, pullUps: 0b010)
        #expect(pins.levels(modes, odr: 0b111) == 0b011)
        _ = pins.apply(Array("1=0 2=1".utf8))
        #expect(pins.levels(modes, odr: 0b111) == 0b101)
        #expect(pins.levels(modes, odr: 0) == 0)
        pins.reset(.system)
        #expect(pins.levels(modes, odr: 0b100) == 0b100)
        pins.reset(.powerOn)
        #expect(pins.levels(modes, odr: 0b100) == 0)
    }
}

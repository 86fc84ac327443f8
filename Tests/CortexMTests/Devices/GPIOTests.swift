import CortexM
import Testing

@Suite("STM32GPIO")
struct STM32GPIOTests {
    typealias Register = STM32GPIO.Register

    @Test("BSRR sets and clears ODR, and a set wins")
    func bsrr() {
        var rig = DeviceRig(STM32GPIO())
        rig.store(Register.bsrr, 0x0000_00FF)
        rig.store(Register.bsrr, 0x000F_0101)
        #expect(rig.load(Register.odr) == 0x1F1)
        rig.store(Register.bsrr + 2, 0x00F0, .halfword)
        #expect(rig.load(Register.odr) == 0x101)
        #expect(rig.load(Register.bsrr) == 0)
    }

    @Test("IDR shows outputs, driven inputs and pulls; stores to it do nothing")
    func idr() {
        var rig = DeviceRig(STM32GPIO(moder: 0b11_01_00_00_00, pupdr: 0b00_00_10_01_00))
        rig.store(Register.odr, 0x1F)
        // Pin 0 floats, 1 is pulled up, 2 down, 3 is an output, 4 analog.
        #expect(rig.load(Register.idr) == 0b01010)
        let accepted = rig.receive("0=1 1=0 2=1 3=0 4=1")
        #expect(accepted)
        #expect(rig.load(Register.idr) == 0b01101)
        rig.store(Register.idr, 0)
        #expect(rig.load(Register.idr) == 0b01101)
        let refused = rig.receive("16=1")
        #expect(!refused)
        rig.device.reset(.system)
        #expect(rig.load(Register.idr) & 1 == 1)
        rig.device.reset(.powerOn)
        #expect(rig.load(Register.idr) & 1 == 0)
    }
}

@Suite("StellarisGPIO")
struct StellarisGPIOTests {
    typealias Register = StellarisGPIO.Register

    @Test("the address masks the data")
    func mask() {
        var rig = DeviceRig(StellarisGPIO())
        rig.store(Register.dir, 0xFF)
        rig.store(0x3FC, 0xA5)
        #expect(rig.load(0x3FC) == 0xA5)
        #expect(rig.load(0x0F << 2) == 0x05)
        rig.store(0x0F << 2, 0xFF)
        #expect(rig.load(0x3FC) == 0xAF)
        rig.store(0, 0)
        #expect(rig.load(0x3FC) == 0xAF)
    }

    @Test("edges are latched until cleared, levels as long as they last", arguments: [true, false])
    func interrupts(edge: Bool) {
        var rig = DeviceRig(StellarisGPIO())
        rig.store(Register.isense, edge ? 0 : 1)
        rig.store(Register.iev, 1)
        _ = rig.receive("0=0")
        rig.store(Register.im, 1)
        #expect(rig.levels == 0)
        _ = rig.receive("0=1")
        #expect(rig.levels == 1)
        #expect(rig.load(Register.mis) == 1)
        _ = rig.receive("0=0")
        #expect(rig.levels == (edge ? 1 : 0))
        rig.store(Register.icr, 1)
        #expect(rig.levels == 0)
    }

    @Test("GPIOCR can be changed once GPIOLOCK has had its key")
    func lock() {
        var rig = DeviceRig(StellarisGPIO())
        rig.store(Register.cr, 0)
        #expect(rig.load(Register.cr) == 0xFF)
        rig.store(Register.lock, 0x1ACC_E551)
        #expect(rig.load(Register.lock) == 0)
        rig.store(Register.cr, 0x80)
        #expect(rig.load(Register.cr) == 0x80)
        rig.store(Register.lock, 0)
        #expect(rig.load(Register.lock) == 1)
    }
}

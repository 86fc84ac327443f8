import CortexM
import Testing

@Suite("STM32SPI")
struct STM32SPITests {
    typealias Register = STM32SPI.Register
    /// MSTR, SPE, SSI, SSM; a frame of eight bits takes 16 clocks.
    static let on: UInt32 = 0x344

    @Test("a frame takes its time: TXE at once, BSY until RXNE; the line reads ones")
    func frame() {
        var rig = DeviceRig(STM32SPI())
        rig.store(Register.cr1, Self.on)
        #expect(rig.load(Register.sr) == 2)
        rig.store(Register.dr, 0xA5)
        #expect(rig.load(Register.sr) == 0x82)
        rig.store(Register.dr, 0x5A)
        #expect(rig.load(Register.sr) == 0x80)
        rig.pass(16)
        #expect(rig.load(Register.sr) == 0x83)
        #expect(rig.load(Register.dr) == 0xFF)
        rig.pass(16)
        #expect(rig.load(Register.sr) == 0x03)
    }

    @Test("loopback brings back what was sent; 16 bits and the divider take longer", arguments: [0, 1 << 11 | 2 << 3] as [UInt32])
    func loopback(extra: UInt32) {
        var rig = DeviceRig(STM32SPI(line: .loopback, clockDivider: 2))
        rig.store(Register.cr1, Self.on | extra)
        rig.store(Register.dr, 0x12A5)
        let cycles: UInt64 = extra == 0 ? 32 : 256
        rig.pass(cycles - 1)
        #expect(rig.load(Register.sr) & 1 == 0)
        rig.pass(1)
        #expect(rig.load(Register.dr) == (extra == 0 ? 0xA5 : 0x12A5))
    }

    @Test("a frame that nobody read overruns; DR, then SR, clear it")
    func overrun() {
        var rig = DeviceRig(STM32SPI(line: .low))
        rig.store(Register.cr2, 1 << 5)
        rig.store(Register.cr1, Self.on)
        rig.store(Register.dr, 1)
        rig.pass(16)
        rig.store(Register.dr, 2)
        rig.pass(16)
        #expect(rig.levels == 1)
        #expect(rig.load(Register.sr) & 0x40 != 0)
        _ = rig.load(Register.dr)
        _ = rig.load(Register.sr)
        #expect(rig.load(Register.sr) == 2)
    }

    @Test("the FIFO packs two short frames in a halfword, and FRXTH says when RXNE comes", arguments: [true, false])
    func fifo(early: Bool) {
        var rig = DeviceRig(STM32SPI(hasFIFO: true, line: .loopback))
        rig.store(Register.cr2, early ? 0x1700 : 0x0700)
        rig.store(Register.cr1, Self.on)
        rig.store(Register.dr, 0x2211, .halfword)
        rig.pass(16)
        #expect(rig.load(Register.sr) & 1 == (early ? 1 : 0))
        #expect(rig.load(Register.sr) >> 9 & 3 == 1)
        rig.pass(16)
        #expect(rig.load(Register.sr) & 1 == 1)
        #expect(rig.load(Register.dr, .halfword) == 0x2211)
        rig.store(Register.dr, 0x77, .byte)
        rig.pass(16)
        #expect(rig.load(Register.dr, .byte) == 0x77)
        #expect(rig.load(Register.sr) == 2)
    }

    @Test("a master that is selected has lost the bus")
    func modeFault() {
        var rig = DeviceRig(STM32SPI())
        rig.store(Register.cr1, 0x244)
        #expect(rig.load(Register.sr) == 0x22)
        #expect(rig.load(Register.cr1) == 0x200)
        rig.store(Register.cr1, Self.on)
        #expect(rig.load(Register.sr) == 2)
    }

    @Test("nothing is sent before it is a master and enabled; interrupts follow their flags")
    func disabled() {
        var rig = DeviceRig(STM32SPI())
        rig.store(Register.cr2, 1 << 7)
        #expect(rig.levels == 1)
        rig.store(Register.dr, 1)
        #expect(rig.levels == 0)
        rig.pass(1000)
        #expect(rig.load(Register.sr) == 0)
        rig.store(Register.cr2, 1 << 6)
        rig.store(Register.cr1, Self.on)
        rig.pass(16)
        #expect(rig.levels == 1)
    }
}

@Suite("STM32SPIv2")
struct STM32SPIv2Tests {
    typealias Register = STM32SPIv2.Register

    private static func rig(_ line: SPILine, frames: UInt32) -> DeviceRig<STM32SPIv2> {
        var rig = DeviceRig(STM32SPIv2(line: line))
        rig.store(Register.cfg2, 1 << 22)
        rig.store(Register.cr2, frames)
        return rig
    }

    @Test("a transfer of some frames: TXP, RXP, then EOT, and CSTART goes")
    func transfer() {
        var rig = Self.rig(.loopback, frames: 2)
        #expect(DeviceRig(STM32SPIv2()).peek(Register.sr) == 0x1002)
        rig.store(Register.cr1, 1)
        rig.store(Register.cr1, 1 << 9 | 1)
        rig.store(Register.txdr, 0x12, .byte)
        #expect(rig.load(Register.sr) & 0x12 == 0x02)
        rig.store(Register.txdr, 0x34, .byte)
        #expect(rig.load(Register.sr) & 0x12 == 0x10)
        #expect(rig.load(Register.sr) >> 16 == 2)
        rig.pass(16)
        #expect(rig.load(Register.sr) & 0x09 == 0x01)
        #expect(rig.load(Register.rxdr, .byte) == 0x12)
        rig.pass(16)
        #expect(rig.load(Register.sr) & 0x1009 == 0x1009)
        #expect(rig.load(Register.cr1) == 1)
        #expect(rig.load(Register.rxdr, .byte) == 0x34)
        rig.store(Register.ifcr, 0x18)
        #expect(rig.load(Register.sr) & 0x19 == 0)
    }

    @Test("a word holds four short frames, and FTHLV says when RXP comes")
    func packed() {
        var rig = Self.rig(.high, frames: 4)
        rig.store(Register.cfg1, 0x0007_0067)
        rig.store(Register.cr1, 1)
        rig.store(Register.cr1, 1 << 9 | 1)
        rig.store(Register.txdr, 0x0403_0201)
        rig.pass(48)
        #expect(rig.load(Register.sr) & 1 == 0)
        #expect(rig.load(Register.sr) >> 13 & 3 == 3)
        rig.pass(16)
        #expect(rig.load(Register.sr) & 0x8001 == 0x8001)
        #expect(rig.load(Register.rxdr) == 0xFFFF_FFFF)
    }

    @Test("SPE off drops everything; interrupts follow their flags")
    func off() {
        var rig = Self.rig(.low, frames: 1)
        rig.store(Register.ier, 1 << 3)
        rig.store(Register.cr1, 1)
        rig.store(Register.cr1, 1 << 9 | 1)
        rig.store(Register.txdr, 1, .byte)
        rig.pass(16)
        #expect(rig.levels == 1)
        rig.store(Register.ifcr, 8)
        #expect(rig.levels == 0)
        rig.store(Register.cr1, 0)
        #expect(rig.load(Register.sr) & 1 == 0)
    }
}

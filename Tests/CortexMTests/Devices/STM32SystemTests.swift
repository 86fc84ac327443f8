import CortexM
import Testing

@Suite("STM32RCC")
struct STM32RCCTests {
    private static func rig(_ family: String) -> DeviceRig<STM32RCC> {
        let block = RegisterBlock(
            [
                RegisterBlock.Register("CR", at: 0, reset: 0x83, writable: 1 << 16),
                RegisterBlock.Register("BDCR", at: 0x70, writable: 0x1_8305),
                RegisterBlock.Register("CSR", at: 0x74, writable: 1),
            ],
            mirrors: [
                RegisterBlock.Mirror(
                    target: .init(register: 0, shift: 17, width: 1), source: .init(register: 0, shift: 16, width: 1))
            ])
        return DeviceRig(STM32RCC(.named(family), block))
    }

    @Test("ready bits follow their switches")
    func ready() {
        var rig = Self.rig("f4")
        rig.store(0, 1 << 16)
        #expect(rig.load(0) == 0x0003_0083)
    }

    @Test(
        "every cause has its flags, and RMVF clears them",
        arguments: [
            (.powerOn, 0x0E00_0000), (.pin, 0x0400_0000), (.software, 0x1400_0000), (.watchdog, 0x2400_0000),
            (.windowWatchdog, 0x4400_0000), (.device, 0x1400_0000),
        ] as [(ResetCause, UInt32)])
    func flags(cause: ResetCause, expected: UInt32) {
        var rig = Self.rig("f4")
        rig.store(0x74, 1 << 24)
        #expect(rig.load(0x74) == 0)
        rig.reset(cause)
        #expect(rig.load(0x74) == expected)
        rig.store(0x74, 1 << 24 | 1)
        #expect(rig.load(0x74) == 1)
    }

    @Test("flags add up until they are cleared")
    func addUp() {
        var rig = Self.rig("f1")
        #expect(rig.load(0x24) == 0x0C00_0000)
        rig.reset(.watchdog)
        #expect(rig.load(0x24) == 0x2C00_0000)
        rig.reset(.software)
        #expect(rig.load(0x24) == 0x3C00_0000)
    }

    @Test("L4 and H7 have flags of their own, and H7 shows them twice")
    func families() {
        var l4 = Self.rig("l4")
        l4.store(0x94, 1 << 23)
        l4.reset(.windowWatchdog)
        #expect(l4.load(0x94) == 0x4400_0000)
        var h7 = Self.rig("h7")
        #expect(h7.load(0xD0) == 0x00FA_0000)
        h7.store(0x130, 1 << 16)
        #expect(h7.load(0xD0) == 0)
        h7.reset(.watchdog)
        #expect(h7.load(0xD0) == 0x0442_0000)
        #expect(h7.load(0x130) == 0x0442_0000)
    }

    @Test("BDCR waits for PWR's DBP, outlasts resets but power-on, and is cleared by BDRST")
    func backup() {
        var rig = Self.rig("f4")
        rig.signal(0, 0)
        rig.store(0x70, 0x301)
        #expect(rig.load(0x70) == 0)
        rig.signal(0, 1)
        rig.store(0x70, 0x301)
        #expect(rig.load(0x70) == 0x301)
        rig.reset(.software)
        #expect(rig.load(0x70) == 0x301)
        rig.store(0x70, 1 << 16 | 0x301)
        #expect(rig.load(0x70) == 1 << 16)
        rig.store(0x70, 0x300)
        rig.reset(.powerOn)
        #expect(rig.load(0x70) == 0)
    }
}

@Suite("STM32PWR")
struct STM32PWRTests {
    @Test("DBP opens the backup domain, and a reset closes it")
    func backup() {
        var rig = DeviceRig(STM32PWR(RegisterBlock([RegisterBlock.Register("CR", at: 0, reset: 0x4000)])))
        rig.store(0, 0x4100)
        #expect(rig.takeSignals().map(\.value) == [1])
        rig.store(0, 0x4000)
        #expect(rig.takeSignals().map(\.value) == [0])
        rig.store(0, 0x4100)
        _ = rig.takeSignals()
        rig.reset(.pin)
        #expect(rig.takeSignals().map(\.value) == [0])
        #expect(rig.load(0) == 0x4000)
    }
}

@Suite("STM32SYSCFG")
struct STM32SYSCFGTests {
    @Test("EXTICR registers are told, with their number; the others are not")
    func exticr() {
        let registers = [0x04, 0x08, 0x0C, 0x10, 0x14, 0x20].map { RegisterBlock.Register("R\($0)", at: $0, writable: 0xFFFF) }
        var rig = DeviceRig(STM32SYSCFG(RegisterBlock(registers)))
        rig.store(0x08, 0x1234)
        rig.store(0x14, 0x00FF)
        rig.store(0x14 + 1, 0x22, .byte)
        rig.store(0x04, 1)
        rig.store(0x20, 1)
        #expect(rig.takeSignals().map(\.value) == [0x0_1234, 0x3_00FF, 0x3_22FF])
        #expect(rig.load(0x08) == 0x1234)
    }
}

@Suite("STM32CRC")
struct STM32CRCTests {
    typealias Register = STM32CRC.Register

    // The values for 0x00000000 and 0x12345678 from all ones are those that parts give (ST AN4187, and the CRC-32/MPEG-2 check).
    @Test("the fixed unit is CRC-32/MPEG-2 over words, and RESET begins anew")
    func fixed() {
        var rig = DeviceRig(STM32CRC())
        #expect(rig.load(Register.dr) == 0xFFFF_FFFF)
        rig.store(Register.dr, 0x1234_5678)
        #expect(rig.load(Register.dr) == 0xDF8A_8A2B)
        rig.store(Register.cr, 1)
        #expect(rig.load(Register.dr) == 0xFFFF_FFFF)
        rig.store(Register.dr, 0)
        #expect(rig.load(Register.dr) == 0xC704_DD7B)
        rig.store(Register.idr, 0x1FF)
        #expect(rig.load(Register.idr) == 0xFF)
        // It has no such register: a word that is stored there changes nothing.
        rig.store(Register.polynomial, 5)
        rig.store(Register.cr, 1)
        rig.store(Register.dr, 0)
        #expect(rig.load(Register.dr) == 0xC704_DD7B)
    }

    // The check values of the catalogue of parametrised CRC algorithms, over "123456789".
    @Test(
        "the programmable unit gives the check values of common codes",
        arguments: [
            (0x04C1_1DB7, 0xFFFF_FFFF, 0x00, 0x0376_E6E7), (0x04C1_1DB7, 0xFFFF_FFFF, 0xA0, 0x340B_C6D9),
            (0x1021, 0xFFFF, 0x08, 0x29B1), (0x8005, 0, 0xA8, 0xBB3D), (0x07, 0, 0x10, 0xF4), (0x09, 0, 0x18, 0x75),
        ] as [(UInt32, UInt32, UInt32, UInt32)])
    func programmable(polynomial: UInt32, initial: UInt32, control: UInt32, check: UInt32) {
        var rig = DeviceRig(STM32CRC(isProgrammable: true))
        rig.store(Register.polynomial, polynomial)
        rig.store(Register.initial, initial)
        rig.store(Register.cr, control | 1)
        for byte in "123456789".utf8 { rig.store(Register.dr, UInt32(byte), .byte) }
        #expect(rig.load(Register.dr) == check)
        #expect(rig.load(Register.cr) == control)
    }

    @Test("a word stored is its four bytes, the highest first")
    func words() {
        var words = DeviceRig(STM32CRC(isProgrammable: true))
        words.store(Register.dr, 0x3132_3334)
        var bytes = DeviceRig(STM32CRC(isProgrammable: true))
        for byte: UInt32 in [0x31, 0x32, 0x33, 0x34] { bytes.store(Register.dr, byte, .byte) }
        #expect(words.load(Register.dr) == bytes.load(Register.dr))
    }
}

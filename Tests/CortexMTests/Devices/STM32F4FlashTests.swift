import CortexM
import Testing

@Suite("STM32F4Flash")
struct STM32F4FlashTests {
    typealias Register = STM32F4Flash.Register

    @Test("the latency that start-up code stores reads back")
    func latency() {
        var rig = DeviceRig(STM32F4Flash())
        rig.store(Register.acr, 0x705)
        #expect(rig.load(Register.acr) == 0x705)
    }

    @Test("CR opens with both keys in order, and LOCK closes it")
    func unlock() {
        var rig = DeviceRig(STM32F4Flash())
        rig.store(Register.cr, 1)
        #expect(rig.load(Register.cr) == 0x8000_0000)
        rig.store(Register.keyr, 0x4567_0123)
        rig.store(Register.keyr, 0xCDEF_89AB)
        #expect(rig.load(Register.cr) == 0)
        rig.store(Register.cr, 0x302)
        #expect(rig.load(Register.cr) == 0x302)
        rig.store(Register.cr, 0x8000_0000)
        #expect(rig.load(Register.cr) == 0x8000_0000)
    }

    @Test("a wrong key locks it until reset", arguments: [[0xCDEF_89AB], [0x4567_0123, 0x4567_0123], [0]] as [[UInt32]])
    func wrongKeys(keys: [UInt32]) {
        var rig = DeviceRig(STM32F4Flash())
        for key in keys + [0x4567_0123, 0xCDEF_89AB] { rig.store(Register.keyr, key) }
        #expect(rig.load(Register.cr) == 0x8000_0000)
        rig.device.reset(.system)
        for key: UInt32 in [0x4567_0123, 0xCDEF_89AB] { rig.store(Register.keyr, key) }
        #expect(rig.load(Register.cr) == 0)
    }

    @Test("an erase ends at once with WRPERR, and interrupts with ERRIE")
    func erase() {
        var rig = DeviceRig(STM32F4Flash())
        for key: UInt32 in [0x4567_0123, 0xCDEF_89AB] { rig.store(Register.keyr, key) }
        rig.store(Register.cr, 1 << 25 | 1 << 16 | 2)
        #expect(rig.load(Register.cr) == 1 << 25 | 2)
        #expect(rig.load(Register.sr) == 0x10)
        #expect(rig.levels == 1)
        rig.store(Register.sr, 0x10)
        #expect(rig.load(Register.sr) == 0)
        #expect(rig.levels == 0)
    }

    @Test("OPTCR has keys of its own")
    func options() {
        var rig = DeviceRig(STM32F4Flash())
        rig.store(Register.optcr, 0)
        #expect(rig.load(Register.optcr) == 0x0FFF_AAED)
        for key: UInt32 in [0x0819_2A3B, 0x4C5D_6E7F] { rig.store(Register.optkeyr, key) }
        #expect(rig.load(Register.optcr) == 0x0FFF_AAEC)
        rig.store(Register.optcr, 0x0FFF_AAEE)
        #expect(rig.load(Register.sr) == 0x10)
    }
}

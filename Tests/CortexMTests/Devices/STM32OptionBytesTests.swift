import CortexM
import Testing

@Suite("Option bytes of STM32F4 and STM32L4 flash")
struct STM32OptionBytesTests {
    private static func rig<Controller: Device>(_ controller: Controller) -> DeviceRig<Controller> {
        DeviceRig(
            controller,
            regions: ["array", "options", "options2"].enumerated().map { index, name in
                MemoryRegion(name: name, kind: .flash(write: .busFault), base: 0x0800_0000 + UInt32(index) << 20, size: 0x1000)
            },
            memory: [
                DeviceMemoryRegion("array"), DeviceMemoryRegion("options", answers: false), DeviceMemoryRegion("options2", answers: false),
            ])
    }

    private static func word<Controller: Device>(_ rig: DeviceRig<Controller>, _ role: Int, _ offset: UInt32) -> UInt32 {
        rig.memories.word(role, at: offset)
    }

    // A log of an STM32F4 shows 5500AAFF, and 550CAAF3 when the brown-out level was programmed to be 0.
    @Test("F4 with one bank is delivered with half-words beside their complements, and OPTSTRT alone programs others")
    func f4() {
        var rig = Self.rig(STM32F4Flash())
        rig.reset(.powerOn)
        #expect(Self.word(rig, 1, 0) == 0x5500_AAFF && Self.word(rig, 1, 8) == 0x0000_FFFF)
        rig.store(0x08, 0x0819_2A3B)
        rig.store(0x08, 0x4C5D_6E7F)
        rig.store(0x14, 0x0FFF_AAE0)
        #expect(Self.word(rig, 1, 0) == 0x5500_AAFF)
        rig.store(0x14, 0x0FFF_AAE2)
        #expect(Self.word(rig, 1, 0) == 0x550C_AAF3)
        rig.reset(.powerOn)
        #expect(rig.load(0x14) == 0x0FFF_AAE1)
    }

    @Test("F4 with two banks has those of the second, and takes what is there at power-on")
    func f42() {
        var rig = Self.rig(STM32F4Flash(banks: 2))
        rig.reset(.powerOn)
        #expect(Self.word(rig, 1, 0) == 0x5510_AAEF && Self.word(rig, 1, 8) == 0xC000_3FFF && Self.word(rig, 2, 8) == 0x0000_FFFF)
        var memory = rig.memories
        memory.set(2, at: 8, word: 0x0001_FFFE)
        memory.set(1, at: 0, word: 0x1234_5678)
        rig.reset(.powerOn)
        #expect(rig.load(0x18) == 0x0FFE_0000 && rig.load(0x14) == 0x0FFF_AAED)
        #expect(Self.word(rig, 1, 0) == 0x5510_AAEF)
    }

    @Test("L4 has words beside their complements, of both banks; another reset than power-on leaves the registers")
    func l4() {
        var rig = Self.rig(STM32L4Flash())
        rig.reset(.powerOn)
        #expect(Self.word(rig, 1, 0) == 0xFFEF_F8AA && Self.word(rig, 1, 4) == 0x0010_0755)
        #expect(Self.word(rig, 2, 0) == .max && Self.word(rig, 2, 0x20) == 0xFF00_FFFF)
        var memory = rig.memories
        memory.set(2, at: 0x20, word: 0x0001_0000)
        memory.set(2, at: 0x24, word: 0xFFFE_FFFF)
        rig.reset(.software)
        #expect(rig.load(0x50) == 0xFF00_FFFF)
        rig.reset(.powerOn)
        #expect(rig.load(0x50) == 0x0001_0000)
    }
}

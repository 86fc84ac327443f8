import CortexM
import Testing

@Suite("DeviceBus")
struct DeviceBusTests {
    private func placement(_ name: String, _ base: UInt32, _ size: UInt32, _ interrupts: [Int] = []) -> DevicePlacement {
        DevicePlacement(name: name, base: base, size: size, interrupts: interrupts, device: RegisterBlock([]))
    }

    @Test("finds the device of an address, up to the top of memory, and nothing between devices")
    func finds() {
        let bus = DeviceBus([
            placement("c", 0xFFFF_F000, 0x1000), placement("a", 0x4000_0000, 0x400), placement("b", 0x4000_1000, 0x1000),
        ])
        #expect(bus.index(containing: 0x4000_0000) == 1)
        #expect(bus.index(containing: 0x4000_03FF) == 1)
        #expect(bus.index(containing: 0x4000_0400) == nil)
        #expect(bus.index(containing: 0x3FFF_FFFF) == nil)
        #expect(bus.index(containing: 0x4000_1FFF) == 2)
        #expect(bus.index(containing: 0xFFFF_FFFF) == 0)
        #expect(bus.index(containing: 0) == nil)
        #expect(bus.contains(0x4000_1000) && !bus.contains(0x4000_2000))
        #expect(bus.index(named: "b") == 2)
        #expect(bus.index(named: "d") == nil)
        #expect(DeviceBus([]).index(containing: 0) == nil)
    }

    @Test("a line is driven while any of its outputs is high")
    func drives() {
        var bus = DeviceBus([placement("a", 0, 4, [3, 5]), placement("b", 8, 4, [5])])
        bus.slots[0].interruptLevels = 0b01
        #expect(bus.drives(3) && !bus.drives(5))
        bus.slots[1].interruptLevels = 0b1
        #expect(bus.drives(5))
        bus.slots[0].interruptLevels = 0b10
        bus.slots[1].interruptLevels = 0
        #expect(bus.drives(5) && !bus.drives(3))
    }
}

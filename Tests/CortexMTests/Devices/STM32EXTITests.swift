import CortexM
import Testing

@Suite("STM32EXTI")
struct STM32EXTITests {
    private static let port = (a: 1, b: 2)
    private static let select = 0

    @Test("a rising or a falling edge sets the pending bit, and interrupts when it is not masked", arguments: [true, false])
    func edges(rising: Bool) {
        var rig = DeviceRig(STM32EXTI(.family(named: "f4")))
        rig.signal(Self.port.a, rising ? 0 : 1)
        rig.store(rising ? 0x08 : 0x0C, 1)
        rig.signal(Self.port.a, rising ? 1 : 0)
        #expect(rig.load(0x14) == 1)
        #expect(rig.levels == 0)
        rig.store(0x00, 1)
        #expect(rig.levels == 1)
        rig.store(0x14, 1)
        #expect(rig.load(0x14) == 0)
        #expect(rig.levels == 0)
        rig.signal(Self.port.a, rising ? 0 : 1)
        #expect(rig.load(0x14) == 0)
    }

    @Test("the first word of a port is no edge")
    func first() {
        var rig = DeviceRig(STM32EXTI(.family(named: "f1")))
        rig.store(0x08, 0xFFFF)
        rig.signal(Self.port.a, 0xFFFF)
        #expect(rig.load(0x14) == 0)
    }

    @Test("the multiplexer chooses the port of each line, and another level there is an edge")
    func ports() {
        var rig = DeviceRig(STM32EXTI(.family(named: "f4")))
        rig.signal(Self.port.a, 0)
        rig.signal(Self.port.b, 0)
        rig.store(0x08, 0xFFFF)
        // EXTICR2: line 5 of port B.
        rig.signal(Self.select, 1 << 16 | 0x0010)
        rig.signal(Self.port.b, 0xFFFF)
        #expect(rig.load(0x14) == 1 << 5)
        rig.store(0x14, .max)
        rig.signal(Self.port.a, 0xFFFF)
        #expect(rig.load(0x14) == 0xFFDF)
        rig.store(0x14, .max)
        rig.signal(Self.port.a, 0)
        rig.signal(Self.select, 0 << 16 | 0x0001)
        #expect(rig.load(0x14) == 1)
        rig.signal(Self.select, 0x000F)
        #expect(rig.load(0x14) == 1)
    }

    @Test("lines 0 to 4 have an output each, 5 to 9 and 10 to 15 share one, 16 to 22 have one each")
    func outputs() {
        let expected: [(line: UInt32, output: UInt32)] = [(0, 0), (4, 4), (5, 5), (9, 5), (10, 6), (15, 6), (16, 7), (22, 13)]
        for (line, output) in expected {
            var rig = DeviceRig(STM32EXTI(.family(named: "f4")))
            rig.store(0x00, .max)
            rig.store(0x10, 1 << line)
            #expect(rig.load(0x10) == 1 << line)
            #expect(rig.levels == 1 << output)
            rig.store(0x14, 1 << line)
            #expect(rig.load(0x10) == 0)
            #expect(rig.levels == 0)
        }
    }

    @Test("the software trigger works again only once its pending bit was cleared")
    func software() {
        var rig = DeviceRig(STM32EXTI(.family(named: "f4")))
        rig.store(0x10, 2)
        #expect(rig.load(0x14) == 2)
        rig.store(0x10, 2)
        rig.store(0x14, 2)
        #expect(rig.load(0x14) == 0)
        rig.store(0x10, 2)
        #expect(rig.load(0x14) == 2)
    }

    @Test("EMR sends the processor an event, without an interrupt")
    func events() {
        var rig = DeviceRig(STM32EXTI(.family(named: "f4")))
        rig.signal(Self.port.a, 0)
        rig.store(0x04, 8)
        rig.store(0x08, 8)
        rig.signal(Self.port.a, 8)
        #expect(rig.events == 1)
        #expect(rig.levels == 0)
    }

    @Test("a reset clears the set-up, and forgets the levels of the pins at power-on alone")
    func reset() {
        var rig = DeviceRig(STM32EXTI(.family(named: "f4")))
        rig.signal(Self.port.a, 0)
        rig.signal(Self.select, 0x0001)
        rig.reset(.pin)
        rig.store(0x08, 1)
        rig.signal(Self.port.a, 1)
        #expect(rig.load(0x14) == 1)
        rig.reset(.powerOn)
        rig.store(0x08, 1)
        rig.signal(Self.port.a, 1)
        #expect(rig.load(0x14) == 0)
    }

    @Test("each family's registers lie where its manual says")
    func layouts() {
        let places: [String: [String: UInt32]] = [
            "f1": ["IMR": 0x00, "PR": 0x14], "f4": ["EMR": 0x04, "SWIER": 0x10],
            "l4": ["IMR1": 0x00, "PR1": 0x14, "IMR2": 0x20, "PR2": 0x34],
            "h7": ["RTSR1": 0x00, "SWIER3": 0x48, "CPUIMR1": 0x80, "CPUPR1": 0x88, "CPUEMR2": 0x94, "CPUPR3": 0xA8],
        ]
        for (family, registers) in places {
            let table = STM32EXTILayout.family(named: family).table
            for (name, offset) in registers { #expect(table.row(named: name)?.offset == offset, "\(family) \(name)") }
        }
        var l4 = DeviceRig(STM32EXTI(.family(named: "l4")))
        #expect(l4.load(0x00) == 0xFF82_0000)
        l4.store(0x08, .max)
        #expect(l4.load(0x08) == 0x007D_FFFF)
        var h7 = DeviceRig(STM32EXTI(.family(named: "h7")))
        h7.signal(Self.port.a, 0)
        h7.store(0x00, 1)
        h7.store(0x80, 1)
        h7.signal(Self.port.a, 1)
        #expect(h7.load(0x88) == 1)
        #expect(h7.levels == 1)
    }
}

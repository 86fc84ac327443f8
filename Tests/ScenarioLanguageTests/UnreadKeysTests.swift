import Diagnostics
import ScenarioLanguage
import Testing

@Suite("UnreadKeys: what a mistake leaves without a value")
struct UnreadKeysTests {
    private static func read(_ text: String) -> MachineDescription? {
        MachineReader.readPartly(text: "machine: m\n" + text, path: "m.yaml").0
    }

    @Test("a value of no use is that of an unread key, in the machine and in its lines; the others are read")
    func values() throws {
        let machine = try #require(
            Self.read(
                """
                priority_bits: 9
                clock: 1 MHz
                memory: { ram: { kind: ram, at: 0x2000_0000, size: 1 KB } }
                devices: { uart: { kind: pl011, at: 0x4000_0000, irq: [3, 480] } }
                """))
        #expect(machine.hasMistakes)
        #expect(machine.unread == UnreadKeys([.priorityBits]))
        #expect(machine.clockHz?.value == 1_000_000)
        #expect(machine.memory.first?.value.unread == UnreadKeys([.size]))
        #expect(machine.memory.first?.value.at?.value == 0x2000_0000)
        #expect(machine.devices.first?.value.unread == UnreadKeys([.irq]))
        #expect(machine.devices.first?.value.irqs?.map(\.value) == [3])
    }

    @Test(
        "a key that is not known, or has nothing after its colon, excuses every key that is not there",
        arguments: ["cloc: 1 MHz", "clock:"])
    func strays(text: String) throws {
        let unread = try #require(Self.read(text)).unread
        #expect(unread == UnreadKeys([], hasStrays: true))
        #expect(unread.excuses(.clock))
        #expect(!unread.contains(.clock))
    }

    @Test("a line that is no mapping keeps its name")
    func lines() throws {
        let machine = try #require(Self.read("memory: { ram: [1] }\ndevices: { uart: 3 }"))
        #expect(machine.memory.first?.value.name.value == "ram")
        #expect(machine.memory.first?.value.unread.contains(.kind) == true)
        #expect(machine.devices.first?.value.name.value == "uart")
        #expect(machine.devices.first?.value.unread.contains(.memory) == true)
    }

    @Test("a file without mistakes has none")
    func none() throws {
        let machine = try #require(Self.read("clock: 1 MHz"))
        #expect(!machine.hasMistakes)
        #expect(machine.unread == UnreadKeys())
    }
}

import CortexM
import Diagnostics
import Testing

@Suite("Storage and windows in machine files")
struct MachineMemoryTests {
    private static let text = """
        machine: board
        extends: cortex-m4
        memory:
          chip:  { kind: storage, size: 1 MiB }
          outer: { kind: window, at: 0x5000_0000, of: inner, open: true }
          inner: { kind: window, at: 0x6000_0000, size: 16 MiB, of: chip, executable: false }
          view:  { kind: alias, at: 0x7000_0000, size: 64 KiB, of: inner }
        devices:
          first:  { kind: stm32.syscfg, at: 0x4001_3800, memory: { boot: inner, quadspi: chip } }
          second: { kind: stm32.syscfg, at: 0x4001_4800, memory: { boot: outer } }

        """

    @Test("windows and storage become regions, and roles become regions of devices in the order of their kind")
    func resolved() throws {
        let (resolved, diagnostics) = MachineResolverTests.resolve(Self.text)
        #expect(diagnostics.map(\.message) == [])
        let machine = try #require(resolved)
        func region(_ name: String) throws -> MemoryRegion { try #require(machine.regions.first { $0.name == name }) }
        #expect(try region("chip") == MemoryRegion(name: "chip", kind: .storage, base: 0, size: 1 << 20, executable: false))
        #expect(try region("outer").kind == .window(of: "inner", isOpen: true))
        #expect(try region("outer").size == 16 << 20)
        #expect(try region("inner").kind == .window(of: "chip", isOpen: false))
        #expect(try region("view").executable == false)
        #expect(try machine.home(of: region("outer")).name == "chip")
        #expect(try machine.loadableSize(of: region("outer")) == 1 << 20)
        #expect(try machine.loadableSize(of: region("view")) == 64 << 10)
        #expect(try machine.loadableSize(of: region("chip")) == 0)
        #expect(machine.region(containing: 0x60FF_FFFF)?.name == "inner")
        let roles = try #require(machine.devices.first { $0.name == "first" }?.memory)
        #expect(roles.count == 7)
        #expect(roles.first == DeviceMemoryRegion("inner"))
        #expect(roles.last == DeviceMemoryRegion("chip", answers: false))
        #expect(roles[1] == nil)
    }

    @Test("roles of an overlay are laid over those below, role by role")
    func overlay() throws {
        let (resolved, diagnostics) = MachineResolverTests.resolve(
            "machine: other\nextends: board.yaml\ndevices: { first: { memory: { quadspi: ram, flash: flash } } }\n",
            files: ["board.yaml": Self.text])
        #expect(diagnostics.map(\.message) == [])
        let roles = try #require(resolved?.devices.first { $0.name == "first" }?.memory)
        #expect(roles.map { $0?.name } == ["inner", "flash", nil, nil, nil, nil, "ram"])
    }

    @Test("images for a window behind a window go to the chip, up to its end")
    func images() throws {
        var machine = Machine(try #require(MachineResolverTests.resolve(Self.text).0))
        try machine.load([1, 2, 3, 4], at: 0x500F_FFFC)
        #expect(machine.peek(0x600F_FFFC, size: .word) == 0x0403_0201)
        do throws(LoadError) {
            try machine.load([1, 2, 3, 4], at: 0x500F_FFFE)
            Issue.record("loaded")
        } catch {
            #expect(error.address == 0x5010_0000)
        }
    }

    @Test("windows that all show each other are mistakes, each at its place")
    func chains() {
        let count = 200
        let lines = (0..<count).map { "  w\($0): { kind: window, at: \(0x1000_0000 + 4 * $0), size: 4, of: w\(($0 + 1) % count) }\n" }
        let (machine, diagnostics) = MachineResolverTests.resolve("machine: m\nextends: cortex-m4\nmemory:\n" + lines.joined())
        #expect(machine == nil)
        #expect(diagnostics.count { $0.code.number == 2021 } == count)
    }
}

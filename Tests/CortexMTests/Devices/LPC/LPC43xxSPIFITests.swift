import CortexM
import Testing

@Suite("LPC43xxSPIFI")
struct LPC43xxSPIFITests {
    typealias Register = LPC43xxSPIFI.Register

    static func rig(inMemoryMode: Bool = false) -> DeviceRig<LPC43xxSPIFI> {
        DeviceRig(
            LPC43xxSPIFI(.standard, isInMemoryMode: inMemoryMode),
            regions: [
                MemoryRegion(name: "nor", kind: .storage, base: 0, size: 16 << 20),
                MemoryRegion(name: "spifi", kind: .window(of: "nor", isOpen: false), base: 0x8000_0000, size: 128 << 20),
            ], memory: [DeviceMemoryRegion("spifi"), DeviceMemoryRegion("nor", answers: false)])
    }

    static func fill(_ rig: DeviceRig<LPC43xxSPIFI>, _ offset: UInt32, _ bytes: [UInt8]) {
        var memory = rig.memories
        memory.set(1, at: offset, bytes: bytes)
    }

    @Test("a command reads the id, byte by byte, and ends with INTRQ")
    func readID() {
        var rig = Self.rig()
        rig.store(Register.cmd, 0x9F << 24 | 1 << 21 | 3)
        #expect(rig.load(Register.stat) == 0x0200_0002)
        #expect(rig.load(Register.data, .byte) == 0xEF)
        #expect(rig.load(Register.data, .halfword) == 0x1840)
        #expect(rig.load(Register.stat) == 0x0200_0020)
        rig.store(Register.stat, 0x20)
        #expect(rig.load(Register.stat) == 0x0200_0000)
    }

    @Test("program and erase, with POLL until the flash is ready")
    func program() {
        var rig = Self.rig()
        rig.store(Register.cmd, 0x06 << 24 | 1 << 21)
        rig.pass(100)
        rig.store(Register.addr, 0x1000)
        rig.store(Register.cmd, 0x02 << 24 | 4 << 21 | 1 << 15 | 4)
        rig.store(Register.data, 0x4433_2211)
        rig.pass(100)
        rig.store(Register.cmd, 0x05 << 24 | 1 << 21 | 1 << 14)
        #expect(rig.load(Register.stat) & 2 == 2)
        rig.pass(300)
        #expect(rig.load(Register.stat) & 2 == 2)
        rig.pass(200)
        #expect(rig.load(Register.stat) & 2 == 0)
        #expect(rig.load(Register.data, .byte) == 0)
        #expect((0..<4).map { rig.memories.byte(1, at: 0x1000 + $0) } == [0x11, 0x22, 0x33, 0x44])
    }

    @Test("MCMD begins memory mode, in which CMD is ignored until RESET")
    func memoryMode() {
        var rig = Self.rig()
        Self.fill(rig, 0x40, [1, 2, 3, 4])
        #expect(rig.loadFromMemory(0, 0x40) == nil)
        rig.store(Register.idata, 0xFF_FFFF)
        rig.store(Register.mcmd, 0xEB << 24 | 4 << 21 | 2 << 19 | 3 << 16)
        #expect(rig.load(Register.stat) == 0x0200_0001)
        #expect(rig.loadFromMemory(0, 0x40) == 0x0403_0201)
        #expect(rig.warnings.isEmpty)
        rig.store(Register.cmd, 0x06 << 24 | 1 << 21)
        #expect(rig.warnings.count == 1)
        rig.store(Register.stat, 0x10)
        #expect(rig.load(Register.stat) == 0x0200_0000)
        #expect(rig.loadFromMemory(0, 0x40) == nil)
    }

    @Test("after the boot ROM it is in memory mode, by 03h")
    func boot() {
        var rig = Self.rig(inMemoryMode: true)
        Self.fill(rig, 0, [5, 6, 7, 8])
        #expect(rig.load(Register.stat) & 1 == 1)
        #expect(rig.loadFromMemory(0, 0) == 0x0807_0605)
    }

    @Test("a memory command that the chip does not expect gives what it sends, and a warning")
    func shifted() {
        var rig = Self.rig()
        Self.fill(rig, 0, [0x12, 0x34])
        rig.store(Register.mcmd, 0xEB << 24 | 4 << 21 | 2 << 19 | 2 << 16)
        #expect(rig.loadFromMemory(0, 0, .byte) == 0xFF)
        #expect(rig.warnings.count == 1)
    }

    @Test("INTEN lets the end of a command interrupt")
    func interrupt() {
        var rig = Self.rig()
        rig.store(Register.ctrl, 1 << 22)
        rig.store(Register.cmd, 0x06 << 24 | 1 << 21)
        rig.pass(8)
        #expect(rig.levels == 1)
        rig.store(Register.stat, 0x20)
        #expect(rig.levels == 0)
    }
}

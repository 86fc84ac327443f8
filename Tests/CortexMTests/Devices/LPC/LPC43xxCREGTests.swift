import CortexM
import Testing

@Suite("LPC43xxCREG")
struct LPC43xxCREGTests {
    typealias Register = LPC43xxCREG.Register

    static func rig(_ source: LPC43xxCREG.BootSource) -> DeviceRig<LPC43xxCREG> {
        DeviceRig(
            LPC43xxCREG(boot: source),
            regions: [
                MemoryRegion(name: "shadow", kind: .window(of: "sram", isOpen: false), base: 0, size: 256 << 20),
                MemoryRegion(name: "sram", kind: .ram, base: 0x1000_0000, size: 0x2_0000),
            ],
            memory: [DeviceMemoryRegion("shadow"), DeviceMemoryRegion("sram", answers: false), nil, nil, nil, nil, nil])
    }

    @Test("M4MEMMAP holds an address, CHIPID an id", arguments: LPC43xxCREG.BootSource.allCases)
    func registers(source: LPC43xxCREG.BootSource) {
        var rig = Self.rig(source)
        let address: UInt32 =
            switch source {
            case .spifi: 0x8000_0000
            case .spifiLow: 0x1400_0000
            case .sram: 0x1000_0000
            case .rom: 0x1040_0000
            }
        #expect(rig.load(Register.m4memmap) == address)
        rig.store(Register.m4memmap, 0x1000_1FFF)
        #expect(rig.load(Register.m4memmap) == 0x1000_1000)
        rig.store(Register.chipID, 0)
        #expect(rig.load(Register.chipID) == 0x6906_002B)
    }

    @Test("an address without memory shows nothing at 0, and is warned of")
    func nothing() {
        var rig = Self.rig(.sram)
        rig.reset(.software)
        #expect(rig.warnings.isEmpty)
        rig.store(Register.m4memmap, 0x3000_0000)
        #expect(rig.warnings.count == 1)
    }
}

import Firmware
import Testing

/// The ELF files of flash loaders, under fixtures/firmware/loader.
@Suite("Images of flash loaders")
struct LoaderImageTests {
    @Test("a flash algorithm is moved by its base, and its description is not loaded")
    func flashAlgorithm() throws {
        let image = try FirmwareImage.read(try loaderFixture("ram.flm"), format: .flm, base: 0x2000_0004)
        #expect(image.segments.map(\.address) == [0x2000_0004])
        #expect(image.sections.map(\.name) == ["PrgCode", "PrgData"])
        #expect(image.sections.first?.address == 0x2000_0004)
        let code = try #require(image.sections.first)
        let function = try #require(image.symbols.symbol(named: "EraseSector"))
        #expect(function.address > code.address && UInt64(function.address) < code.end)
        #expect(image.symbols.function(containing: function.address + 2)?.symbol.name == "EraseSector")
        #expect(image.descriptions.map(\.bytes.count) == [0xB0])
        #expect(image.displacement == 0x2000_0004)
    }

    @Test("without a base it is where the file says")
    func unmoved() throws {
        let image = try FirmwareImage.read(try loaderFixture("ram.flm"), format: .flm)
        #expect(image.segments.map(\.address) == [0] && image.displacement == 0)
    }

    @Test("a FlashDevice says where the chip is, and its sectors")
    func flashDevice() throws {
        for base: UInt32 in [0, 0x2000_0004] {
            let chip = try #require(try FirmwareImage.read(try loaderFixture("ram.flm"), format: .flm, base: base).loaderDescription)
            #expect(chip.name == "memory in the place of a chip")
            #expect(chip.address == 0x9000_0000 && chip.size == 2 << 20 && chip.pageSize == 256 && chip.erasedValue == 0xFF)
            #expect(chip.sectors == [.init(start: 0x9000_0000, size: 4096)])
            #expect(chip.sector(containing: 0x9000_1FFF) == 0x9000_1000..<0x9000_2000)
            #expect(chip.sector(containing: 0x9020_0000) == nil && chip.sector(containing: 0x8FFF_FFFF) == nil)
        }
    }

    @Test("an external loader's code is absolute, and its StorageInfo is not loaded")
    func externalLoader() throws {
        let image = try FirmwareImage.read(try loaderFixture("ram.stldr"), format: .stldr)
        #expect(image.segments.map(\.address) == [0x2400_0004])
        #expect(image.loaderDescription?.size == 2 << 20)
        #expect(image.loaderDescription?.sectors == [.init(start: 0x9000_0000, size: 4096)])
        #expect(throws: FirmwareError.unexpectedBase(.stldr)) {
            try FirmwareImage.read(try loaderFixture("ram.stldr"), format: .stldr, base: 0x2000_0000)
        }
    }

    @Test("an image without a description is no loader")
    func noDescription() throws {
        #expect(throws: FirmwareError.noDescription(.flm, symbol: "FlashDevice")) {
            try FirmwareImage.read(try loaderFixture("ram.stldr"), format: .flm)
        }
        #expect(throws: FirmwareError.formatMismatch(stated: .flm, found: .ihex)) {
            try FirmwareImage.read(Array(":00000001FF\n".utf8), format: .flm)
        }
        #expect(try FirmwareImage.read(try loaderFixture("ram.flm")).loaderDescription == nil)
    }

    @Test("a base that runs past the address space is refused")
    func pastTheEnd() throws {
        let bytes = try loaderFixture("ram.flm")
        #expect(throws: FirmwareError.self) { try FirmwareImage.read(bytes, format: .flm, base: 0xFFFF_FFF0) }
    }
}

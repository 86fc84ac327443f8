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

    @Test("an ELF file is a loader by its description and its functions")
    func detected() throws {
        for (name, format) in [("ram.flm", FirmwareImage.Format.flm), ("w25q01.stldr", .stldr)] {
            #expect(try FirmwareImage.read(try loaderFixture(name)).loaderFormat == format)
            #expect(try FirmwareImage.read(try loaderFixture(name), format: format).loaderFormat == format)
        }
        #expect(try FirmwareImage.read(try loaderFixture("ram-sync.elf")).loaderFormat == nil)
        #expect(try FirmwareImage.read(try loaderFixture("target.elf")).loaderFormat == nil)
    }

    @Test("a description says how many sectors there are, of what kind, and how long a page and a sector take")
    func details() throws {
        let algorithm = try #require(try FirmwareImage.read(try loaderFixture("w25q01.flm"), format: .flm).loaderDescription)
        #expect(algorithm.sectorCounts == [2048] && algorithm.deviceType == 5)
        #expect(algorithm.programTimeout == 100 && algorithm.eraseTimeout == 3000)
        let external = try #require(try FirmwareImage.read(try loaderFixture("w25q01.stldr"), format: .stldr).loaderDescription)
        #expect(external.sectorCounts == [2048] && external.deviceType == 3)
        #expect(external.programTimeout == nil && external.eraseTimeout == nil)
        var runs = algorithm
        runs.sectors = [.init(start: 0x9000_0000, size: 4096), .init(start: 0x9000_8000, size: 0x1_0000)]
        #expect(runs.sectorCounts == [8, 2047])
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

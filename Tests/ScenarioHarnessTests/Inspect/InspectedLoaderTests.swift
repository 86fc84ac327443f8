import CortexM
import Diagnostics
import Firmware
import Foundation
import ScenarioHarness
import Testing

@Suite("What an inspection says of flash loaders")
struct InspectedLoaderTests {
    private func inspect(_ names: [String], base: UInt32? = nil, machine: String = "stm32h753") throws -> ImageInspection {
        let paths = names.map { Repository.path("fixtures/firmware/loader/" + $0) }
        let read = InspectionSubject.read(images: paths, base: base, machine: machine, findsLoaders: true)
        return ImageInspection(try #require(read.subject))
    }

    @Test("a CMSIS algorithm: its chip, R9, and the functions that it has and has not")
    func algorithm() throws {
        let inspection = try inspect(["w25q01.flm"], base: 0x2000_0004)
        let loader = try #require(inspection.loaders.first)
        #expect(loader.convention == "flm" && !loader.isUnplaced && loader.entry == nil)
        let chip = try #require(loader.chip)
        #expect(chip.name == "W25Q01JV behind QUADSPI" && chip.type == "SPI flash" && chip.size == 128 << 20)
        #expect(chip.sectors.map { [$0.start, $0.size, $0.count] } == [[0x9000_0000, 64 << 10, 2048]])
        let functions = Dictionary(uniqueKeysWithValues: loader.functions.map { ($0.name, $0) })
        #expect(functions["EraseSector"]?.timeout == 3000 && functions["ProgramPage"]?.timeout == 100)
        #expect(functions["EraseChip"]?.address == nil && functions["EraseChip"]?.isRequired == false)
        #expect(try #require(loader.staticBase) > (try #require(functions["Init"]?.address)))
        #expect(inspection.findings.isEmpty && inspection.vectorTable == nil)
    }

    @Test("one that nobody has placed is outside no memory, and one that is placed may be")
    func placed() throws {
        let unplaced = try inspect(["ram.flm"], machine: "cortex-m4")
        #expect(unplaced.loaders.first?.isUnplaced == true && unplaced.findings.isEmpty)
        #expect(try inspect(["ram.flm"], base: 0x3000_0000, machine: "cortex-m4").findings.contains { $0.code.number == 1004 })
    }

    @Test("an external loader, and a plugin with its table of time-outs")
    func others() throws {
        let external = try #require(try inspect(["w25q01.stldr"]).loaders.first)
        #expect(external.convention == "stldr" && external.chip?.type == "NOR flash" && external.staticBase == nil)
        #expect(external.functions.allSatisfy { $0.timeout == nil })
        let plugin = try #require(try inspect(["ram-sync.elf"]).loaders.first)
        #expect(plugin.convention == "flashplugin" && plugin.chip == nil && plugin.entry != nil)
        #expect(plugin.functions.first { $0.name == "FLASHPlugin_EraseSectors" }?.timeout == 20_000)
        #expect(plugin.functions.first { $0.name == "FLASHPlugin_ProgramAsync" }?.address == nil)
        #expect(plugin.timeouts == "those of FLASHPlugin_TimeoutTable")
    }

    @Test("beside an image that is started, the vector table is looked at")
    func target() throws {
        let inspection = try inspect(["ram-async.elf", "target.elf"])
        #expect(inspection.loaders.count == 1 && inspection.vectorTable != nil)
    }

    @Test("what makes it no loader is an error: a function that is missing, a description without sense")
    func lacking() throws {
        let machine = try #require(MachineLibrary.machine(named: "cortex-m4")).configuration
        func findings(_ names: [String], _ format: FirmwareImage.Format = .elf) -> [String] {
            let symbols = SymbolTable(names.map { .init(name: $0, address: 0x2000_0000, size: 4, kind: .function) })
            let image = FirmwareImage(format: format, segments: [], symbols: symbols, entry: nil)
            let images = ImageSet(index: 0, images: [LoadedImage(path: "loader.elf", hash: "", image: image)])
            return ImageInspection(InspectionSubject(images: images, machine: machine)).findings.map(\.message)
        }
        let required = ["InitDone", "Probe", "FindWorkArea", "EraseSectors", "Unload"].map { "FLASHPlugin_" + $0 }
        #expect(findings(required + ["FLASHPlugin_ProgramSync"]).isEmpty)
        #expect(findings(required) == ["'loader.elf' is an invalid FLASH plugin. No 'FLASHPlugin_ProgramSync' symbol found."])
        #expect(
            findings(Array(required.dropFirst()) + ["FLASHPlugin_ProgramAsync"])
                == ["'loader.elf' is an invalid FLASH plugin. No 'FLASHPlugin_InitDone' symbol found."])
        let algorithm = findings(["FlashDevice", "Init", "EraseSector", "ProgramPage"], .flm)
        #expect(algorithm.first == "'loader.elf' has no function 'UnInit'")
        #expect(algorithm.contains("what 'loader.elf' says about its chip makes no sense"))
    }
}

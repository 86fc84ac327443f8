import Firmware
import Testing

@Suite("Time-outs of FLASH plugins")
struct FlashPluginTimeoutsTests {
    /// An image whose table of time-outs holds words.
    private func image(_ table: [UInt32]?) -> FirmwareImage {
        let bytes = (table ?? []).flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        let symbols: [SymbolTable.Symbol] =
            table == nil ? [] : [.init(name: "FLASHPlugin_TimeoutTable", address: 0x2000_0100, size: 24, kind: .object)]
        return FirmwareImage(
            format: .elf, segments: [Segment(address: 0x2000_0100, bytes: bytes)], symbols: SymbolTable(symbols), entry: nil)
    }

    @Test("without a table they are the host's")
    func none() {
        let times = image(nil).flashPluginTimeouts
        #expect([times.erase, times.write, times.initialization, times.load, times.protection] == [60_000, 1000, 1000, 10_000, 1000])
        #expect(times.tableSize == nil && !times.isFromTable)
    }

    @Test("a table's first word is the bytes of times that follow it")
    func table() {
        let times = image([20, 1, 2, 3, 4, 5]).flashPluginTimeouts
        #expect([times.erase, times.write, times.initialization, times.load, times.protection] == [1, 2, 3, 4, 5])
        #expect(times.isFromTable)
    }

    @Test("what a shorter table leaves out stays the host's")
    func shorter() {
        let times = image([8, 1, 2, 3, 4, 5]).flashPluginTimeouts
        #expect([times.erase, times.write, times.initialization, times.load] == [1, 2, 1000, 10_000])
    }

    @Test("a larger one than a host knows is not taken, and one that ends early only as far as it goes")
    func odd() {
        #expect(image([24, 1, 2, 3, 4, 5]).flashPluginTimeouts.erase == 60_000)
        #expect(!image([24, 1]).flashPluginTimeouts.isFromTable)
        #expect(image([20, 7]).flashPluginTimeouts.erase == 7 && image([20, 7]).flashPluginTimeouts.write == 1000)
        #expect(image([]).flashPluginTimeouts.tableSize == nil)
    }

    @Test("a plugin of the fixtures")
    func fixture() throws {
        #expect(try FirmwareImage.read(try loaderFixture("ram-sync.elf")).flashPluginTimeouts.erase == 20_000)
        #expect(try FirmwareImage.read(try loaderFixture("ram-async.elf")).flashPluginTimeouts == FlashPluginTimeouts())
    }
}

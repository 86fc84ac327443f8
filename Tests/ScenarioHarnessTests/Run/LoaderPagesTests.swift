import Firmware
import ScenarioHarness
import Testing

/// The pages that a flash algorithm is given.
@Suite("Pages for a flash algorithm")
struct LoaderPagesTests {
    private let chip = LoaderDescription(
        name: "", address: 0x9000_0010, size: 1024, pageSize: 8, erasedValue: 0xEE, sectors: [.init(start: 0x9000_0010, size: 64)])

    private func pages(at address: UInt32, _ bytes: [UInt8]) -> [UInt32: [UInt8]] {
        var pages: [UInt32: [UInt8]] = [:]
        for page in LoaderPages(CompiledData(address: address, bytes: bytes), chip) { pages[page.address] = page.bytes }
        return pages
    }

    @Test("what is not given of a page is as if erased")
    func padding() {
        #expect(
            pages(at: 0x9000_0014, [1, 2, 3, 4, 5]) == [
                0x9000_0010: [0xEE, 0xEE, 0xEE, 0xEE, 1, 2, 3, 4], 0x9000_0018: [5, 0xEE, 0xEE, 0xEE, 0xEE, 0xEE, 0xEE, 0xEE],
            ])
    }

    @Test("whole pages are given as they are")
    func whole() {
        #expect(pages(at: 0x9000_0018, Array(1...8)) == [0x9000_0018: Array(1...8)])
        #expect(pages(at: 0x9000_0013, [7]) == [0x9000_0010: [0xEE, 0xEE, 0xEE, 7, 0xEE, 0xEE, 0xEE, 0xEE]])
    }

    @Test("no bytes are no pages")
    func none() {
        #expect(pages(at: 0x9000_0010, []).isEmpty)
    }
}

import Diagnostics
import Firmware
import ScenarioHarness
import Testing

@Suite("ImageSet: names and places in images")
struct ImageSetTests {
    private func image(_ symbols: [SymbolTable.Symbol]) -> LoadedImage {
        LoadedImage(
            path: "a.elf", hash: "",
            image: FirmwareImage(format: .elf, segments: [], symbols: SymbolTable(symbols), entry: nil))
    }

    private func symbol(_ name: String, _ address: UInt32, _ binding: SymbolTable.Binding = .global) -> SymbolTable.Symbol {
        SymbolTable.Symbol(name: name, address: address, size: 8, kind: .function, binding: binding)
    }

    private func addresses(_ lookup: ImageSet.Lookup) -> [UInt32] {
        switch lookup {
        case .address(let address): [address]
        case .unknown: []
        case .ambiguous(let addresses): addresses
        }
    }

    @Test("a global symbol goes before static ones, and two static ones are ambiguous")
    func binding() {
        let set = ImageSet(
            index: 0,
            images: [
                image([symbol("f", 0x10, .local), symbol("f", 0x20), symbol("g", 0x30, .local), symbol("g", 0x40, .local)]),
                image([symbol("h", 0x50), symbol("k", 0x60)]), image([symbol("h", 0x70), symbol("k", 0x60)]),
            ])
        #expect(addresses(set.address(of: "f")) == [0x20])
        #expect(addresses(set.address(of: "g")) == [0x30, 0x40])
        #expect(addresses(set.address(of: "h")) == [0x50, 0x70])
        #expect(addresses(set.address(of: "k")) == [0x60])
        #expect(addresses(set.address(of: "x")) == [])
    }

    @Test("an address has the name of what it is in")
    func place() {
        let set = ImageSet(index: 0, images: [image([symbol("f", 0x10)]), image([symbol("g", 0x20)])])
        #expect(set.place(0x10) == "f")
        #expect(set.place(0x1A) == nil)
        #expect(set.place(0x26) == "g+0x6")
    }

    @Test("a file is read once for all that name it, and hashed")
    func shared() throws {
        let project = try TinyImage.project(
            [0xE7FE],
            """
              - { id: a, until: 1 us, expect: { registers: { R0: 0 } } }
              - { id: b, image: { path: ./tiny.bin, format: bin, base: 0 }, until: 1 us, expect: { registers: { R0: 0 } } }
              - { id: c, image: { path: tiny.bin, format: bin, base: 0x1000 }, until: 1 us, expect: { outcome: lockup } }
            """)
        let plan = project.plan()
        let sets = plan.files[0].cases.compactMap { $0.scenario?.images.index }
        #expect(sets == [0, 0, 1])
        let hash = plan.files[0].cases[0].scenario?.images.images[0].hash
        #expect(hash == SHA256.hexDigest(TinyImage.bytes([0xE7FE])))
        #expect(Set(plan.files[0].cases.compactMap { $0.scenario?.machineIndex }).count == 1)
    }
}

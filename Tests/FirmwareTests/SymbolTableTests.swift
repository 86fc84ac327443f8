import Firmware
import TestSupport
import Testing

@Suite("Symbol tables")
struct SymbolTableTests {
    private typealias Symbol = SymbolTable.Symbol

    /// Name and offset of what an address lies in.
    private func found(_ table: SymbolTable, _ address: UInt32) -> String? {
        table.function(containing: address).map { $0.offset == 0 ? $0.symbol.name : "\($0.symbol.name)+\($0.offset)" }
    }

    @Test("Names are found exactly, and the global symbol of a name wins")
    func byName() {
        let table = SymbolTable([
            Symbol(name: "init", address: 0x10, size: 4, kind: .function, binding: .local),
            Symbol(name: "init", address: 0x40, size: 4, kind: .function, binding: .global),
            Symbol(name: "init", address: 0x20, size: 4, kind: .function, binding: .weak),
            Symbol(name: "Init", address: 0x30, size: 4, kind: .function),
            Symbol(name: "init_late", address: 0x50, size: 4, kind: .function),
        ])
        #expect(table.symbol(named: "init")?.address == 0x40)
        #expect(table.symbols(named: "init").map(\.address) == [0x40, 0x20, 0x10])
        #expect(table.symbol(named: "Init")?.address == 0x30)
        for name in ["INIT", "ini", "init_", "", "zzz"] { #expect(table.symbol(named: name) == nil) }
        #expect(SymbolTable().symbol(named: "init") == nil)
    }

    @Test("Every name of a thousand random ones is found, and no other")
    func manyNames() {
        var random = SplitMix64(seed: 1)
        let symbols = (0..<1000).map { index in
            Symbol(name: "s\(random.next() % 400)", address: UInt32(index), size: 1, isFunction: true)
        }
        let table = SymbolTable(symbols)
        for number in 0..<400 {
            let expected = symbols.filter { $0.name == "s\(number)" }.map(\.address)
            #expect(table.symbols(named: "s\(number)").map(\.address) == expected)
        }
    }

    @Test("Addresses of the image resolve to the function, object or label they lie in")
    func byAddress() throws {
        let table = try FirmwareImage.read(try fixture("tiny.elf")).symbols
        let expected: [(UInt32, String?)] = [
            (0x0800_0000, nil), (0x0800_000B, nil), (0x0800_000C, "Reset_Handler"), (0x0800_001F, "Reset_Handler+19"),
            (0x0800_0020, "work"), (0x0800_0022, "work+2"), (0x0800_0027, "work+7"), (0x0800_0028, "Common_Handler"),
            (0x0800_002D, "Common_Handler+5"), (0x0800_002E, "banner"), (0x0800_0032, "banner+4"), (0x0800_0033, "_etext"),
            (0x0800_0034, nil), (0x2000_0000, "counter"), (0x2000_0003, "counter+3"), (0x2000_0004, "scratch"),
            (0x2000_0013, "scratch+15"), (0x2000_0014, nil), (0x2000_4000, nil), (.max, nil), (0, nil),
        ]
        for (address, name) in expected { #expect(found(table, address) == name, "\(String(address, radix: 16))") }
    }

    @Test("A symbol without a size reaches to the next function or object, a label to the next symbol")
    func unsized() {
        let table = SymbolTable([
            Symbol(name: "entry", address: 0x100, size: 0, kind: .function),
            Symbol(name: "loop", address: 0x104, size: 0, kind: .label),
            Symbol(name: "table", address: 0x110, size: 0, kind: .object),
            Symbol(name: "sized", address: 0x120, size: 4, kind: .function),
            Symbol(name: "gap", address: 0x128, size: 0, kind: .label),
        ])
        #expect(found(table, 0xFF) == nil)
        #expect(found(table, 0x106) == "entry+6")
        #expect(found(table, 0x11F) == "table+15")
        #expect(found(table, 0x123) == "sized+3")
        #expect(found(table, 0x124) == nil)
        #expect(found(table, 0x130) == "gap+8")
    }

    @Test("A sized function goes before a nearer object, and an outer function before a label in it")
    func nesting() {
        let table = SymbolTable([
            Symbol(name: "outer", address: 0x100, size: 0x100, kind: .function),
            Symbol(name: "pool", address: 0x110, size: 8, kind: .object),
            Symbol(name: "inner", address: 0x120, size: 8, kind: .function),
            Symbol(name: "mark", address: 0x140, size: 0, kind: .label),
            Symbol(name: "limit", address: 0x180, size: 0, kind: .absolute),
            Symbol(name: "top", address: .max - 1, size: 16, kind: .function),
        ])
        #expect(found(table, 0x112) == "outer+18")
        #expect(found(table, 0x122) == "inner+2")
        #expect(found(table, 0x130) == "outer+48")
        #expect(found(table, 0x150) == "outer+80")
        #expect(found(table, 0x180) == "outer+128")
        #expect(found(table, .max - 1) == "top")
    }

    @Test("For sized functions the answer is the nearest one that contains the address")
    func randomFunctions() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<200 {
            let symbols = (0..<20).map { index in
                Symbol(
                    name: "f\(index)", address: UInt32(random.next() % 200), size: UInt32(1 + random.next() % 40),
                    kind: .function)
            }
            let table = SymbolTable(symbols)
            for address in 0..<UInt32(250) {
                let nearest = symbols.filter { $0.address <= address && address < $0.address + $0.size }
                    .map(\.address).max()
                #expect(table.function(containing: address)?.symbol.address == nearest)
            }
        }
    }
}

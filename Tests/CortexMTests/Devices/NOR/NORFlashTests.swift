import CortexM
import Testing

@Suite("NORFlash")
struct NORFlashTests {
    @Test("9Fh gives the maker, the type and the capacity", arguments: NORChip.all.map(\.name))
    func identity(name: String) {
        var rig = NORRig(name)
        let opcode: UInt8 = 0x9F
        #expect(rig.run(opcode, read: 3) == Array(rig.flash.chip.id.prefix(3)))
        #expect(rig.status() == 0)
    }

    @Test("Winbond's other ids: 90h by address, ABh after three dummies, 4Bh after four")
    func otherIdentities() {
        var rig = NORRig("w25q128")
        #expect(rig.run(0x90, 0, read: 4) == [0xEF, 0x17, 0xEF, 0x17])
        #expect(rig.run(0x90, 1, read: 2) == [0x17, 0xEF])
        #expect(rig.run(0xAB, dummies: 24, read: 2) == [0x17, 0x17])
        #expect(rig.run(0x4B, dummies: 32, read: 8).count == 8)
    }

    @Test("5Ah reads SFDP after eight clocks, from any place", arguments: NORChip.all.map(\.name))
    func sfdp(name: String) {
        var rig = NORRig(name)
        #expect(rig.run(0x5A, 0, dummies: 8, read: 4) == Array("SFDP".utf8))
        #expect(rig.run(0x5A, 8, dummies: 8, read: 8) == Array(rig.flash.chip.sfdp[8..<16]))
        #expect(rig.run(0x5A, 0xFFFF, dummies: 8, read: 1) == [0xFF])
    }

    @Test("every read command of every chip gives the bytes, sent as the chip wants it", arguments: NORChip.all.map(\.name))
    func reads(name: String) {
        for row in NORRig(name).flash.chip.commands.rows where row.action == .readArray {
            var rig = NORRig(name)
            rig.enableQuad()
            rig.fill(0x12_3400, [0x12, 0x80, 0xA5, 0x7E, 0x01])
            #expect(rig.read(row, 0x12_3400, count: 5) == [0x12, 0x80, 0xA5, 0x7E, 0x01], "\(row.name)")
        }
    }

    @Test("a dummy clock too few or too many gives shifted bits", arguments: NORChip.all.map(\.name))
    func shifted(name: String) {
        for row in NORRig(name).flash.chip.commands.rows where row.action == .readArray && !row.traits.contains(.isDouble) {
            var rig = NORRig(name)
            rig.enableQuad()
            rig.fill(0x100, [0x12, 0x34, 0x56, 0x78, 0x9A])
            let late = rig.read(row, 0x100, count: 2, extraDummies: 1)
            let value = UInt32(0x12_3456) << UInt32(row.dataLines)
            let expected = [UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8)]
            #expect(late == expected, "\(row.name)")
        }
    }

    @Test("reads run over the end to the beginning")
    func wraps() {
        var rig = NORRig("w25q64")
        rig.fill(0x7F_FFFF, [1])
        rig.fill(0, [2, 3])
        #expect(rig.run(0x03, 0x7F_FFFF, read: 3) == [1, 2, 3])
    }

    @Test("the controller's lines can be others than the chip's: what is not driven reads one")
    func otherLines() {
        var rig = NORRig("w25q64")
        rig.fill(0, [0x00, 0xFF])
        // A single-line read sampled on two lines sees IO1's bit, and IO0 undriven.
        #expect(rig.run(0x03, 0, read: 2, lines: 2) == [0b0101_0101, 0b0101_0101])
        // One sampled on four lines sees IO3 and IO2 at one.
        #expect(rig.run(0x03, 0, read: 1, lines: 4) == [0b1101_1101])
    }

    @Test("an unknown command is ignored, and warned of")
    func unknown() {
        var rig = NORRig("w25q64")
        #expect(rig.run(0x38, read: 1) == [0xFF])
        #expect(rig.warnings == [.unknown(0x38)])
    }

    @Test("66h and 99h reset at any time; a command between them cancels")
    func reset() {
        var rig = NORRig("mt25tl01g")
        rig.run(0xB7)
        rig.run(0x66)
        rig.run(0x06)
        rig.run(0x99)
        #expect(rig.run(0x70, read: 1)[0] & 1 == 1)
        rig.run(0x66)
        rig.run(0x99)
        rig.now += 30
        #expect(rig.run(0x70, read: 1) == [0x80])
        #expect(rig.warnings == [.noReset])
    }

    @Test("in deep power-down ABh alone is heard", arguments: ["w25q128", "mt25ql128"])
    func powerDown(name: String) {
        var rig = NORRig(name)
        rig.run(0xB9)
        #expect(rig.run(0x9F, read: 1) == [0xFF])
        rig.run(0xAB)
        #expect(rig.run(0x9F, read: 1) == [rig.flash.chip.id[0]])
    }

    @Test("power-on makes it as it came from the factory")
    func powerOn() {
        var rig = NORRig("w25q128-im")
        rig.change(0x31, write: [2])
        #expect(rig.run(0x35, read: 1) == [2])
        rig.flash.powerOn()
        #expect(rig.run(0x35, read: 1) == [0])
    }

    @Test("a warning says what the chip ignored, and why")
    func warningTexts() {
        var rig = NORRig("w25q128")
        rig.run(0x20, 0)
        #expect(rig.flash.takeWarnings().map(\.text) == ["W25Q128JV ignores sector erase (20h) without a write enable (06h) before it"])
        #expect(rig.flash.takeWarnings().isEmpty)
    }
}

extension NORRig {
    /// Sets QE where it can be set.
    mutating func enableQuad() {
        if flash.chip.quadEnable == .clear { change(0x31, write: [2]) }
    }

    /// A read as a row says, and some dummies more.
    mutating func read(_ row: NORCommand, _ address: UInt32, count: Int, extraDummies: Int = 0) -> [UInt8] {
        var mode: UInt8?
        let dummies: Int
        switch row.wait {
        case .clocks(let clocks): dummies = clocks
        case .mode(let clocks): (mode, dummies) = (0xFF, clocks)
        case .configured(let clocks): dummies = clocks
        }
        return run(
            row.opcode, address, addressBytes: row.address == .four ? 4 : 3, addressLines: row.addressLines, mode: mode,
            dummies: dummies + extraDummies, read: count, lines: row.dataLines, isDouble: row.traits.contains(.isDouble))
    }
}

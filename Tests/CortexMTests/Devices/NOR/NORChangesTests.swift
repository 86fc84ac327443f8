import CortexM
import Testing

@Suite("NORFlash: program and erase")
struct NORChangesTests {
    static let names = NORChip.all.map(\.name)

    @Test("a program without WEL is ignored", arguments: names)
    func notEnabled(name: String) {
        var rig = NORRig(name)
        rig.run(0x02, 0, write: [0x12])
        #expect(rig.bytes.values.isEmpty)
        #expect(rig.warnings == [.notWriteEnabled])
    }

    @Test("WEL reads one from write enable to the end of the change, or to write disable", arguments: names)
    func writeEnableLatch(name: String) {
        var rig = NORRig(name)
        rig.writeEnable()
        #expect(rig.status() == 2)
        rig.run(0x04)
        #expect(rig.status() == 0)
        rig.writeEnable()
        rig.run(0x02, 0, write: [0x12])
        #expect(rig.status() == 3)
        rig.now += rig.flash.chip.timing.program.typical - 1
        #expect(rig.status() == 3)
        rig.now += 1
        #expect(rig.status() == 0)
    }

    @Test("a program clears bits and sets none")
    func clearsBits() {
        var rig = NORRig("w25q64")
        rig.change(0x02, 0x100, write: [0xF0, 0x3C])
        rig.change(0x02, 0x100, write: [0x3F, 0xFF])
        #expect(rig.run(0x03, 0x100, read: 3) == [0x30, 0x3C, 0xFF])
    }

    @Test("a program wraps inside its page, and the last 256 bytes of more win")
    func wraps() {
        var rig = NORRig("w25q64")
        rig.change(0x02, 0x1FE, write: [1, 2, 3])
        #expect(rig.run(0x03, 0x1FE, read: 3) == [1, 2, 0xFF])
        #expect(rig.run(0x03, 0x100, read: 2) == [3, 0xFF])
        rig.change(0x02, 0x300, write: [9] + [UInt8](repeating: 5, count: 255) + [7])
        #expect(rig.run(0x03, 0x300, read: 2) == [7, 5])
    }

    @Test("every program command of every chip stores the bytes", arguments: names)
    func programs(name: String) {
        for row in NORRig(name).flash.chip.commands.rows where row.action == .program {
            var rig = NORRig(name)
            rig.enableQuad()
            rig.writeEnable()
            rig.run(
                row.opcode, 0x12_3400, addressBytes: row.address == .four ? 4 : 3, addressLines: row.addressLines, write: [0x12, 0xA5],
                lines: row.dataLines)
            #expect(rig.bytes.values == [0x12_3400: 0x12, 0x12_3401: 0xA5], "\(row.name)")
        }
    }

    @Test("every erase command of every chip erases the unit around its address, in its time", arguments: names)
    func erases(name: String) {
        for row in NORRig(name).flash.chip.commands.rows {
            guard case .erase(let size) = row.action else { continue }
            var rig = NORRig(name)
            let unit: UInt32 = 0x23_0000
            rig.fill(unit - 1, [1, 2])
            rig.fill(unit + size - 1, [3, 4])
            rig.writeEnable()
            rig.run(row.opcode, unit + size / 2 + 5, addressBytes: row.address == .four ? 4 : 3)
            #expect(rig.bytes.values == [unit - 1: 1, unit + size: 4], "\(row.name)")
            rig.now += rig.flash.chip.timing.erase(size).typical - 1
            #expect(rig.status() & 1 == 1)
            rig.now += 1
            #expect(rig.status() == 0)
        }
    }

    @Test("a chip erase leaves nothing", arguments: names)
    func chipErase(name: String) {
        var rig = NORRig(name)
        rig.fill(rig.flash.chip.size - 1, [1])
        rig.fill(0, [2])
        rig.writeEnable()
        rig.run(0xC7)
        #expect(rig.bytes.values.isEmpty)
        rig.now += rig.flash.chip.timing.eraseChip.typical - 1
        #expect(rig.status() & 1 == 1)
    }

    @Test("busy time is the data sheet's typical or largest, or none", arguments: NORTime.allCases)
    func times(time: NORTime) {
        var rig = NORRig("w25q128", time: time)
        rig.writeEnable()
        rig.run(0x20, 0)
        let expected: UInt64 =
            switch time {
            case .typical: 45_000
            case .max: 400_000
            case .zero: 0
            }
        #expect(rig.flash.nextChange(after: 0) == (expected == 0 ? nil : expected))
        rig.now = expected
        #expect(rig.status() == 0)
    }

    @Test("while it is busy, statuses, suspend and reset alone are heard", arguments: names)
    func busy(name: String) {
        var rig = NORRig(name)
        rig.fill(0x10_0000, [0x55])
        rig.writeEnable()
        rig.run(0xD8, 0)
        #expect(rig.run(0x9F, read: 1) == [0xFF])
        #expect(rig.run(0x03, 0x10_0000, read: 1) == [0xFF])
        rig.run(0x06)
        #expect(Set(rig.warnings) == [.busy])
        #expect(rig.status() & 1 == 1)
        rig.run(0x66)
        rig.run(0x99)
        rig.now += 30
        #expect(rig.run(0x03, 0x10_0000, read: 1) == [0x55])
    }

    @Test("a suspended erase lets other addresses be read and programmed, and goes on where it was", arguments: ["w25q128", "n25q128"])
    func suspend(name: String) {
        var rig = NORRig(name)
        rig.fill(0x10_0000, [0x55])
        rig.writeEnable()
        rig.run(0x20, 0)
        rig.now += 5_000
        rig.run(0x75)
        rig.now += 20
        #expect(rig.status() & 1 == 0)
        #expect(rig.run(0x03, 0x10_0000, read: 1) == [0x55])
        if name == "w25q128" { #expect(rig.run(0x35, read: 1)[0] & 0x80 != 0) } else { #expect(rig.run(0x70, read: 1) == [0xC0]) }
        rig.change(0x02, 0x20_0000, write: [0x11])
        #expect(rig.run(0x03, 0x20_0000, read: 1) == [0x11])
        rig.writeEnable()
        rig.run(0x20, 0x1000)
        #expect(rig.warnings == [.suspended])
        rig.run(0x7A)
        let left = rig.flash.chip.timing.erase4K.typical - 5_000
        rig.now += left - 1
        #expect(rig.status() & 1 == 1)
        rig.now += 1
        #expect(rig.status() & 1 == 0)
    }

    @Test("a change whose clocks go on after its end is ignored")
    func surplus() {
        var rig = NORRig("w25q128")
        rig.fill(0x1000, [1])
        rig.writeEnable()
        rig.run(0x20, 0x1000, addressBytes: 4)
        #expect(rig.bytes.values == [0x1000: 1])
        #expect(rig.warnings == [.surplus])
    }

    @Test("security registers are programmed, read, erased and locked apart")
    func security() {
        var rig = NORRig("w25q128")
        rig.change(0x42, 0x2010, write: [0x12, 0x34])
        #expect(rig.run(0x48, 0x2010, dummies: 8, read: 2) == [0x12, 0x34])
        #expect(rig.run(0x48, 0x1010, dummies: 8, read: 1) == [0xFF])
        #expect(rig.bytes.values.isEmpty)
        rig.change(0x44, 0x2000)
        #expect(rig.run(0x48, 0x2010, dummies: 8, read: 1) == [0xFF])
        rig.change(0x31, write: [1 << 4])
        rig.change(0x42, 0x2010, write: [0x12])
        #expect(rig.run(0x48, 0x2010, dummies: 8, read: 1) == [0xFF])
        #expect(rig.warnings == [.protected])
    }
}

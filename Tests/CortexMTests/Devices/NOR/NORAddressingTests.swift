import CortexM
import Testing

@Suite("NORFlash: addresses, dies, quad and continuous read")
struct NORAddressingTests {
    @Test("B7h and E9h choose four or three address bytes", arguments: ["w25q01jv", "mt25tl01g"])
    func fourByteMode(name: String) {
        var rig = NORRig(name)
        rig.fill(0x0234_5678, [0x11])
        rig.fill(0x34_5678, [0x22])
        #expect(rig.run(0x03, 0x34_5678, read: 1) == [0x22])
        rig.run(0xB7)
        #expect(rig.run(0x03, 0x0234_5678, addressBytes: 4, read: 1) == [0x11])
        rig.run(0xE9)
        #expect(rig.run(0x03, 0x34_5678, read: 1) == [0x22])
        #expect(rig.run(0x13, 0x0234_5678, addressBytes: 4, read: 1) == [0x11])
    }

    @Test("four address bytes in 3-byte mode: the fourth is taken for data's time, and the data shift by a byte")
    func classicFailure() {
        var rig = NORRig("w25q01jv")
        // 0x01000000 as four bytes is address 0x010000 and a byte too many.
        rig.fill(0x01_0000, [0xAA, 0xBB, 0xCC])
        #expect(rig.run(0x03, 0x0100_0000, addressBytes: 4, read: 2) == [0xBB, 0xCC])
        rig.writeEnable()
        rig.run(0x02, 0x0200_0012, addressBytes: 4, write: [0x34])
        #expect(rig.bytes.byte(at: 0x02_0000) == 0x12)
        #expect(rig.bytes.byte(at: 0x02_0001) == 0x34)
    }

    @Test("in 3-byte mode A31 to A24 are the extended address register's", arguments: ["w25q01jv", "mt25tl01g"])
    func extendedAddress(name: String) {
        var rig = NORRig(name)
        rig.fill(0x0300_0010, [0x77])
        rig.change(0xC5, write: [3])
        #expect(rig.run(0xC8, read: 1) == [3])
        #expect(rig.run(0x03, 0x10, read: 1) == [0x77])
    }

    @Test("each die of a W25Q01JV is busy by itself, and 05h asks the selected one")
    func dies() {
        var rig = NORRig("w25q01jv")
        rig.fill(0x100, [0x42])
        rig.writeEnable()
        rig.run(0x21, 0x0400_0000, addressBytes: 4)
        #expect(rig.status() & 1 == 0)
        #expect(rig.run(0x03, 0x100, read: 1) == [0x42])
        #expect(rig.run(0x13, 0x0400_0000, addressBytes: 4, read: 1) == [0xFF])
        rig.run(0xC2, write: [1])
        #expect(rig.status() == 3)
        rig.now += 64_000
        #expect(rig.status() == 0)
    }

    @Test("a read goes on from the first die into the second")
    func dieBorder() {
        var rig = NORRig("w25q01jv")
        rig.fill(0x03FF_FFFF, [1, 2])
        #expect(rig.run(0x13, 0x03FF_FFFF, addressBytes: 4, read: 2) == [1, 2])
    }

    @Test("with QE zero IO2 and IO3 are not driven, and a quad program is ignored")
    func quadEnable() {
        var rig = NORRig("w25q128-im")
        rig.fill(0, [0x00, 0x12])
        #expect(rig.run(0x6B, 0, dummies: 8, read: 2, lines: 4) == [0xCC, 0xDE])
        rig.writeEnable()
        rig.run(0x32, 0x100, write: [0], lines: 4)
        #expect(rig.bytes.byte(at: 0x100) == 0xFF)
        #expect(rig.warnings.contains(.quadNotEnabled))
        rig.run(0x04)
        rig.change(0x31, write: [2])
        #expect(rig.run(0x6B, 0, dummies: 8, read: 2, lines: 4) == [0x00, 0x12])
    }

    @Test("QE of a part where it is fixed cannot be cleared")
    func fixedQuadEnable() {
        var rig = NORRig("w25q128")
        rig.change(0x31, write: [0])
        #expect(rig.run(0x35, read: 1) == [2])
    }

    @Test("a volatile write (50h) needs no time, and a reset takes it back")
    func volatileWrite() {
        var rig = NORRig("w25q128-im")
        rig.run(0x50)
        rig.run(0x31, write: [2])
        #expect(rig.run(0x35, read: 1) == [2])
        rig.run(0x66)
        rig.run(0x99)
        rig.now += 30
        #expect(rig.run(0x35, read: 1) == [0])
    }

    @Test("M5:4 of 10b keeps a Winbond part reading without an opcode, and FFh ends it")
    func continuousRead() {
        var rig = NORRig("w25q01jv")
        rig.fill(0x100, [0x12, 0x34])
        #expect(rig.run(0xEB, 0x100, addressLines: 4, mode: 0xA0, dummies: 4, read: 1, lines: 4) == [0x12])
        #expect(rig.run(nil, 0x101, addressLines: 4, mode: 0xA0, dummies: 4, read: 1, lines: 4) == [0x34])
        #expect(rig.run(0x9F, read: 1) != [0xEF])
        rig.run(0xFF)
        #expect(rig.run(0x9F, read: 1) == [0xEF])
        #expect(rig.run(0xEB, 0x100, addressLines: 4, mode: 0xFF, dummies: 4, read: 1, lines: 4) == [0x12])
        #expect(rig.run(0x9F, read: 1) == [0xEF])
    }

    @Test("Micron's VCR says how many dummies there are: another number shifts the data")
    func configuredDummies() {
        var rig = NORRig("n25q128")
        rig.fill(0, [0x12, 0x34])
        #expect(rig.run(0x85, read: 1) == [0xFB])
        #expect(rig.run(0xEB, 0, addressLines: 4, dummies: 10, read: 2, lines: 4) == [0x12, 0x34])
        rig.change(0x81, write: [0x8B])
        #expect(rig.run(0xEB, 0, addressLines: 4, dummies: 8, read: 2, lines: 4) == [0x12, 0x34])
        #expect(rig.run(0xEB, 0, addressLines: 4, dummies: 10, read: 1, lines: 4) == [0x34])
        #expect(rig.run(0xEB, 0, addressLines: 4, dummies: 7, read: 1, lines: 4) == [0xF1])
    }

    @Test("Micron's XIP is armed by VCR bit 3 and confirmed on IO0 at the first dummy clock")
    func micronXIP() {
        var rig = NORRig("mt25ql128")
        rig.fill(0, [0x12])
        rig.change(0x81, write: [0xF3])
        #expect(rig.run(0xEB, 0, addressLines: 4, mode: 0x00, dummies: 8, read: 1, lines: 4) == [0x12])
        #expect(rig.run(nil, 0, addressLines: 4, mode: 0xFF, dummies: 8, read: 1, lines: 4) == [0x12])
        #expect(rig.run(0x9F, read: 1) == [0x20])
    }

    @Test("35h and F5h of an MT25Q put all of a command on four lines, and back; an N25Q has neither")
    func quadProtocol() {
        var rig = NORRig("mt25ql128")
        rig.run(0x35)
        #expect(rig.run(0xAF, opcodeLines: 4, read: 3, lines: 4) == [0x20, 0xBA, 0x18])
        #expect(rig.run(0x05, opcodeLines: 4, read: 1, lines: 4) == [0])
        rig.run(0xF5, opcodeLines: 4)
        #expect(rig.run(0x9F, read: 1) == [0x20])
        var old = NORRig("n25q128")
        old.run(0x35)
        #expect(old.run(0x9F, read: 1) == [0x20])
    }

    @Test("38h and FFh of an -IM part enter and leave QPI, once QE is set")
    func winbondQPI() {
        var rig = NORRig("w25q128-im")
        rig.fill(0, [0x12, 0x34])
        rig.run(0x38)
        #expect(rig.run(0x9F, read: 1) == [0xEF])
        rig.enableQuad()
        rig.run(0x38)
        #expect(rig.run(0x9F, opcodeLines: 4, read: 1, lines: 4) == [0xEF])
        #expect(rig.run(0x0B, 0, opcodeLines: 4, addressLines: 4, dummies: 2, read: 2, lines: 4) == [0x12, 0x34])
        rig.run(0xC0, opcodeLines: 4, write: [0x20], lines: 4)
        #expect(rig.run(0x0B, 0, opcodeLines: 4, addressLines: 4, dummies: 6, read: 1, lines: 4) == [0x12])
        rig.run(0xFF, opcodeLines: 4)
        #expect(rig.run(0x9F, read: 1) == [0xEF])
    }
}

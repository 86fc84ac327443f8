import CortexM
import Testing

@Suite("NORFlash: protected addresses")
struct NORProtectionTests {
    /// SR1, SR2, a protected address, one that is not (data sheets, "Memory Protection" tables).
    static let winbond: [(name: String, status1: UInt8, status2: UInt8, protected: UInt32?, free: UInt32?)] = [
        ("w25q128", 0x00, 0x02, nil, 0), ("w25q128", 0x04, 0x02, 0xFC_0000, 0xFB_FFFF), ("w25q128", 0x18, 0x02, 0x80_0000, 0x7F_FFFF),
        ("w25q128", 0x1C, 0x02, 0, nil), ("w25q128", 0x24, 0x02, 0x03_FFFF, 0x04_0000), ("w25q128", 0x44, 0x02, 0xFF_F000, 0xFF_EFFF),
        ("w25q128", 0x70, 0x02, 0x00_7FFF, 0x00_8000), ("w25q128", 0x04, 0x42, 0xFB_FFFF, 0xFC_0000), ("w25q128", 0x00, 0x42, 0, nil),
        ("w25q64", 0x04, 0x02, 0x7E_0000, 0x7D_FFFF), ("w25q64", 0x38, 0x02, 0x3F_FFFF, 0x40_0000),
        ("w25q01jv", 0x04, 0x02, 0x07FF_0000, 0x07FE_FFFF), ("w25q01jv", 0x44, 0x02, 0xFFFF, 0x1_0000),
        ("w25q01jv", 0x2C, 0x02, 0x0400_0000, 0x03FF_FFFF), ("w25q01jv", 0x30, 0x02, 0, nil),
    ]

    @Test("BP, TB, SEC and CMP protect what Winbond's tables say", arguments: winbond.indices)
    func winbondTable(index: Int) {
        let row = Self.winbond[index]
        var rig = NORRig(row.name)
        rig.change(0x01, write: [row.status1, row.status2])
        check(&rig, row.protected, row.free)
    }

    @Test(
        "BP3 to BP0 and TB protect what Micron's tables say",
        arguments: [
            (0x04, 0xFF_0000, 0xFE_FFFF), (0x24, 0x00_FFFF, 0x01_0000), (0x1C, 0xC0_0000, 0xBF_FFFF), (0x40, 0x80_0000, 0x7F_FFFF),
        ] as [(UInt8, UInt32, UInt32)])
    func micronTable(status: UInt8, protected: UInt32, free: UInt32) {
        var rig = NORRig("n25q128")
        rig.change(0x01, write: [status])
        check(&rig, nil, free)
        rig.fill(protected, [1])
        rig.change(0x20, protected)
        #expect(rig.bytes.byte(at: protected) == 1)
    }

    @Test("Micron says so in the flag status, and does nothing more until 50h clears it")
    func micronFlags() {
        var rig = NORRig("n25q128")
        rig.change(0x01, write: [0x04])
        rig.change(0x20, 0xFF_0000)
        #expect(rig.run(0x70, read: 1) == [0xA2])
        #expect(rig.status() == 0x06)
        rig.fill(0, [1])
        rig.change(0x20, 0)
        #expect(rig.bytes.byte(at: 0) == 1)
        #expect(rig.warnings == [.protected, .failedBefore])
        rig.run(0x50)
        rig.change(0x20, 0)
        #expect(rig.bytes.byte(at: 0) == 0xFF)
        #expect(rig.run(0x70, read: 1) == [0x80])
    }

    @Test("with WPS set the lock bits of single blocks count, which are all set at power-up")
    func winbondLocks() {
        var rig = NORRig("w25q128")
        rig.change(0x11, write: [0x64])
        rig.change(0x02, 0x1_0000, write: [0])
        #expect(rig.bytes.values.isEmpty)
        #expect(rig.run(0x3D, 0x1_0000, read: 1) == [1])
        rig.change(0x39, 0x1_0000)
        #expect(rig.run(0x3D, 0x1_0000, read: 1) == [0])
        rig.change(0x02, 0x1_0000, write: [0])
        rig.change(0x02, 0x2_0000, write: [0])
        #expect(rig.bytes.values == [0x1_0000: 0])
        rig.change(0x39, 0x1000)
        rig.change(0x02, 0x1000, write: [0])
        rig.change(0x02, 0x2000, write: [0])
        #expect(rig.bytes.values == [0x1_0000: 0, 0x1000: 0])
        rig.change(0x98)
        rig.change(0x02, 0x2000, write: [0])
        #expect(rig.bytes.byte(at: 0x2000) == 0)
    }

    @Test("Micron's sector locks hold until they are taken back")
    func micronLocks() {
        var rig = NORRig("mt25ql128")
        rig.change(0xE5, 0x2_0000, write: [1])
        rig.change(0x02, 0x2_0000, write: [0])
        #expect(rig.bytes.values.isEmpty)
        rig.run(0x50)
        rig.change(0xE5, 0x2_0000, write: [0])
        rig.change(0x02, 0x2_0000, write: [0])
        #expect(rig.bytes.values == [0x2_0000: 0])
    }

    @Test("SRL locks the status registers until power-up")
    func statusLock() {
        var rig = NORRig("w25q128")
        rig.change(0x31, write: [0x03])
        rig.change(0x01, write: [0x1C])
        #expect(rig.status() == 0)
        #expect(rig.warnings == [.protected])
    }

    private func check(_ rig: inout NORRig, _ protected: UInt32?, _ free: UInt32?) {
        let bytes = rig.flash.chip.isLarge ? 4 : 3
        for (address, isProtected) in [(protected, true), (free, false)] {
            guard let address else { continue }
            rig.change(rig.flash.chip.isLarge ? 0x12 : 0x02, address, addressBytes: bytes, write: [0])
            #expect((rig.bytes.byte(at: address) == 0xFF) == isProtected)
        }
    }
}

/// Serial Flash Discoverable Parameters (JESD216): the tables that chips give on 5Ah.
package enum NORSFDP {
    /// A parameter table.
    struct Table {
        /// The two bytes of its id, the high one first.
        let id: UInt16
        let revision: (major: UInt8, minor: UInt8)
        let address: Int
        let words: [UInt32]
    }

    /// The bytes of a header of that minor revision and its tables.
    static func bytes(minor: UInt8, _ tables: [Table]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0xFF, count: 256)
        func put(_ values: [UInt8], at start: Int) {
            for (index, value) in values.enumerated() where start + index < bytes.count { bytes[start + index] = value }
        }
        put([0x53, 0x46, 0x44, 0x50, minor, 1, UInt8(tables.count - 1), 0xFF], at: 0)
        for (index, table) in tables.enumerated() {
            put(
                [
                    UInt8(table.id & 0xFF), table.revision.minor, table.revision.major, UInt8(table.words.count),
                    UInt8(table.address), 0, 0, UInt8(table.id >> 8),
                ], at: 8 + 8 * index)
            for (place, word) in table.words.enumerated() {
                put((0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }, at: table.address + 4 * place)
            }
        }
        return bytes
    }

    /// W25Q64JV and W25Q128JV, as read from chips: armink/SFUD issue 84 and a littlefs log for the first, Linux commit
    /// 83e824a4a595 for the second. The density and the time of a chip erase differ.
    static func winbond(density: UInt32, eraseTimes: UInt32) -> [UInt8] {
        bytes(
            minor: 5,
            [
                Table(
                    id: 0xFF00, revision: (1, 5), address: 0x80,
                    words: [
                        0xFFF9_20E5, density, 0x6B08_EB44, 0xBB42_3B08, 0xFFFF_FFFE, 0x0000_FFFF, 0xEB40_FFFF, 0x520F_200C,
                        0x0000_D810, 0x00A6_0236, eraseTimes, 0x3376_63E9, 0x757A_757A, 0x5CD5_A2F7, 0xFF4D_F719, 0x80F8_30E9,
                    ])
            ])
    }

    /// W25Q01JV, as read from a chip (linux-mtd, "Add support for winbond w25q01jv").
    static let w25q01: [UInt8] = {
        var table = bytes(
            minor: 6,
            [
                Table(
                    id: 0xFF00, revision: (1, 6), address: 0x80,
                    words: [
                        0xFFFB_20E5, 0x3FFF_FFFF, 0x6B08_EB44, 0xBB42_3B08, 0xFFFF_FFFE, 0x0000_FFFF, 0xEB40_FFFF, 0x520F_200C,
                        0x0000_D810, 0x00A6_0236, 0xE214_EA82, 0x3376_63E9, 0x757A_757A, 0x5CD5_A2F7, 0xFF4D_F719, 0xA5F9_70E9,
                    ]),
                Table(id: 0xFF84, revision: (1, 0), address: 0xD0, words: [0xFFF0_0AFF, 0xFFDC_FF21]),
            ])
        // A third header, of which the first count does not tell.
        for (index, value) in [0x03, 0x00, 0x01, 0x02, 0xF0, 0x00, 0x00, 0xFF].enumerated() { table[0x18 + index] = UInt8(value) }
        return table
    }()

    /// N25Q128A: as an N25Q256A's, which has been read, with the density changed.
    static let n25q128 = bytes(
        minor: 0,
        [
            Table(
                id: 0xFF00, revision: (1, 0), address: 0x30,
                words: [
                    0xFFF1_20E5, 0x07FF_FFFF, 0x6B27_EB29, 0xBB27_3B08, 0xFFFF_FFFF, 0xBB27_FFFF, 0xEB29_FFFF, 0xD810_200C, 0,
                ])
        ])

    /// MT25Q: as an MT25QL512's, which has been read (Zephyr pull request 56279 prints it), with the density changed.
    static func mt25(density: UInt32) -> [UInt8] {
        bytes(
            minor: 6,
            [
                Table(
                    id: 0xFF00, revision: (1, 6), address: 0x30,
                    words: [
                        0xFFFB_20E5, density, 0x6B27_EB29, 0xBB27_3B27, 0xFFFF_FFFF, 0xBB27_FFFF, 0xEB29_FFFF, 0xD810_200C,
                        0x0000_520F, 0x0099_4A24, 0xE103_8E8B, 0x3827_01AC, 0x757A_757A, 0x5CD5_BDFB, 0xFF82_0F4A, 0x363D_BD81,
                    ]),
                Table(id: 0xFF84, revision: (1, 0), address: 0x80, words: [0xFFFF_E7FF, 0xFF5C_DC21]),
            ])
    }
}

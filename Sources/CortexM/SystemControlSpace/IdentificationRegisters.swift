extension Machine {
    /// ID_PFR0 to ID_ISAR4 (DDI 0403 B4.1), as the manuals of the M3, M4 and M7 list them.
    func identificationRegister(_ offset: UInt32) -> UInt32 {
        let core = configuration.core.timing
        return switch offset {
        case 0xD40: 0x0000_0030  // ID_PFR0
        case 0xD44: 0x0000_0200  // ID_PFR1
        case 0xD48: 0x0010_0000  // ID_DFR0
        case 0xD50: 0x0010_0030  // ID_MMFR0
        case 0xD58: 0x0100_0000  // ID_MMFR2
        case 0xD60: 0x0110_1110  // ID_ISAR0
        case 0xD64: core == .cortexM3 ? 0x0211_1000 : 0x0211_2000  // ID_ISAR1
        case 0xD68: core == .cortexM3 ? 0x2111_2231 : core == .cortexM7 ? 0x2023_2231 : 0x2123_2231  // ID_ISAR2
        case 0xD6C: core == .cortexM3 ? 0x0111_1110 : 0x0111_1131  // ID_ISAR3
        case 0xD70: 0x0131_0132  // ID_ISAR4
        default: 0
        }
    }
}

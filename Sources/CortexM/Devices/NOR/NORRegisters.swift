/// The registers of a chip that all its dies share. BUSY, WEL and what is suspended are of each die.
struct NORRegisters: Sendable, Hashable {
    /// Winbond's status registers 1 to 3; Micron's status register is the first.
    var status1: UInt8 = 0
    var status2: UInt8 = 0
    var status3: UInt8 = 0
    /// A31 to A24 of 3-byte addresses.
    var extendedAddress: UInt8 = 0
    /// The error bits of Micron's flag status register.
    var flags: UInt8 = 0
    /// Micron: VCR, EVCR and NVCR. An NVCR of all ones gives a VCR of FBh and an EVCR of FFh (N25Q128A rev. R, tables 8 and 9).
    var volatileConfiguration: UInt8 = 0xFB
    var enhancedConfiguration: UInt8 = 0xFF
    var nonvolatileConfiguration: UInt16 = 0xFFFF
    /// All of a command on four lines.
    var isQuadProtocol = false
    var isFourByte = false
    /// Winbond's P5:P4 of C0h.
    var readParameters: UInt8 = 0
    /// The values that a reset brings back.
    private var saved: [UInt8]

    init(_ chip: NORChip) {
        if chip.maker == .winbond {
            status2 = chip.quadEnable == .fixed ? Self.quadEnable : 0
            // DRV 11b, 25 %: what a W25Q64JV reads (60h).
            status3 = 0x60
        }
        saved = [status1, status2, status3]
    }

    static let quadEnable: UInt8 = 1 << 1

    /// What a write to a non-volatile status register changes for good.
    mutating func save() { saved = [status1, status2, status3] }

    /// What a reset command and power-up do: volatile values go, non-volatile ones are loaded.
    mutating func reload(_ chip: NORChip) {
        (status1, status2, status3) = (saved[0], saved[1], saved[2])
        extendedAddress = 0
        flags = 0
        isQuadProtocol = false
        readParameters = 0
        isFourByte = false
        switch chip.maker {
        case .winbond:
            // ADP: 4-byte mode from power-up on.
            isFourByte = chip.isLarge && status3 & 1 << 1 != 0
        case .micron:
            let settings = nonvolatileConfiguration
            // NVCR: dummies 15:12, XIP 11:9 (111b: off), quad 3, dual 2, 4-byte mode 0; each active low.
            volatileConfiguration = UInt8(settings >> 12) << 4 | (settings >> 9 & 7 == 7 ? 0x8 : 0) | 3
            enhancedConfiguration = settings & 1 << 3 == 0 ? 0x7F : 0xFF
            isQuadProtocol = settings & 1 << 3 == 0
            isFourByte = chip.isLarge && settings & 1 == 0
        }
    }
}

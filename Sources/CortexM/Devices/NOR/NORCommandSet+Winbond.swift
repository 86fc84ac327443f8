extension NORCommandSet {
    /// What a Winbond JV part has beyond the commands of all.
    package struct WinbondOptions: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// QPI and double rate: -IM and -DTR parts.
        package static let quadProtocol = Self(rawValue: 1)
        /// More than 16 MiB: 4-byte mode and opcodes, the extended address register.
        package static let fourByte = Self(rawValue: 2)
        /// More than one die.
        package static let dies = Self(rawValue: 4)
    }

    /// The commands of a W25Q JV part (W25Q128JV rev. H and W25Q01JV rev. B, section 8.1).
    package static func winbond(_ options: WinbondOptions) -> NORCommandSet {
        var rows = winbondReads + winbondRegisters + winbondChanges + winbondRest
        if options.contains(.fourByte) { rows += winbondFourByte }
        if options.contains(.dies) { rows.append(NORCommand(0xC2, "die select", .selectDie, .whileBusy)) }
        if options.contains(.quadProtocol) { rows += winbondQuadProtocol }
        return NORCommandSet(rows)
    }

    private static let winbondReads: [NORCommand] = [
        .read(0x03, "read data", .byMode, (1, 1), .notInQuadProtocol),
        .read(0x0B, "fast read", .byMode, (1, 1), wait: .clocks(8)),
        .read(0x3B, "fast read dual output", .byMode, (1, 2), wait: .clocks(8), .notInQuadProtocol),
        .read(0x6B, "fast read quad output", .byMode, (1, 4), wait: .clocks(8), .notInQuadProtocol),
        .read(0xBB, "fast read dual I/O", .byMode, (2, 2), wait: .mode(clocks: 0), .notInQuadProtocol),
        .read(0xEB, "fast read quad I/O", .byMode, (4, 4), wait: .mode(clocks: 4)),
        NORCommand(0x9F, "JEDEC id", .readID),
        NORCommand(0x90, "manufacturer and device id", .readDeviceID, address: .three),
        NORCommand(0xAB, "release power-down", .releasePowerDown, wait: .clocks(24)),
        NORCommand(0x4B, "read unique id", .readUniqueID, wait: .clocks(32), .notInQuadProtocol),
        NORCommand(0x5A, "read SFDP", .readSFDP, address: .three, wait: .clocks(8)),
        NORCommand(0x48, "read security registers", .readSecurity, address: .byMode, wait: .clocks(8), .notInQuadProtocol),
        NORCommand(0x3D, "read block lock", .readLock, address: .byMode),
    ]

    private static let winbondRegisters: [NORCommand] = [
        NORCommand(0x05, "read status register 1", .readRegister(.status1), .whileBusy),
        NORCommand(0x35, "read status register 2", .readRegister(.status2), .whileBusy),
        NORCommand(0x15, "read status register 3", .readRegister(.status3), .whileBusy),
        NORCommand(0x01, "write status register 1", .writeRegister(.status1), .needsWriteEnable),
        NORCommand(0x31, "write status register 2", .writeRegister(.status2), .needsWriteEnable),
        NORCommand(0x11, "write status register 3", .writeRegister(.status3), .needsWriteEnable),
        NORCommand(0x06, "write enable", .writeEnable),
        NORCommand(0x50, "write enable for volatile registers", .volatileWriteEnable),
        NORCommand(0x04, "write disable", .writeDisable),
    ]

    private static let winbondChanges: [NORCommand] = [
        .program(0x02, "page program", .byMode),
        .program(0x32, "quad page program", .byMode, (1, 4), .notInQuadProtocol),
        NORCommand(0x20, "sector erase", .erase(0x1000), address: .byMode, .needsWriteEnable),
        NORCommand(0x52, "32 KiB block erase", .erase(0x8000), address: .byMode, .needsWriteEnable),
        NORCommand(0xD8, "64 KiB block erase", .erase(0x1_0000), address: .byMode, .needsWriteEnable),
        NORCommand(0xC7, "chip erase", .eraseChip, .needsWriteEnable),
        NORCommand(0x60, "chip erase", .eraseChip, .needsWriteEnable),
        NORCommand(0x44, "erase security registers", .eraseSecurity, address: .byMode, [.needsWriteEnable, .notInQuadProtocol]),
        NORCommand(0x42, "program security registers", .programSecurity, address: .byMode, [.needsWriteEnable, .notInQuadProtocol]),
        NORCommand(0x75, "erase or program suspend", .suspend, .whileBusy),
        NORCommand(0x7A, "erase or program resume", .resume),
    ]

    private static let winbondRest: [NORCommand] = [
        NORCommand(0xB9, "power-down", .powerDown),
        NORCommand(0x66, "enable reset", .enableReset, .whileBusy),
        NORCommand(0x99, "reset", .reset, .whileBusy),
        NORCommand(0x36, "block lock", .lock(true), address: .byMode, .needsWriteEnable),
        NORCommand(0x39, "block unlock", .lock(false), address: .byMode, .needsWriteEnable),
        NORCommand(0x7E, "global block lock", .lockAll(true), .needsWriteEnable),
        NORCommand(0x98, "global block unlock", .lockAll(false), .needsWriteEnable),
        NORCommand(0x77, "set burst with wrap", .setBurstWrap, lines: (4, 4), .notInQuadProtocol),
        // It leaves continuous read and QPI, and does nothing outside of them.
        NORCommand(0xFF, "exit QPI", .quadProtocol(false)),
    ]

    private static let winbondFourByte: [NORCommand] = [
        NORCommand(0xB7, "enter 4-byte address mode", .fourByteMode(true)),
        NORCommand(0xE9, "exit 4-byte address mode", .fourByteMode(false)),
        NORCommand(0xC8, "read extended address register", .readRegister(.extendedAddress)),
        NORCommand(0xC5, "write extended address register", .writeRegister(.extendedAddress), .needsWriteEnable),
        .read(0x13, "read data, 4-byte", .four, (1, 1), .notInQuadProtocol),
        .read(0x0C, "fast read, 4-byte", .four, (1, 1), wait: .clocks(8), .notInQuadProtocol),
        .read(0x3C, "fast read dual output, 4-byte", .four, (1, 2), wait: .clocks(8), .notInQuadProtocol),
        .read(0x6C, "fast read quad output, 4-byte", .four, (1, 4), wait: .clocks(8), .notInQuadProtocol),
        .read(0xBC, "fast read dual I/O, 4-byte", .four, (2, 2), wait: .mode(clocks: 0), .notInQuadProtocol),
        .read(0xEC, "fast read quad I/O, 4-byte", .four, (4, 4), wait: .mode(clocks: 4), .notInQuadProtocol),
        .program(0x12, "page program, 4-byte", .four),
        .program(0x34, "quad page program, 4-byte", .four, (1, 4), .notInQuadProtocol),
        NORCommand(0x21, "sector erase, 4-byte", .erase(0x1000), address: .four, .needsWriteEnable),
        NORCommand(0xDC, "64 KiB block erase, 4-byte", .erase(0x1_0000), address: .four, .needsWriteEnable),
    ]

    private static let winbondQuadProtocol: [NORCommand] = [
        NORCommand(0x38, "enter QPI", .quadProtocol(true), .notInQuadProtocol),
        NORCommand(0xC0, "set read parameters", .setReadParameters),
        .read(0xED, "fast read quad I/O, double rate", .byMode, (4, 4), wait: .mode(clocks: 7), .isDouble),
    ]
}

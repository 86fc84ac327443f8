extension NORCommandSet {
    /// What a Micron part has beyond the commands of all.
    package struct MicronOptions: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// MT25Q: 32 KiB erase, the commands that enter and leave quad, deep power-down, double rate; 12h and 38h are
        /// what they are not on an N25Q.
        package static let mt25 = Self(rawValue: 1)
        /// 4-byte mode and opcodes, the extended address register.
        package static let fourByte = Self(rawValue: 2)
    }

    /// The commands of an N25Q or MT25Q part (MT25QL128ABA rev. C, "Command Definitions").
    package static func micron(_ options: MicronOptions) -> NORCommandSet {
        var rows = micronReads + micronRegisters + micronChanges + (options.contains(.mt25) ? mt25 : n25q)
        if options.contains(.fourByte) { rows += micronFourByte }
        return NORCommandSet(rows)
    }

    private static let micronReads: [NORCommand] = [
        .read(0x03, "read", .byMode, (1, 1), .notInQuadProtocol),
        .read(0x0B, "fast read", .byMode, (1, 1), wait: .configured(default: 8)),
        .read(0x3B, "dual output fast read", .byMode, (1, 2), wait: .configured(default: 8), .notInQuadProtocol),
        .read(0xBB, "dual I/O fast read", .byMode, (2, 2), wait: .configured(default: 8), .notInQuadProtocol),
        .read(0x6B, "quad output fast read", .byMode, (1, 4), wait: .configured(default: 8)),
        .read(0xEB, "quad I/O fast read", .byMode, (4, 4), wait: .configured(default: 10)),
        NORCommand(0x9E, "read id", .readID, .notInQuadProtocol),
        NORCommand(0x9F, "read id", .readID, .notInQuadProtocol),
        NORCommand(0xAF, "multiple I/O read id", .readID),
        NORCommand(0x5A, "read SFDP", .readSFDP, address: .three, wait: .clocks(8)),
        NORCommand(0x4B, "read OTP array", .readSecurity, address: .byMode, wait: .configured(default: 8)),
        NORCommand(0xE8, "read sector lock", .readLock, address: .byMode),
    ]

    private static let micronRegisters: [NORCommand] = [
        NORCommand(0x05, "read status register", .readRegister(.status1), .whileBusy),
        NORCommand(0x01, "write status register", .writeRegister(.status1), .needsWriteEnable),
        NORCommand(0x70, "read flag status register", .readRegister(.flags), .whileBusy),
        NORCommand(0x50, "clear flag status register", .clearFlags, .whileBusy),
        NORCommand(0x85, "read volatile configuration", .readRegister(.volatileConfiguration)),
        NORCommand(0x81, "write volatile configuration", .writeRegister(.volatileConfiguration), .needsWriteEnable),
        NORCommand(0x65, "read enhanced configuration", .readRegister(.enhancedConfiguration)),
        NORCommand(0x61, "write enhanced configuration", .writeRegister(.enhancedConfiguration), .needsWriteEnable),
        NORCommand(0xB5, "read non-volatile configuration", .readRegister(.nonvolatileConfiguration)),
        NORCommand(0xB1, "write non-volatile configuration", .writeRegister(.nonvolatileConfiguration), .needsWriteEnable),
        NORCommand(0x06, "write enable", .writeEnable),
        NORCommand(0x04, "write disable", .writeDisable),
    ]

    private static let micronChanges: [NORCommand] = [
        .program(0x02, "page program", .byMode),
        .program(0xA2, "dual input program", .byMode, (1, 2), .notInQuadProtocol),
        .program(0xD2, "extended dual input program", .byMode, (2, 2), .notInQuadProtocol),
        .program(0x32, "quad input program", .byMode, (1, 4)),
        NORCommand(0x20, "4 KiB subsector erase", .erase(0x1000), address: .byMode, .needsWriteEnable),
        NORCommand(0xD8, "sector erase", .erase(0x1_0000), address: .byMode, .needsWriteEnable),
        NORCommand(0xC7, "bulk erase", .eraseChip, .needsWriteEnable),
        NORCommand(0x42, "program OTP array", .programSecurity, address: .byMode, .needsWriteEnable),
        NORCommand(0xE5, "write sector lock", .lock(true), address: .byMode, .needsWriteEnable),
        NORCommand(0x75, "suspend", .suspend, .whileBusy),
        NORCommand(0x7A, "resume", .resume),
        NORCommand(0x66, "reset enable", .enableReset, .whileBusy),
        NORCommand(0x99, "reset memory", .reset, .whileBusy),
    ]

    private static let n25q: [NORCommand] = [
        .program(0x12, "extended quad input program", .byMode, (4, 4))
    ]

    private static let mt25: [NORCommand] = [
        .program(0x38, "extended quad input program", .byMode, (4, 4)),
        NORCommand(0x52, "32 KiB subsector erase", .erase(0x8000), address: .byMode, .needsWriteEnable),
        NORCommand(0x60, "bulk erase", .eraseChip, .needsWriteEnable),
        NORCommand(0x35, "enter quad protocol", .quadProtocol(true)),
        NORCommand(0xF5, "leave quad protocol", .quadProtocol(false)),
        NORCommand(0xB9, "deep power-down", .powerDown),
        NORCommand(0xAB, "release from deep power-down", .releasePowerDown, wait: .clocks(24)),
        .read(0xED, "quad I/O fast read, double rate", .byMode, (4, 4), wait: .configured(default: 8), .isDouble),
    ]

    private static let micronFourByte: [NORCommand] = [
        NORCommand(0xB7, "enter 4-byte address mode", .fourByteMode(true)),
        NORCommand(0xE9, "exit 4-byte address mode", .fourByteMode(false)),
        NORCommand(0xC8, "read extended address register", .readRegister(.extendedAddress)),
        NORCommand(0xC5, "write extended address register", .writeRegister(.extendedAddress), .needsWriteEnable),
        .read(0x13, "4-byte read", .four, (1, 1), .notInQuadProtocol),
        .read(0x0C, "4-byte fast read", .four, (1, 1), wait: .configured(default: 8)),
        .read(0x3C, "4-byte dual output fast read", .four, (1, 2), wait: .configured(default: 8), .notInQuadProtocol),
        .read(0xBC, "4-byte dual I/O fast read", .four, (2, 2), wait: .configured(default: 8), .notInQuadProtocol),
        .read(0x6C, "4-byte quad output fast read", .four, (1, 4), wait: .configured(default: 8)),
        .read(0xEC, "4-byte quad I/O fast read", .four, (4, 4), wait: .configured(default: 10)),
        .read(0xEE, "4-byte quad I/O fast read, double rate", .four, (4, 4), wait: .configured(default: 8), .isDouble),
        .program(0x12, "4-byte page program", .four),
        .program(0x34, "4-byte quad input program", .four, (1, 4)),
        .program(0x3E, "4-byte extended quad input program", .four, (4, 4)),
        NORCommand(0x21, "4-byte 4 KiB subsector erase", .erase(0x1000), address: .four, .needsWriteEnable),
        NORCommand(0x5C, "4-byte 32 KiB subsector erase", .erase(0x8000), address: .four, .needsWriteEnable),
        NORCommand(0xDC, "4-byte sector erase", .erase(0x1_0000), address: .four, .needsWriteEnable),
    ]
}

/// What a chip sends.
extension NORFlash {
    /// The next byte of what the command reads.
    mutating func nextByte(_ storage: inout some NORStorage) -> UInt8 {
        let index = byteCount
        byteCount = index &+ 1
        switch command?.action {
        case .readArray:
            let place = address
            // It runs over the end, and over the border of two dies.
            address = (address &+ 1) & (chip.size - 1)
            let die = dies[die(of: place)]
            if let operation = die.operation, die.suspended != nil, operation.range.contains(place) { warn(.suspended) }
            return storage.byte(at: place)
        case .readSFDP:
            let place = Int(address & 0xFF_FFFF) + index
            return place < chip.sfdp.count ? chip.sfdp[place] : 0xFF
        case .readID: return chip.id[index % chip.id.count]
        case .readDeviceID: return (UInt32(truncatingIfNeeded: index) &+ address) & 1 == 0 ? chip.id[0] : chip.deviceID
        case .releasePowerDown: return chip.deviceID
        case .readUniqueID: return UInt8(truncatingIfNeeded: 0xD1 + index % 8)
        case .readRegister(let register): return value(of: register, byte: index)
        case .readSecurity:
            return securityPlace(address &+ UInt32(truncatingIfNeeded: index)).map { security[$0] } ?? 0xFF
        case .readLock: return locks[address & (chip.size - 1)] ? 1 : 0
        default: return 0xFF
        }
    }

    /// A register as the selected die gives it now.
    package func value(of register: NORRegister, byte: Int = 0) -> UInt8 {
        let die = dies[selectedDie]
        let isBusy = die.busyUntil > now
        switch register {
        case .status1:
            return registers.status1 | (isBusy ? 1 : 0) | (die.isWriteEnabled || isBusy && die.operation != nil ? 2 : 0)
        case .status2: return registers.status2 | (die.suspended != nil ? 0x80 : 0)
        case .status3: return registers.status3 | (registers.isFourByte ? 1 : 0)
        case .extendedAddress: return registers.extendedAddress
        case .flags:
            let suspended: UInt8 = die.suspended == nil ? 0 : die.operation?.isErase == true ? 1 << 6 : 1 << 2
            return registers.flags | suspended | (isBusy ? 0 : 0x80) | (registers.isFourByte ? 1 : 0)
        case .volatileConfiguration: return registers.volatileConfiguration
        case .enhancedConfiguration: return registers.enhancedConfiguration
        case .nonvolatileConfiguration: return UInt8(truncatingIfNeeded: registers.nonvolatileConfiguration >> (byte & 1 == 0 ? 0 : 8))
        }
    }

    func die(of address: UInt32) -> Int { min(Int(address / chip.dieSize), dies.count - 1) }

    /// Whether a command's address chooses the die.
    func isAddressed(_ command: NORCommand) -> Bool {
        switch command.action {
        case .readArray, .program, .erase: true
        default: false
        }
    }

    func isQuadRefused(_ command: NORCommand) -> Bool {
        chip.quadEnable != .none && dataLines(command) == 4 && registers.status2 & NORRegisters.quadEnable == 0
    }

    /// Where the byte of a security register, or of the OTP array, is kept.
    func securityPlace(_ address: UInt32) -> Int? {
        switch chip.maker {
        case .winbond:
            // Registers 1 to 3 at 0x1000, 0x2000 and 0x3000, 256 bytes each.
            let register = Int(address >> 12 & 0xF)
            return (1...3).contains(register) ? (register - 1) * 256 + Int(address & 0xFF) : nil
        case .micron: return address & 0xFFF < 65 ? Int(address & 0xFFF) : nil
        }
    }
}

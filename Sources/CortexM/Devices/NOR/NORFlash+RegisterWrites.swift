/// The writing of registers.
extension NORFlash {
    /// A register write of the bytes that were sent.
    mutating func write(_ register: NORRegister) {
        let isVolatile = isVolatileWriteEnabled
        isVolatileWriteEnabled = false
        guard isVolatile || dies[selectedDie].isWriteEnabled else {
            warn(.notWriteEnabled)
            return
        }
        let byte = UInt8(truncatingIfNeeded: firstBytes)
        var span: NORTiming.Span?
        switch register {
        case .status1, .status2, .status3:
            writeStatus(register, byte)
            if !isVolatile {
                registers.save()
                span = chip.timing.writeStatus
            }
        case .extendedAddress: registers.extendedAddress = byte
        case .volatileConfiguration: registers.volatileConfiguration = byte
        case .enhancedConfiguration:
            registers.enhancedConfiguration = byte
            registers.isQuadProtocol = byte & 0x80 == 0
        case .nonvolatileConfiguration:
            if byteCount >= 2 { registers.nonvolatileConfiguration = UInt16(truncatingIfNeeded: firstBytes) }
            span = .init(200_000, 1_000_000)
        case .flags: break
        }
        for die in dies.indices {
            if let span {
                dies[die].operation = Operation(range: 0..<0, isErase: false, isWhole: true)
                dies[die].busyUntil = end(of: span)
            }
            if !isVolatile { dies[die].isWriteEnabled = false }
        }
    }

    private mutating func writeStatus(_ register: NORRegister, _ byte: UInt8) {
        guard chip.maker == .winbond else {
            registers.status1 = byte & 0xFC
            return
        }
        // SRL locks all three until power-up.
        guard registers.status2 & 1 == 0 else {
            warn(.protected)
            return
        }
        switch register {
        case .status2: writeStatus2(byte)
        case .status3: registers.status3 = byte & (chip.isLarge ? 0x66 : 0x64)
        default:
            registers.status1 = byte & 0xFC
            if byteCount >= 2 { writeStatus2(UInt8(truncatingIfNeeded: firstBytes >> 8)) }
        }
    }

    private mutating func writeStatus2(_ byte: UInt8) {
        // LB1 to LB3 can be set, and never cleared.
        let locks = (registers.status2 | byte) & 0x38
        let quad = chip.quadEnable == .fixed ? NORRegisters.quadEnable : byte & NORRegisters.quadEnable
        registers.status2 = locks | quad | byte & 0x41
    }
}

/// The private peripheral bus, 0xE0000000 to 0xE00FFFFF (DDI 0403 B3.1): its rules of access, and which part has a register.
extension Machine {
    /// The stretch of the private peripheral bus that is the part maker's: after TPIU and ETM, before the ROM table (DDI 0403
    /// B3.1, "vendor specific"). Devices can stand in it, such as the DBGMCU of STM32 parts.
    package static let vendorPeripheralBus: Range<UInt32> = 0xE004_2000..<0xE00F_F000

    /// A load from the private peripheral bus. Only privileged code may read it, aligned.
    package mutating func readPrivatePeripheralBus(
        _ address: UInt32, size: AccessSize, privileged: Bool
    ) throws(Fault) -> UInt32 {
        if privileged, Self.vendorPeripheralBus.contains(address), let value = try readDevice(address, size: size) { return value }
        try checkPrivatePeripheralBus(address, size, privileged || address < Self.stimulusPortsEnd)
        if size != .word, !hasParts(address & ~3) { noteUnpredictable(.registerPart) }
        let value = systemRegister(address & ~3, by: .core) ?? 0
        if address & ~3 == 0xE000_E010 { clearCountFlag() }
        noteDebugRead(address & ~3, by: .core)
        return value.part(address, size)
    }

    /// A store to the private peripheral bus. Part of a word can be written where the manual allows it: the priority
    /// registers and CFSR on Armv7-M. Elsewhere such a store is UNPREDICTABLE, and ignored.
    package mutating func writePrivatePeripheralBus(
        _ address: UInt32, size: AccessSize, value: UInt32, privileged: Bool
    ) throws(Fault) {
        if privileged, Self.vendorPeripheralBus.contains(address), try writeDevice(address, size: size, value: value) { return }
        if address & ~3 == 0xE000_EF00, control.ccr & CCR.usersetmpend != 0 {
            try checkPrivatePeripheralBus(address, size, true)
        } else if address < Self.stimulusPortsEnd {
            try checkPrivatePeripheralBus(address, size, true)
            return stimulate(address & 0x7C, size: size, value, privileged: privileged)
        } else {
            try checkPrivatePeripheralBus(address, size, privileged)
        }
        guard size != .word else { return setSystemRegister(address, value, by: .core) }
        let register = address & ~3
        guard hasParts(register) else { return noteUnpredictable(.registerPart) }
        let placed = value.placed(address, size)
        // CFSR is cleared by the ones that are written.
        let kept = register == 0xE000_ED28 ? 0 : (systemRegister(register, by: .core) ?? 0) & ~UInt32.max.placed(address, size)
        setSystemRegister(register, kept | placed, by: .core)
    }

    /// Whether a register can be reached by byte and half-word: the priority registers, CFSR and the ITM's ports, on Armv7-M.
    private func hasParts(_ register: UInt32) -> Bool {
        switch register {
        case 0xE000_E400..<0xE000_E4F0, 0xE000_ED18...0xE000_ED20, 0xE000_ED28, 0xE000_0000..<Self.stimulusPortsEnd: isArmv7M
        default: false
        }
    }

    /// A register of the private peripheral bus as a debugger reads it: no side effects, privileged; `nil` where there is none.
    package func peekPrivatePeripheralBus(_ address: UInt32, size: AccessSize) -> UInt32? {
        guard address & UInt32(size.rawValue &- 1) == 0 else { return nil }
        if Self.vendorPeripheralBus.contains(address), let value = peekDevice(address, size: size) { return value }
        return systemRegister(address & ~3, by: .poke)?.part(address, size)
    }

    /// Sets a register of the private peripheral bus as a debugger does: a privileged store, but write-one-to-clear status
    /// registers take the value.
    package mutating func pokePrivatePeripheralBus(_ address: UInt32, size: AccessSize, value: UInt32) -> Bool {
        let register = address & ~3
        guard let old = systemRegister(register, by: .poke), address & UInt32(size.rawValue &- 1) == 0 else { return false }
        let word = old & ~UInt32.max.placed(address, size) | value.placed(address, size)
        if register >> 12 == 0xE000E, pokeStatus(register & 0xFFF, word) { return true }
        setSystemRegister(register, word, by: .poke)
        return true
    }

    /// A load by the debug port.
    mutating func readDebugPort(_ address: UInt32, size: AccessSize) -> UInt32 {
        let value = systemRegister(address & ~3, by: .port) ?? 0
        noteDebugRead(address & ~3, by: .port)
        return value.part(address, size)
    }

    /// A store by the debug port; of part of a word, with the rest of it as it was.
    mutating func writeDebugPort(_ address: UInt32, size: AccessSize, value: UInt32) -> Bool {
        let register = address & ~3
        let others = size == .word ? 0 : (systemRegister(register, by: .port) ?? 0) & ~UInt32.max.placed(address, size)
        setSystemRegister(register, others | value.placed(address, size), by: .port)
        return true
    }

    private func checkPrivatePeripheralBus(
        _ address: UInt32, _ size: AccessSize, _ privileged: Bool
    ) throws(Fault) {
        if address & UInt32(size.rawValue &- 1) != 0 { throw Fault(.unaligned, address: address) }
        if !privileged || (configuration.core.memorySystem.faultsUnusedPeripheralBus && !hasUnit(address)) {
            throw Fault(.preciserr, address: address)
        }
    }

    /// Whether a unit of the core stands at an address: ITM, DWT, FPB, the System Control Space, TPIU, ETM or the ROM table.
    private func hasUnit(_ address: UInt32) -> Bool {
        switch address >> 12 & 0xFF {
        case 0x00, 0x40, 0x41: isArmv7M
        case 0x01, 0x02, 0x0E, 0xFF: true
        default: false
        }
    }

    /// The register at `address`, an aligned word, without side effects; `nil` where the bus has nothing.
    private func systemRegister(_ address: UInt32, by access: DebugAccess) -> UInt32? {
        let offset = address & 0xFFF
        switch address {
        case 0xE000_0000..<0xE000_3000, 0xE000_EDF0..<0xE000_EE00: return debugRegister(address, by: access)
        case 0xE000_E010..<0xE000_E020: return sysTickRegister(offset)
        case 0xE000_E100..<0xE000_E4F0: return nvicRegister(offset)
        case 0xE000_ED30 where access != .core: return control.dfsr
        case 0xE000_E004, 0xE000_E008, 0xE000_ED00..<0xE000_ED90: return systemControlRegister(offset)
        case 0xE000_ED90..<0xE000_EDBC: return mpuRegister(offset)
        case 0xE000_EF34..<0xE000_EF4C: return floatingPointRegister(offset)
        case 0xE000_EF00: return 0
        case 0xE000_EF50..<0xE000_EFAC: return hasCacheRegisters ? cacheRegister(offset) : nil
        default: return nil
        }
    }

    private mutating func setSystemRegister(_ address: UInt32, _ value: UInt32, by access: DebugAccess) {
        let offset = address & 0xFFF
        switch address {
        case 0xE000_0000..<0xE000_3000, 0xE000_EDF0..<0xE000_EE00: setDebugRegister(address, value, by: access)
        case 0xE000_E010..<0xE000_E020: setSysTickRegister(offset, value)
        case 0xE000_E100..<0xE000_E4F0: setNVICRegister(offset, value)
        case 0xE000_ED30 where access != .core: control.dfsr = access == .poke ? value & 0x1F : control.dfsr & ~value
        case 0xE000_E004, 0xE000_E008, 0xE000_ED00..<0xE000_ED90: setSystemControlRegister(offset, value)
        case 0xE000_ED90..<0xE000_EDBC: setMPURegister(offset, value)
        case 0xE000_EF34..<0xE000_EF4C: setFloatingPointRegister(offset, value)
        case 0xE000_EF00: if isArmv7M { trigger(value) }
        case 0xE000_EF50..<0xE000_EFAC: setCacheRegister(offset, value)
        default: break
        }
    }
}

extension UInt32 {
    /// The part of this word that an access of `size` at `address` reads.
    fileprivate func part(_ address: UInt32, _ size: AccessSize) -> UInt32 {
        switch size {
        case .byte: self >> (address & 3 &* 8) & 0xFF
        case .halfword: self >> (address & 2 &* 8) & 0xFFFF
        case .word: self
        }
    }

    /// This value where an access of `size` at `address` puts it in a word.
    fileprivate func placed(_ address: UInt32, _ size: AccessSize) -> UInt32 {
        switch size {
        case .byte: (self & 0xFF) << (address & 3 &* 8)
        case .halfword: (self & 0xFFFF) << (address & 2 &* 8)
        case .word: self
        }
    }
}

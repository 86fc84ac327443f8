extension Machine {
    /// What answers an address, without asking the MPU: memory, a device, or a bit-band alias of either; else a bus error.
    mutating func busRead(_ address: UInt32, size: AccessSize) throws(Fault) -> UInt32 {
        let address = address & ~(UInt32(size.rawValue) - 1)
        if injectsErrors, meetsInjectedError(address, bytes: UInt32(size.rawValue), .reads) {
            leavesRun = true
            throw Fault(.preciserr, address: address)
        }
        if let index = memory.window(containing: address) {
            if memory.isGuarded(index, address, Int(size.rawValue)) {
                return try loadFromController(index, address, size: size, isFetch: false)
            }
            let value = memory.value(in: index, at: address, size: size)
            if hasWaitStates {
                waitForData(address)
            } else if mayBeFast(index) {
                memory.openFast(index, near: address)
            }
            return value
        }
        leavesRun = true
        if let value = try readDevice(address, size: size) { return value }
        if let alias = bitBandTarget(of: address, size: size) {
            return try busRead(alias.address, size: size) >> alias.bit & 1
        }
        guard let index = memory.window(covering: address) else { throw Fault(.preciserr, address: address) }
        return try loadFromController(index, address, size: size, isFetch: false)
    }

    /// `busRead(_:size:)` for a store. What is not writable ignores it or answers with a bus error.
    mutating func busWrite(_ address: UInt32, size: AccessSize, value: UInt32) throws(Fault) {
        let address = address & ~(UInt32(size.rawValue) - 1)
        if injectsErrors, meetsInjectedError(address, bytes: UInt32(size.rawValue), .writes) {
            leavesRun = true
            throw Fault(.preciserr, address: address)
        }
        if let index = memory.window(containing: address) {
            let bank = memory.windows[index].bank
            if memory.banks[bank].isWritable {
                memory.tables.setValue(bank: bank, at: memory.windows[index].offset(of: address), size: size, value)
                if !hasWaitStates, mayBeFast(index) { memory.openFast(index, near: address) }
            } else {
                try storeToController(index, address, size: size, value: value, faults: memory.banks[bank].storeFaults)
            }
            return
        }
        leavesRun = true
        if try writeDevice(address, size: size, value: value) { return }
        if let alias = bitBandTarget(of: address, size: size) {
            let old = try busRead(alias.address, size: size)
            let new = old & ~(1 << alias.bit) | (value & 1) << alias.bit
            return try busWrite(alias.address, size: size, value: new)
        }
        guard let index = memory.window(covering: address) else { throw Fault(.preciserr, address: address) }
        try storeToController(index, address, size: size, value: value, faults: true)
    }

    /// The byte, half-word or word that a bit-band alias address stands for, and the bit in it (DDI 0403 B3.1).
    func bitBandTarget(of address: UInt32, size: AccessSize) -> (address: UInt32, bit: UInt32)? {
        guard isBitBandAlias(address) else { return nil }
        let bytes = UInt32(size.rawValue)
        let offset = address & 0x01FF_FFFF
        let target = (address & 0xF000_0000) | (offset >> 5 & ~(bytes - 1))
        return (target, offset >> 2 & (bytes * 8 - 1))
    }

    /// Whether an address is in one of the bit-band aliases of a core that has them.
    func isBitBandAlias(_ address: UInt32) -> Bool {
        configuration.core.hasBitBand && (address >> 25 == 0x2200_0000 >> 25 || address >> 25 == 0x4200_0000 >> 25)
    }
}

extension Machine {
    /// The region that contains an address.
    public func region(containing address: UInt32) -> MemoryRegion? {
        memory.window(containing: address).map { configuration.regions[memory.windows[$0].region] }
    }

    /// A value as a debugger reads it: memory, a bit-band alias, a register of the private peripheral bus or of a device that
    /// can be read without side effects; `nil` elsewhere.
    public func peek(_ address: UInt32, size: AccessSize) -> UInt32? {
        if let index = memory.window(containing: address) {
            let offset = Int(address &- memory.windows[index].base)
            guard offset + Int(size.rawValue) <= memory.windows[index].size else { return nil }
            return memory.value(bank: memory.windows[index].bank, at: offset, size: size)
        }
        if address >> 20 == 0xE00 { return peekPrivatePeripheralBus(address, size: size) }
        if let value = peekDevice(address, size: size) { return value }
        guard let alias = bitBandTarget(of: address, size: size), let value = peek(alias.address, size: size) else {
            return nil
        }
        return value >> alias.bit & 1
    }

    /// Bytes as a debugger reads them; `nil` when one of them cannot be read.
    public func peekBytes(_ address: UInt32, count: Int) -> [UInt8]? {
        guard count >= 0, UInt64(address) + UInt64(count) <= 1 << 32 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(count, 1 << 20))
        var place = UInt64(address)
        let end = place + UInt64(count)
        while place < end {
            let here = UInt32(truncatingIfNeeded: place)
            if let index = memory.window(containing: here) {
                let offset = Int(here &- memory.windows[index].base)
                let part = min(memory.windows[index].size - offset, Int(end - place))
                let bank = memory.windows[index].bank
                memory.banks[bank].fill(through: offset + part)
                bytes.append(contentsOf: UnsafeRawBufferPointer(start: memory.banks[bank].bytes + offset, count: part))
                place += UInt64(part)
            } else {
                guard let value = peek(here, size: .byte) else { return nil }
                bytes.append(UInt8(truncatingIfNeeded: value))
                place += 1
            }
        }
        return bytes
    }

    /// Changes a value as a debugger does: memory, flash too; a register of the private peripheral bus, set to the value; a
    /// device, as a store. False where there is nothing.
    public mutating func poke(_ address: UInt32, size: AccessSize, _ value: UInt32) -> Bool {
        if let index = memory.window(containing: address) {
            let offset = Int(address &- memory.windows[index].base)
            guard offset + Int(size.rawValue) <= memory.windows[index].size else { return false }
            memory.setValue(bank: memory.windows[index].bank, at: offset, size: size, value)
            return true
        }
        if address >> 20 == 0xE00 {
            guard pokePrivatePeripheralBus(address, size: size, value: value) else { return false }
            updateAttention()
            return true
        }
        do throws(Fault) {
            if try writeDevice(address, size: size, value: value) {
                updateAttention()
                return true
            }
        } catch {
            return false
        }
        guard let alias = bitBandTarget(of: address, size: size), let old = peek(alias.address, size: size) else {
            return false
        }
        return poke(alias.address, size: size, old & ~(1 << alias.bit) | (value & 1) << alias.bit)
    }
}

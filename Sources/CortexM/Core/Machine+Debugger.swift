extension Machine {
    /// The region that contains an address: a window, whatever it shows.
    public func region(containing address: UInt32) -> MemoryRegion? {
        memory.window(covering: address).map { configuration.regions[memory.windows[$0].region] }
    }

    /// Whether a store to an address is kept by memory.
    public func isWritable(_ address: UInt32) -> Bool {
        guard let index = memory.window(containing: address) else { return false }
        return memory.banks[memory.windows[index].bank].isWritable
    }

    /// A value as a debugger reads it: memory, a bit-band alias, a register of the private peripheral bus or of a device that
    /// can be read without side effects; `nil` elsewhere. Where a window shows nothing it is what it would show.
    public func peek(_ address: UInt32, size: AccessSize) -> UInt32? {
        if let stretch = memory.tables.stretch(from: address) {
            guard Int(size.rawValue) <= stretch.count else { return nil }
            return memory.tables.value(bank: stretch.bank, at: stretch.offset, size: size)
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
            if let stretch = memory.tables.stretch(from: here) {
                let part = min(stretch.count, Int(end - place))
                memory.banks[stretch.bank].makeReady(at: stretch.offset, count: part)
                bytes.append(contentsOf: UnsafeRawBufferPointer(start: memory.banks[stretch.bank].bytes + stretch.offset, count: part))
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
        if let stretch = memory.tables.stretch(from: address) {
            guard Int(size.rawValue) <= stretch.count else { return false }
            memory.tables.setValue(bank: stretch.bank, at: stretch.offset, size: size, value)
            return true
        }
        if address >> 20 == 0xE00 {
            guard pokePrivatePeripheralBus(address, size: size, value: value) else { return false }
            updateAttention()
            return true
        }
        do throws(Fault) {
            if try writeDevice(address, size: size, value: value, isDebugger: true) {
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

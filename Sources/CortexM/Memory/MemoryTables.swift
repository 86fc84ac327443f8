/// The banks and windows of a memory: what its owner shares with a device during a call.
struct MemoryTables: @unchecked Sendable {
    /// The bytes of each region that has its own.
    let banks: UnsafeMutablePointer<MemoryBank>
    /// How many there are.
    let bankCount: Int
    /// Where they are seen, in the regions' order.
    let windows: UnsafeMutablePointer<MemoryWindow>
    /// How many of those.
    let windowCount: Int

    /// Gives all of it back to the host; the owner's affair.
    func destroy() {
        windows.deinitialize(count: windowCount)
        banks.deinitialize(count: bankCount)
        windows.deallocate()
        banks.deallocate()
    }

    /// Readies `count` bytes of a bank for a change: keeps their power-on content, drops what was decoded from them.
    func prepareStore(bank: Int, at offset: Int, count: Int) {
        if banks[bank].prepareStore(at: offset, count: count) { dropCode(bank: bank, at: offset, count: count) }
    }

    /// Drops what was decoded from `count` bytes of a bank, in every window that shows them.
    func dropCode(bank: Int, at offset: Int, count: Int) {
        for index in 0..<windowCount where windows[index].bank == bank {
            let wasTarget = windows[index].drop(at: offset - windows[index].start, count: count)
            // The cycles of branches look at their targets, but not in SRAM.
            if wasTarget, !windows[index].base.isInSRAM { windows[index].dropAll() }
        }
    }

    /// A bank's value at an offset; the caller has checked that it is inside.
    func value(bank: Int, at offset: Int, size: AccessSize) -> UInt32 {
        banks[bank].makeReady(at: offset, count: Int(size.rawValue))
        let bytes = banks[bank].bytes + offset
        return switch size {
        case .byte: UInt32(bytes.load(as: UInt8.self))
        case .halfword: UInt32(UInt16(littleEndian: bytes.loadUnaligned(as: UInt16.self)))
        case .word: UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
        }
    }

    /// Changes a bank's value at an offset, read-only or not; the caller has checked that it is inside.
    func setValue(bank: Int, at offset: Int, size: AccessSize, _ value: UInt32) {
        prepareStore(bank: bank, at: offset, count: Int(size.rawValue))
        let bytes = banks[bank].bytes + offset
        switch size {
        case .byte: bytes.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
        case .halfword: bytes.storeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian, as: UInt16.self)
        case .word: bytes.storeBytes(of: value.littleEndian, as: UInt32.self)
        }
    }

    /// Changes bytes of a bank; the caller has checked that they are inside.
    func setBytes(bank: Int, at offset: Int, _ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        prepareStore(bank: bank, at: offset, count: bytes.count)
        (banks[bank].bytes + offset).copyMemory(from: source, byteCount: bytes.count)
    }

    /// Erases bytes of a bank to ones; the caller has checked that they are inside.
    func erase(bank: Int, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        banks[bank].erase(range) { dropCode(bank: bank, at: $0, count: $1) }
    }

    /// The bank that has the bytes of a device's role, and how many.
    func bytes(of link: MemoryLink) -> (bank: Int, count: Int)? {
        switch link {
        case .bank(let bank): (bank, banks[bank].size)
        case .window(let window): home(of: windows[window].base).map { ($0.bank, $0.count) }
        case .nothing: nil
        }
    }
}

extension Memory {
    var banks: UnsafeMutablePointer<MemoryBank> { tables.banks }
    var bankCount: Int { tables.bankCount }
    var windows: UnsafeMutablePointer<MemoryWindow> { tables.windows }
    var windowCount: Int { tables.windowCount }

    /// The index of the window that shows something at an address.
    func window(containing address: UInt32) -> Int? { tables.window(containing: address) }

    /// The index of the window that an address belongs to, whether it shows something there or not.
    func window(covering address: UInt32) -> Int? { tables.window(covering: address) }

    /// The value at an address that a window shows.
    func value(in window: Int, at address: UInt32, size: AccessSize) -> UInt32 {
        tables.value(bank: windows[window].bank, at: windows[window].offset(of: address), size: size)
    }

    /// What a device may do to its memories.
    package func deviceMemory(_ device: Int) -> DeviceMemory {
        let count = firstLinks[device + 1] - firstLinks[device]
        return count == 0 ? DeviceMemory() : DeviceMemory(tables, links + firstLinks[device], count: count)
    }

    /// Carries out what a device asked for.
    package mutating func carryOut(_ requests: [DeviceMemory.Request]) {
        for request in requests {
            switch request {
            case .show(let window, let view): setView(window, view)
            case .close(let window):
                var view = windows[window].view
                view.isOpen = false
                setView(window, view)
            case .guarding(let bank, let range, let isGuarded): setGuard(bank, range, isGuarded)
            }
        }
    }
}

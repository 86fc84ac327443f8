import ArmMProfile

/// Memory regions and the decode cache over them: raw buffers, one owner.
package struct Memory: ~Copyable, @unchecked Sendable {
    /// The bytes of each RAM or flash region.
    let banks: UnsafeMutablePointer<MemoryBank>
    /// How many there are.
    let bankCount: Int
    /// Where they are seen, in the regions' order.
    let windows: UnsafeMutablePointer<MemoryWindow>
    /// How many of those.
    let windowCount: Int
    /// Where loads and stores are tried first.
    var ram: FastWindow
    /// Where loads are tried next.
    var readOnly: FastWindow
    /// The snapshot that the content was last equal to; `nil` for that of power-on.
    var basis: MemorySnapshot?
    /// Something for a closed window to point to.
    private let nowhere: UnsafeMutablePointer<UInt8>

    /// One bank per RAM or flash region, one window per region. An alias of no region, and a region that the host has no
    /// memory for, are left out: accesses to them are bus errors.
    package init(_ regions: [MemoryRegion]) {
        banks = .allocate(capacity: max(1, regions.count))
        windows = .allocate(capacity: max(1, regions.count))
        nowhere = .allocate(capacity: 16)
        nowhere.initialize(repeating: 0, count: 16)
        ram = .closed(nowhere, nowhere)
        readOnly = .closed(nowhere, nowhere)
        var bankNames: [String] = []
        for region in regions {
            let size = Self.size(of: region)
            let bank: MemoryBank?
            switch region.kind {
            case .ram: bank = MemoryBank(size: size, isWritable: true, storeFaults: false)
            case .flash(let write): bank = MemoryBank(size: size, isWritable: false, storeFaults: write == .busFault)
            case .alias: continue
            }
            guard let bank else { continue }
            (banks + bankNames.count).initialize(to: bank)
            bankNames.append(region.name)
        }
        bankCount = bankNames.count
        var count = 0
        for (index, region) in regions.enumerated() {
            let name = if case .alias(let other) = region.kind { other } else { region.name }
            guard let bank = bankNames.firstIndex(of: name) else { continue }
            let size = min(Self.size(of: region), banks[bank].size)
            (windows + count).initialize(
                to: MemoryWindow(
                    base: region.base & ~3, size: size, bank: bank, isExecutable: region.executable, region: index))
            count += 1
        }
        windowCount = count
    }

    deinit {
        windows.deinitialize(count: windowCount)
        banks.deinitialize(count: bankCount)
        windows.deallocate()
        banks.deallocate()
        nowhere.deallocate()
    }

    /// The bytes of a region that are inside the address space, a multiple of 4.
    private static func size(of region: MemoryRegion) -> Int {
        Int(min(region.size, 0x1_0000_0000 - UInt64(region.base))) & ~3
    }

    /// The index of the window that contains an address.
    func window(containing address: UInt32) -> Int? {
        for index in 0..<windowCount where windows[index].contains(address) { return index }
        return nil
    }

    /// Lets accesses near `address` be fast from now on, in window `index`.
    mutating func openFast(_ index: Int) {
        let bank = windows[index].bank
        let fast = FastWindow(
            base: windows[index].base, size: min(windows[index].size, banks[bank].filled), bytes: banks[bank].bytes,
            storeGuard: banks[bank].storeGuard)
        if banks[bank].isWritable { ram = fast } else { readOnly = fast }
    }

    /// Sends all accesses the long way, where the MPU is asked.
    mutating func closeFast() {
        ram.close()
        readOnly.close()
    }

    /// Readies `count` bytes of a bank for a change: keeps their power-on content, drops what was decoded from them.
    mutating func prepareStore(bank: Int, at offset: Int, count: Int) {
        if banks[bank].prepareStore(at: offset, count: count) { dropCode(bank: bank, at: offset, count: count) }
    }

    /// Drops what was decoded from `count` bytes of a bank, in every window that shows them.
    func dropCode(bank: Int, at offset: Int, count: Int) {
        for index in 0..<windowCount where windows[index].bank == bank {
            let wasTarget = windows[index].drop(at: offset, count: count)
            // The cycles of branches look at their targets, but not in SRAM.
            if wasTarget, !windows[index].base.isInSRAM { windows[index].dropAll() }
        }
    }

    /// A bank's value at an offset; the caller has checked that it is inside.
    func value(bank: Int, at offset: Int, size: AccessSize) -> UInt32 {
        banks[bank].fill(through: offset + Int(size.rawValue))
        let bytes = banks[bank].bytes + offset
        return switch size {
        case .byte: UInt32(bytes.load(as: UInt8.self))
        case .halfword: UInt32(UInt16(littleEndian: bytes.loadUnaligned(as: UInt16.self)))
        case .word: UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
        }
    }

    /// Changes a bank's value at an offset, read-only or not; the caller has checked that it is inside.
    mutating func setValue(bank: Int, at offset: Int, size: AccessSize, _ value: UInt32) {
        prepareStore(bank: bank, at: offset, count: Int(size.rawValue))
        let bytes = banks[bank].bytes + offset
        switch size {
        case .byte: bytes.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
        case .halfword: bytes.storeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian, as: UInt16.self)
        case .word: bytes.storeBytes(of: value.littleEndian, as: UInt32.self)
        }
    }

    /// Brings all memory back to what it was at power-on; decoded instructions stay where their bytes did.
    mutating func restore() {
        for bank in 0..<bankCount {
            banks[bank].restore(afterSnapshot: basis != nil) { dropCode(bank: bank, at: $0, count: $1) }
        }
        basis = nil
    }

    /// Forgets all loaded bytes and decoded instructions, and keeps the buffers.
    mutating func clear() {
        for index in 0..<windowCount { windows[index].dropAll() }
        for bank in 0..<bankCount { banks[bank].clear() }
        basis = nil
    }

    /// Drops every decoded instruction.
    mutating func dropAllCode() {
        for index in 0..<windowCount { windows[index].dropAll() }
    }
}

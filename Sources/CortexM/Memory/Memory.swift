import ArmMProfile

/// Memory regions and the decode cache over them: raw buffers, one owner.
package struct Memory: ~Copyable, @unchecked Sendable {
    /// The bytes, and where they are seen.
    let tables: MemoryTables
    /// What each role of each device is, the devices one after another.
    let links: UnsafeMutablePointer<MemoryLink>
    /// Where each device's begin, and where the last one's end.
    let firstLinks: [Int]
    /// Where loads and stores are tried first.
    var ram: FastWindow
    /// Where loads are tried next.
    var readOnly: FastWindow
    /// A window shows something else than before: code that runs from it may be gone.
    var hasMoved = false
    /// The snapshot that the content was last equal to; `nil` for that of power-on.
    var basis: MemorySnapshot?
    /// Something for a closed window to point to.
    private let nowhere: UnsafeMutablePointer<UInt8>

    /// One bank per region with bytes of its own, one window per region on the bus. What the host has no memory for, and an alias
    /// or window of no region, shows nothing: accesses to it are bus errors.
    package init(_ regions: [MemoryRegion], devices: [DevicePlacement] = []) {
        nowhere = .allocate(capacity: 16)
        nowhere.initialize(repeating: 0, count: 16)
        ram = .closed(nowhere, nowhere)
        readOnly = .closed(nowhere, nowhere)
        let plan = MemoryPlan(regions)
        tables = plan.tables
        firstLinks = plan.firstLinks(devices)
        links = .allocate(capacity: max(1, firstLinks.last ?? 0))
        var count = 0
        for (device, placement) in devices.enumerated() {
            for (role, region) in placement.memory.enumerated() {
                let link = region.map { plan.link(to: $0.name) } ?? .nothing
                (links + count).initialize(to: link)
                count += 1
                if region?.answers == true { answer(link, by: MemoryController(device: device, role: role)) }
            }
        }
        _ = showAll()
    }

    deinit {
        tables.destroy()
        links.deallocate()
        nowhere.deallocate()
    }

    /// Lets a device answer what a memory does not, if no other does.
    private func answer(_ link: MemoryLink, by controller: MemoryController) {
        switch link {
        case .bank(let bank): if banks[bank].controller == nil { banks[bank].controller = controller }
        case .window(let window): if windows[window].controller == nil { windows[window].controller = controller }
        case .nothing: break
        }
    }

    /// Lets accesses near an address of window `index` be fast from now on: it has just been looked at.
    mutating func openFast(_ index: Int, near address: UInt32) {
        let bank = windows[index].bank
        guard !banks[bank].hasGuards else { return }
        let ready = banks[bank].readyBytes(around: windows[index].offset(of: address))
        // A store looks at the guard of its page, so that the fast window begins with a page.
        let first = (max(windows[index].start, ready.lowerBound) + MemoryBank.pageSize - 1) & ~(MemoryBank.pageSize - 1)
        let last = min(windows[index].start + windows[index].size, ready.upperBound)
        guard first < last else { return }
        let fast = FastWindow(
            base: windows[index].base &+ UInt32(truncatingIfNeeded: first - windows[index].start), size: last - first,
            bytes: banks[bank].bytes + first, storeGuard: banks[bank].storeGuard + first >> MemoryBank.pageShift)
        if banks[bank].isWritable { ram = fast } else { readOnly = fast }
    }

    /// Sends all accesses the long way, where the MPU is asked.
    mutating func closeFast() {
        ram.close()
        readOnly.close()
    }

    /// Bytes of the blocks that have been filled: what is zero at first has no need of it.
    package var filledBytes: Int {
        (0..<bankCount).reduce(0) { $0 + (banks[$1].blank == 0 ? 0 : banks[$1].filledBlocks << MemoryBank.blockShift) }
    }

    /// Takes bytes as power-on content.
    package mutating func load(_ bytes: ArraySlice<UInt8>, bank: Int, at offset: Int) {
        banks[bank].load(bytes, at: offset)
        tables.dropCode(bank: bank, at: offset, count: bytes.count)
        // What is loaded is not there before it is looked at.
        closeFast()
    }

    /// Brings all memory back to what it was at power-on; decoded instructions stay where their bytes did.
    mutating func restore() {
        for bank in 0..<bankCount {
            banks[bank].restore(afterSnapshot: basis != nil) { tables.dropCode(bank: bank, at: $0, count: $1) }
        }
        basis = nil
        resetViews()
    }

    /// Forgets all loaded bytes and decoded instructions, and keeps the buffers.
    mutating func clear() {
        for index in 0..<windowCount { windows[index].dropAll() }
        for bank in 0..<bankCount { banks[bank].clear() }
        basis = nil
        resetViews()
    }

    /// Drops every decoded instruction.
    mutating func dropAllCode() {
        for index in 0..<windowCount { windows[index].dropAll() }
    }
}

/// What a machine's memory is made of, by the indices of its banks and windows.
struct MemoryPlan {
    private let regions: [MemoryRegion]
    /// The banks of the regions that have bytes of their own, and memory of the host.
    private var banksByName: [String: Int] = [:]
    private var windowsByName: [String: Int] = [:]
    /// Bytes of the largest of them.
    private var largest = 0
    /// The indices of the regions on the bus: one window each, in their order.
    private let windows: [Int]
    /// The banks and windows themselves.
    let tables: MemoryTables

    /// Makes the banks and windows of regions.
    init(_ regions: [MemoryRegion]) {
        self.regions = regions
        let banks = UnsafeMutablePointer<MemoryBank>.allocate(capacity: max(1, regions.count))
        windows = regions.indices.filter { regions[$0].isOnBus }
        var count = 0
        for region in regions {
            let size = Self.size(of: region)
            let bank: MemoryBank?
            switch region.kind {
            case .ram: bank = MemoryBank(size: size, isWritable: true, storeFaults: false)
            case .flash(let write): bank = MemoryBank(size: size, isWritable: false, storeFaults: write == .busFault)
            case .storage: bank = MemoryBank(size: size, isWritable: false, storeFaults: true, isStorage: true)
            case .alias, .window: continue
            }
            guard let bank else { continue }
            (banks + count).initialize(to: bank)
            if banksByName[region.name] == nil { banksByName[region.name] = count }
            count += 1
            largest = max(largest, size)
        }
        tables = MemoryTables(
            banks: banks, bankCount: count, windows: .allocate(capacity: max(1, regions.count)), windowCount: windows.count)
        for (index, region) in windows.enumerated() where windowsByName[regions[region].name] == nil {
            windowsByName[regions[region].name] = index
        }
        for (index, region) in windows.enumerated() { (tables.windows + index).initialize(to: window(of: region)) }
    }

    private func window(of index: Int) -> MemoryWindow {
        let region = regions[index]
        var view = WindowView(target: target(region.shownRegion ?? region.name))
        if case .window(_, let isOpen) = region.kind { view.isOpen = isOpen }
        let extent = Self.size(of: region)
        return MemoryWindow(
            base: region.base & ~3, extent: extent, capacity: min(extent, largest), isExecutable: region.executable, region: index,
            view: view)
    }

    /// What a role is that is given a region.
    func link(to name: String) -> MemoryLink {
        if let bank = banksByName[name] { return .bank(bank) }
        return windowsByName[name].map { .window($0) } ?? .nothing
    }

    /// Where the roles of each device begin in the list of all.
    func firstLinks(_ devices: [DevicePlacement]) -> [Int] {
        devices.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.memory.count) }
    }

    private func target(_ name: String) -> WindowView.Target {
        switch link(to: name) {
        case .bank(let bank): .bank(bank)
        case .window(let window): .window(window)
        case .nothing: .nothing
        }
    }

    /// The bytes of a region that are inside the address space, a multiple of 4.
    private static func size(of region: MemoryRegion) -> Int {
        Int(min(region.size, 0x1_0000_0000 - UInt64(region.isOnBus ? region.base : 0))) & ~3
    }
}

/// What a role of a device is.
enum MemoryLink: Sendable, Hashable {
    /// Bytes, by the index of their bank.
    case bank(Int)
    /// A stretch of the address space, by its index.
    case window(Int)
    /// Nothing: an optional role without a region.
    case nothing
}

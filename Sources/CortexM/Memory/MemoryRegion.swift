/// A stretch of the memory map, or bytes that a window of it shows.
public struct MemoryRegion: Sendable, Hashable {
    /// What answers accesses.
    public enum Kind: Sendable, Hashable {
        case ram
        /// Read-only to the bus. `write` says what a store does: faults, or is ignored.
        case flash(write: FlashWrite)
        /// The same bytes as another region, by its name, at another address.
        case alias(of: String)
        /// The bytes of a memory chip, which the bus sees through windows alone; its base means nothing. Erased to ones.
        case storage
        /// Shows another region while its device has it open, from reset on if `isOpen`. The device can let it show others.
        case window(of: String, isOpen: Bool)
    }

    /// What a store to flash does without a controller's help.
    public enum FlashWrite: Sendable, Hashable {
        case busFault, ignored
    }

    /// Its name in machine files and messages.
    public var name: String
    /// What answers accesses to it.
    public var kind: Kind
    /// Its first address.
    public var base: UInt32
    /// Bytes; a multiple of 4.
    public var size: UInt64
    /// Instruction fetches are answered (a data-only bus, such as CCM on an STM32F407, answers with a bus error).
    public var executable: Bool

    /// A region of `size` bytes at `base`.
    public init(name: String, kind: Kind, base: UInt32, size: UInt64, executable: Bool = true) {
        self.name = name
        self.kind = kind
        self.base = base
        self.size = size
        self.executable = executable
    }

    /// Whether it has addresses of its own.
    public var isOnBus: Bool { kind != .storage }

    /// The region whose bytes it shows, or, of a window, shows as the machine file says; `nil` for one that has its own.
    public var shownRegion: String? {
        switch kind {
        case .alias(let name), .window(let name, _): name
        case .ram, .flash, .storage: nil
        }
    }

    /// Whether an address is one of its own.
    public func contains(_ address: UInt32) -> Bool {
        isOnBus && base <= address && UInt64(address) < UInt64(base) + size
    }
}

extension MachineConfiguration {
    /// The region whose addresses include one.
    public func region(containing address: UInt32) -> MemoryRegion? { regions.first { $0.contains(address) } }

    /// The region that has the bytes which another shows, or would show if its windows were open.
    public func home(of region: MemoryRegion) -> MemoryRegion {
        var home = region
        for _ in 0...WindowView.longestChain {
            guard let name = home.shownRegion, let next = regions.first(where: { $0.name == name }) else { break }
            home = next
        }
        return home
    }

    /// How many bytes of a region images can be loaded to: those of a window that it would show if it were open.
    public func loadableSize(of region: MemoryRegion) -> UInt64 {
        var size = region.isOnBus ? region.size : 0
        var home = region
        for _ in 0...WindowView.longestChain {
            guard let name = home.shownRegion, let next = regions.first(where: { $0.name == name }) else { break }
            home = next
            size = min(size, home.size)
        }
        return size
    }
}

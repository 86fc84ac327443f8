/// What a flash loader's file says about its chip: the `FlashDevice` of a CMSIS flash algorithm, or the `StorageInfo` of an
/// external loader of ST's programmer.
public struct LoaderDescription: Sendable, Hashable {
    /// Sectors of one size, one after the other.
    public struct Sectors: Sendable, Hashable {
        /// The address of the first.
        public var start: UInt32
        /// Bytes of each.
        public var size: UInt32

        /// Sectors from an address on.
        public init(start: UInt32, size: UInt32) {
            self.start = start
            self.size = size
        }
    }

    /// The chip's name.
    public var name: String
    /// Where it is mapped.
    public var address: UInt32
    /// Bytes.
    public var size: UInt32
    /// Bytes that are programmed at a time.
    public var pageSize: UInt32
    /// What an erased byte holds.
    public var erasedValue: UInt8
    /// Runs of sectors, ascending: each reaches to the next, the last to the chip's end.
    public var sectors: [Sectors]
    /// What kind of memory it is, by the numbers of its convention.
    public var deviceType: UInt16 = 0
    /// Milliseconds that a page may take to be programmed; nil where the convention has none.
    public var programTimeout: UInt32?
    /// Milliseconds that a sector may take to be erased; nil where the convention has none.
    public var eraseTimeout: UInt32?

    /// A chip as its loader describes it.
    public init(name: String, address: UInt32, size: UInt32, pageSize: UInt32, erasedValue: UInt8, sectors: [Sectors]) {
        self.name = name
        self.address = address
        self.size = size
        self.pageSize = pageSize
        self.erasedValue = erasedValue
        self.sectors = sectors
    }

    /// How many sectors each run has.
    public var sectorCounts: [UInt32] {
        let end = UInt64(address) + UInt64(size)
        return sectors.indices.map { index in
            let next = index + 1 < sectors.count ? UInt64(sectors[index + 1].start) : end
            let run = sectors[index]
            return run.size == 0 || next <= run.start ? 0 : UInt32(truncatingIfNeeded: (next - UInt64(run.start)) / UInt64(run.size))
        }
    }

    /// The sector that an address is in; nil outside the chip.
    public func sector(containing address: UInt32) -> Range<UInt64>? {
        guard address >= self.address, UInt64(address) < UInt64(self.address) + UInt64(size),
            let run = sectors.last(where: { $0.start <= address })
        else { return nil }
        let first = UInt64(run.start) + UInt64((address - run.start) / run.size) * UInt64(run.size)
        return first..<first + UInt64(run.size)
    }
}

extension FirmwareImage {
    /// What a loader's file says about its chip; nil for other formats, and when it makes no sense.
    public var loaderDescription: LoaderDescription? {
        guard let name = Self.descriptionSymbol(format), let symbol = symbols.symbol(named: name) else { return nil }
        let address = symbol.kind == .absolute ? symbol.address : symbol.address &- displacement
        let bytes = DescriptionBytes(descriptions, at: address)
        return format == .flm ? LoaderDescription(flashDevice: bytes) : LoaderDescription(storageInfo: bytes)
    }
}

extension LoaderDescription {
    /// `struct FlashDevice` of the CMSIS-Pack template's FlashOS.h.
    fileprivate init?(flashDevice bytes: DescriptionBytes) {
        guard let address = bytes.word(0x84), let size = bytes.word(0x88), let page = bytes.word(0x8C), let empty = bytes.byte(0x94)
        else { return nil }
        var sectors: [Sectors] = []
        for index in 0..<512 {
            guard let size = bytes.word(0xA0 + index * 8), let start = bytes.word(0xA4 + index * 8), size != .max || start != .max
            else { break }
            sectors.append(Sectors(start: address &+ start, size: size))
        }
        self.init(
            name: bytes.text(2, count: 128), address: address, size: size, pageSize: page, erasedValue: empty, sectors: sectors)
        deviceType = bytes.halfword(0x82) ?? 0
        programTimeout = bytes.word(0x98)
        eraseTimeout = bytes.word(0x9C)
        guard isSound else { return nil }
    }

    /// `struct StorageInfo` of the external loaders' Dev_Inf.h.
    fileprivate init?(storageInfo bytes: DescriptionBytes) {
        guard let address = bytes.word(0x68), let size = bytes.word(0x6C), let page = bytes.word(0x70), let empty = bytes.byte(0x74)
        else { return nil }
        var sectors: [Sectors] = []
        var start = address
        for index in 0..<10 {
            guard let count = bytes.word(0x78 + index * 8), let size = bytes.word(0x7C + index * 8), count > 0, size > 0 else { break }
            sectors.append(Sectors(start: start, size: size))
            start = start &+ count &* size
        }
        self.init(
            name: bytes.text(0, count: 100), address: address, size: size, pageSize: page, erasedValue: empty, sectors: sectors)
        deviceType = bytes.halfword(0x64) ?? 0
        guard isSound else { return nil }
    }

    /// Whether it can be worked with: pages and sectors of some size, in order, in the address space.
    private var isSound: Bool {
        guard size > 0, pageSize > 0, pageSize <= 1 << 20, UInt64(address) + UInt64(size) <= 1 << 32, let first = sectors.first
        else { return false }
        return first.start == address && sectors.allSatisfy { $0.size > 0 }
            && zip(sectors, sectors.dropFirst()).allSatisfy { $0.start < $1.start }
    }
}

/// A firmware image, read: what to load where, and the names in it.
public struct FirmwareImage: Sendable, Hashable {
    public enum Format: String, Sendable, Hashable, CaseIterable {
        case elf, ihex, srec, bin
    }

    public var format: Format
    /// Bytes to load, in ascending order of address, without overlaps.
    public var segments: [Segment]
    public var symbols: SymbolTable
    /// The entry point, where the format has one; bit 0 is the Thumb bit.
    public var entry: UInt32?

    public init(format: Format, segments: [Segment], symbols: SymbolTable, entry: UInt32?) {
        self.format = format
        self.segments = segments
        self.symbols = symbols
        self.entry = entry
    }
}

/// Bytes at a physical address.
public struct Segment: Sendable, Hashable {
    public var address: UInt32
    public var bytes: [UInt8]

    public init(address: UInt32, bytes: [UInt8]) {
        self.address = address
        self.bytes = bytes
    }
}

/// A firmware image, read: what to load where, and the names in it.
public struct FirmwareImage: Sendable, Hashable {
    /// The file formats that are read: ELF32, Intel HEX, Motorola S-record, UF2, and raw bytes.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        case elf, ihex, srec, uf2, bin
    }

    /// What the file was.
    public var format: Format
    /// Bytes to load, in ascending order of address, without overlaps.
    public var segments: [Segment]
    /// The names in it; empty for formats other than ELF.
    public var symbols: SymbolTable
    /// The entry point, where the format has one; bit 0 is the Thumb bit.
    public var entry: UInt32?
    /// Line tables and call frame information, in an ELF that was linked with them.
    public var debug: DebugSections?
    /// Where code and data begin; empty for formats other than ELF.
    public var codeMap = CodeMap()
    /// The parts that are linked to run at another address than they are loaded at: what start-up code copies.
    public var copies: [CopiedPart] = []

    /// An image of parts that are sorted and do not overlap.
    public init(format: Format, segments: [Segment], symbols: SymbolTable, entry: UInt32?, debug: DebugSections? = nil) {
        self.format = format
        self.segments = segments
        self.symbols = symbols
        self.entry = entry
        self.debug = debug
    }
}

/// A part of an image that is loaded at one address and used at another.
public struct CopiedPart: Sendable, Hashable {
    /// The first address it is linked for: symbols are there.
    public var address: UInt32
    /// The first address it is loaded at.
    public var source: UInt32
    /// Bytes.
    public var count: UInt32

    /// A part of `count` bytes.
    public init(address: UInt32, source: UInt32, count: UInt32) {
        self.address = address
        self.source = source
        self.count = count
    }
}

/// Bytes at a physical address.
public struct Segment: Sendable, Hashable {
    /// Where the first byte is loaded: the physical address in an ELF.
    public var address: UInt32
    /// The bytes, none left out.
    public var bytes: [UInt8]

    /// Bytes to load from an address on.
    public init(address: UInt32, bytes: [UInt8]) {
        self.address = address
        self.bytes = bytes
    }
}

/// A firmware image, read: what to load where, and the names in it.
public struct FirmwareImage: Sendable, Hashable {
    /// The file formats that are read: ELF32, Intel HEX, Motorola S-record, UF2, raw bytes, and the ELF files of two kinds of
    /// flash loader.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        case elf, ihex, srec, uf2, bin
        /// A CMSIS flash algorithm: position independent, with a `FlashDevice` that is not loaded.
        case flm
        /// An external loader of ST's programmer, with a `StorageInfo` that is not loaded.
        case stldr
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
    /// The sections that take up memory, ascending by address; empty for formats other than ELF.
    public var sections: [Section] = []
    /// What a loader's file says about its chip, which is not loaded, as the file places it.
    public var descriptions: [Segment] = []
    /// How much further on it is loaded than the file says: all else here counts that in, but for `debug` and `descriptions`.
    public var displacement: UInt32 = 0

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

/// A part of an image that takes up memory (SHF_ALLOC), whether the file has its bytes or not.
public struct Section: Sendable, Hashable {
    /// As the linker named it.
    public var name: String
    /// Its first address.
    public var address: UInt32
    /// Bytes.
    public var size: UInt32

    /// A section of `size` bytes.
    public init(name: String, address: UInt32, size: UInt32) {
        self.name = name
        self.address = address
        self.size = size
    }

    /// The address after it.
    public var end: UInt64 { UInt64(address) + UInt64(size) }
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

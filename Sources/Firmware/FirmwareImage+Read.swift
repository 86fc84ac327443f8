extension FirmwareImage {
    /// Reads an image from the bytes of its file.
    ///
    /// `format` is found from the content when it is nil; loaders have to be said to be loaders. `base` is the address of the
    /// first byte of a raw binary, and what the addresses of a flash algorithm count from: the other formats say their own
    /// addresses. Whatever the input, this returns or throws, in time
    /// near-linear in the size of the file and in memory under ten times that size.
    public static func read(
        _ bytes: [UInt8], format: Format? = nil, base: UInt32? = nil
    ) throws(FirmwareError) -> FirmwareImage {
        guard !bytes.isEmpty else { throw .emptyFile }
        guard bytes.count <= Int(UInt32.max) else { throw .fileTooLarge(size: bytes.count) }
        let found = Format.detect(bytes)
        guard let format = format ?? found ?? (base == nil ? nil : .bin) else { throw .unknownFormat }
        if format == .bin {
            guard let base else { throw .missingBase }
            return try readBinary(bytes, base: base)
        }
        let isLoader = format == .flm || format == .stldr
        guard found == (isLoader ? .elf : format) else { throw .formatMismatch(stated: format, found: found) }
        guard base == nil || format == .flm else { throw .unexpectedBase(format) }
        switch format {
        case .elf: return try ELFReader(bytes).image()
        case .ihex: return try IntelHexReader.image(bytes)
        case .srec: return try SRecordReader.image(bytes)
        case .uf2: return try UF2Reader.image(bytes)
        case .flm, .stldr: return try ELFReader(bytes).image().loader(format, base: base ?? 0)
        case .bin: throw .unknownFormat
        }
    }

    private static func readBinary(_ bytes: [UInt8], base: UInt32) throws(FirmwareError) -> FirmwareImage {
        guard UInt64(base) + UInt64(bytes.count) <= 1 << 32 else {
            throw .pastAddressSpace(address: base, count: bytes.count, at: .offset(0))
        }
        return FirmwareImage(
            format: .bin, segments: [Segment(address: base, bytes: bytes)], symbols: SymbolTable(), entry: nil)
    }
}

/// Reads a 32-bit little-endian Arm ELF executable: what its program headers load, and its symbol table.
struct ELFReader {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func image() throws(FirmwareError) -> FirmwareImage {
        try checkHeader()
        let segments = try segments()
        let entry = word(24)
        var marks: [CodeMap.Mark] = []
        let symbols = try symbolTable(&marks)
        var image = FirmwareImage(
            format: .elf, segments: segments, symbols: symbols, entry: entry == 0 ? nil : entry, debug: debugSections(symbols))
        image.codeMap = CodeMap(marks)
        image.copies = copies()
        image.sections = allocatedSections()
        return image
    }

    /// The PT_LOAD entries whose virtual address is not the physical one; `segments` has seen that they lie in the file.
    private func copies() -> [CopiedPart] {
        let (table, entrySize, count) = (Int(word(28)), Int(half(42)), Int(half(44)))
        return (0..<count).compactMap { index in
            let header = table + index * entrySize
            let (virtual, physical, size) = (word(header + 8), word(header + 12), word(header + 16))
            guard word(header) == 1, size > 0, virtual != physical else { return nil }
            return CopiedPart(address: virtual, source: physical, count: size)
        }
    }

    private func checkHeader() throws(FirmwareError) {
        let elfClass = bytes.count > 4 ? bytes[4] : 1
        guard elfClass == 1 else { throw .not32Bit(elfClass: elfClass) }
        let encoding = bytes.count > 5 ? bytes[5] : 1
        guard encoding == 1 else { throw .notLittleEndian(encoding: encoding) }
        try require(.fileHeader, offset: 0, size: 52)
        guard half(18) == 40 else { throw .wrongMachine(half(18)) }
        guard half(16) == 2 else { throw .notExecutable(type: half(16)) }
    }

    /// What every PT_LOAD entry with bytes in the file loads, at its physical address.
    private func segments() throws(FirmwareError) -> [Segment] {
        let (table, entrySize, count) = (Int(word(28)), Int(half(42)), Int(half(44)))
        guard count > 0 else { throw .nothingToLoad(.elf) }
        guard entrySize >= 32 else { throw .entrySize(.programHeaders, size: entrySize, expected: 32) }
        try require(.programHeaders, offset: table, size: entrySize * count)
        var list = SegmentList(countsLines: false)
        var total = 0
        for index in 0..<count {
            let header = table + index * entrySize
            let (type, offset, address, size) = (word(header), word(header + 4), word(header + 12), word(header + 16))
            guard type == 1, size > 0 else { continue }
            try require(.segment, offset: Int(offset), size: Int(size))
            total += Int(size)
            // Segments may share bytes of the file, but a file must not load more than a few times itself.
            guard total <= 2 * bytes.count else { throw .segmentsExceedFile(total: total, fileSize: bytes.count) }
            try list.append(address: address, start: Int(offset), count: Int(size), place: Int(offset))
        }
        guard total > 0 else { throw .nothingToLoad(.elf) }
        return try list.segments(of: bytes)
    }

    /// Refuses a part that does not lie in the file.
    func require(_ part: FirmwareError.Part, offset: Int, size: Int) throws(FirmwareError) {
        guard offset <= bytes.count, size <= bytes.count - offset else {
            throw .outsideFile(part, offset: offset, size: size, fileSize: bytes.count)
        }
    }

    /// The halfword at an offset that `require` allowed.
    func half(_ offset: Int) -> UInt16 {
        UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
    }

    /// The word at an offset that `require` allowed.
    func word(_ offset: Int) -> UInt32 {
        UInt32(half(offset)) | UInt32(half(offset + 2)) << 16
    }
}

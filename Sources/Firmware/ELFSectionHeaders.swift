/// Where the section headers of an ELF file are.
struct ELFSectionHeaders {
    let table: Int
    let entrySize: Int
    let count: Int

    /// The offset of a header.
    func header(_ index: Int) -> Int { table + index * entrySize }
}

extension ELFReader {
    /// The section headers, which lie in the file; nil when it has none.
    func sectionHeaders() throws(FirmwareError) -> ELFSectionHeaders? {
        let (table, entrySize) = (Int(word(32)), Int(half(46)))
        guard table != 0 else { return nil }
        guard entrySize >= 40 else { throw .entrySize(.sectionHeaders, size: entrySize, expected: 40) }
        try require(.sectionHeaders, offset: table, size: entrySize)
        // A count that does not fit the header is in the first section's size.
        let count = half(48) == 0 ? Int(word(table + 20)) : Int(half(48))
        try require(.sectionHeaders, offset: table, size: entrySize * count)
        return ELFSectionHeaders(table: table, entrySize: entrySize, count: count)
    }
}

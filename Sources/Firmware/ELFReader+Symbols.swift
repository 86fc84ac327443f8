extension ELFReader {
    /// The functions, objects and labels of the symbol table, and its mapping symbols; an empty table when the file is stripped.
    func symbolTable(_ marks: inout [CodeMap.Mark]) throws(FirmwareError) -> SymbolTable {
        guard let sections = try sectionHeaders() else { return SymbolTable() }
        // There is at most one section of this type.
        guard let index = (0..<sections.count).first(where: { word(sections.header($0) + 4) == 2 }) else { return SymbolTable() }
        return SymbolTable(try symbols(sections, section: sections.header(index), &marks))
    }

    private func symbols(
        _ sections: ELFSectionHeaders, section: Int, _ marks: inout [CodeMap.Mark]
    ) throws(FirmwareError) -> [SymbolTable.Symbol] {
        let (start, size, entrySize) = (Int(word(section + 16)), Int(word(section + 20)), Int(word(section + 36)))
        guard entrySize >= 16 else { throw .entrySize(.symbols, size: entrySize, expected: 16) }
        try require(.symbols, offset: start, size: size)
        let link = Int(word(section + 24))
        guard link < sections.count else { throw .linkedSection(index: link, count: sections.count) }
        let (names, namesSize) = (Int(word(sections.header(link) + 16)), Int(word(sections.header(link) + 20)))
        try require(.strings, offset: names, size: namesSize)

        let kept = (0..<size / entrySize).count { kind(start + $0 * entrySize) != nil }
        var result: [SymbolTable.Symbol] = []
        result.reserveCapacity(kept)
        var budget = 2 * bytes.count
        for index in 0..<size / entrySize {
            let entry = start + index * entrySize
            guard let kind = kind(entry) else { continue }
            let name = try name(Int(word(entry)), in: names..<names + namesSize, budget: &budget)
            let binding = SymbolTable.Binding(elf: bytes[entry + 12] >> 4)
            let value = word(entry + 4)
            if binding == .local, kind == .label, let content = mappedContent(name) {
                marks.append(CodeMap.Mark(address: value, content: content))
                continue
            }
            if name.isEmpty { continue }
            var symbol = SymbolTable.Symbol(
                name: name, address: kind == .function ? value & ~1 : value, size: word(entry + 8), kind: kind,
                binding: binding)
            let home = Int(half(entry + 14))
            if home < sections.count {
                let header = sections.header(home)
                symbol.sectionEnd = UInt32(clamping: UInt64(word(header + 12)) + UInt64(word(header + 20)))
            }
            result.append(symbol)
        }
        return result
    }

    /// What the symbol at an offset stands for, or nil for what is not kept: undefined, files, sections.
    private func kind(_ entry: Int) -> SymbolTable.Kind? {
        let home = half(entry + 14)
        guard home != 0 else { return nil }
        let isAbsolute = home == 0xFFF1
        switch bytes[entry + 12] & 0xF {
        case 0: return isAbsolute ? .absolute : .label
        case 1: return .object
        case 2: return .function
        default: return nil
        }
    }

    /// The name at an index of the string table; what was read is taken from the budget.
    private func name(_ index: Int, in table: Range<Int>, budget: inout Int) throws(FirmwareError) -> String {
        let start = table.lowerBound + index
        guard start < table.upperBound else {
            throw .outsideFile(.strings, offset: start, size: 1, fileSize: bytes.count)
        }
        var end = start
        while end < table.upperBound, bytes[end] != 0 { end += 1 }
        guard end < table.upperBound else { throw .unterminatedName(offset: start) }
        // Checked before the string is made: a thousand symbols may name one long string.
        guard end - start <= budget else { throw .namesExceedFile(fileSize: bytes.count) }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        budget -= name.utf8.count
        guard budget >= 0 else { throw .namesExceedFile(fileSize: bytes.count) }
        return name
    }

    /// What begins at a symbol that only marks where code, Thumb code or data begins; nil for other symbols.
    private func mappedContent(_ name: String) -> CodeMap.Content? {
        var scalars = name.utf8.makeIterator()
        guard scalars.next() == UInt8(ascii: "$"), let letter = scalars.next() else { return nil }
        let third = scalars.next()
        guard third == nil || third == UInt8(ascii: ".") else { return nil }
        switch letter {
        case UInt8(ascii: "t"): return .thumb
        case UInt8(ascii: "a"): return .arm
        case UInt8(ascii: "d"): return .data
        default: return nil
        }
    }
}

extension SymbolTable.Binding {
    /// From the upper half of st_info.
    fileprivate init(elf binding: UInt8) {
        switch binding {
        case 0: self = .local
        case 2: self = .weak
        default: self = .global
        }
    }
}

extension FirmwareImage {
    /// The symbol of the object in which a loader's file describes its chip.
    static func descriptionSymbol(_ format: Format) -> String? {
        switch format {
        case .flm: "FlashDevice"
        case .stldr: "StorageInfo"
        case .elf, .ihex, .srec, .uf2, .bin: nil
        }
    }

    /// The kind of flash loader that an ELF file is by its symbols: a description of a chip, and what programs or erases it. A FLASH
    /// plugin is an ELF file like others.
    public var loaderFormat: Format? {
        guard format == .elf else { return format == .flm || format == .stldr ? format : nil }
        let functions: [Format: [String]] = [.flm: ["ProgramPage", "EraseSector"], .stldr: ["Write", "SectorErase"]]
        return [.flm, .stldr].first { kind in
            guard let name = Self.descriptionSymbol(kind), symbols.symbol(named: name) != nil else { return false }
            return functions[kind, default: []].contains { symbols.symbol(named: $0) != nil }
        }
    }

    /// The image of an ELF file as that of a flash loader: what describes its chip is taken out of what is loaded, and a flash
    /// algorithm is moved by `base`.
    func loader(_ format: Format, base: UInt32) throws(FirmwareError) -> FirmwareImage {
        guard let name = Self.descriptionSymbol(format), let symbol = symbols.symbol(named: name) else {
            throw .noDescription(format, symbol: Self.descriptionSymbol(format) ?? "")
        }
        let home = sections.first { UInt64($0.address) <= UInt64(symbol.address) && UInt64(symbol.address) < $0.end }
        let end = home?.end ?? UInt64(symbol.address) + UInt64(symbol.size)
        var image = self
        image.format = format
        image.segments = []
        for segment in segments {
            let parts = segment.cut(UInt64(home?.address ?? symbol.address)..<max(end, UInt64(symbol.address)))
            image.segments += parts.outside
            if let inside = parts.inside { image.descriptions.append(inside) }
        }
        guard !image.segments.isEmpty else { throw .nothingToLoad(format) }
        if let home { image.sections.removeAll { $0 == home } }
        try image.move(by: base)
        return image
    }

    /// Moves all that is loaded, and its names, further on.
    private mutating func move(by displacement: UInt32) throws(FirmwareError) {
        guard displacement > 0 else { return }
        self.displacement = displacement
        for index in segments.indices {
            let end = UInt64(segments[index].address) + UInt64(segments[index].bytes.count) + UInt64(displacement)
            guard end <= 1 << 32 else {
                throw .pastAddressSpace(
                    address: segments[index].address &+ displacement, count: segments[index].bytes.count, at: .offset(0))
            }
            segments[index].address &+= displacement
        }
        for index in sections.indices { sections[index].address &+= displacement }
        codeMap = CodeMap(codeMap.marks.map { CodeMap.Mark(address: $0.address &+ displacement, content: $0.content) })
        copies = []
        entry = entry.map { $0 &+ displacement }
        symbols = SymbolTable(symbols.symbols.map { $0.moved(by: displacement) })
    }
}

extension Segment {
    /// The parts before and after a range of addresses, and the one in it.
    fileprivate func cut(_ range: Range<UInt64>) -> (outside: [Segment], inside: Segment?) {
        let all = UInt64(address)..<UInt64(address) + UInt64(bytes.count)
        let inner = range.clamped(to: all)
        guard !inner.isEmpty else { return ([self], nil) }
        func part(_ part: Range<UInt64>) -> Segment {
            let first = Int(part.lowerBound - all.lowerBound)
            return Segment(address: UInt32(truncatingIfNeeded: part.lowerBound), bytes: Array(bytes[first..<first + part.count]))
        }
        let outside = [all.lowerBound..<inner.lowerBound, inner.upperBound..<all.upperBound].filter { !$0.isEmpty }
        return (outside.map(part), part(inner))
    }
}

extension SymbolTable.Symbol {
    /// The same name further on; a number that is no place stays.
    fileprivate func moved(by displacement: UInt32) -> Self {
        guard kind != .absolute else { return self }
        var symbol = self
        symbol.address &+= displacement
        symbol.sectionEnd = sectionEnd.map { $0 &+ displacement }
        return symbol
    }
}

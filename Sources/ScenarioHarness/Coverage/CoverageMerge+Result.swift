internal import ArmMProfile
internal import CortexM
internal import Firmware

extension CoverageMerge {
    /// The counts by function.
    func coverage() -> Coverage {
        Coverage(images: images.map { Coverage.Image(path: $0.image.path, functions: $0.functions()) }, sources: sources())
    }
}

extension CoverageMerge.ImageCounts {
    fileprivate func functions() -> [Coverage.Function] {
        let core = machine.core
        var sweep = FunctionSweep(image.image, Decoder(core.architecture, floatingPoint: core.floatingPoint))
        let executed = counts.keys.sorted()
        let ranges = ranges()
        // Once for the literals of all.
        for (symbol, range) in ranges { _ = sweep.instructions(in: range, isSized: symbol.size > 0) }
        return ranges.map { symbol, range in
            let own = executed[executed.lowerBound(of: range.lowerBound)..<executed.lowerBound(of: range.upperBound)]
            let line = image.debug.line(at: range.lowerBound)
            return Coverage.Function(
                name: symbol.name, address: range.lowerBound, calls: counts[range.lowerBound] ?? 0, executed: own.count,
                instructions: Set(sweep.instructions(in: range, isSized: symbol.size > 0)).union(own).count, file: line?.path,
                line: line?.line)
        }
    }

    /// Each function once, up to its end or the next.
    private func ranges() -> [(SymbolTable.Symbol, Range<UInt32>)] {
        var ranges: [(SymbolTable.Symbol, Range<UInt32>)] = []
        let functions = image.image.symbols.symbols.filter(\.isFunction)
        for (index, symbol) in functions.enumerated() where index == 0 || functions[index - 1].address != symbol.address {
            let next = functions[index...].first { $0.address > symbol.address }?.address
            let reach = symbol.size > 0 ? symbol.address.addingReportingOverflow(symbol.size).partialValue : symbol.sectionEnd ?? .max
            let end = symbol.size > 0 ? reach : min(reach, next ?? .max)
            // Without a size or a section the end of the last function is not known.
            if end > symbol.address, end != .max { ranges.append((symbol, symbol.address..<end)) }
        }
        return ranges
    }
}

extension [UInt32] {
    /// The index of the first element that is not below a value, in a sorted array.
    func lowerBound(of value: UInt32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

internal import Firmware

/// The addresses that a sweep's stimuli came before, and how the runs ended.
struct SweepPlaces {
    private var failed: [UInt32: UInt64] = [:]
    private var passed: Set<UInt32> = []
    /// Ranges in words; the rest are counted.
    private static let shown = 20

    mutating func add(_ address: UInt32, hasFailed: Bool) {
        if hasFailed { failed[address, default: 0] += 1 } else { passed.insert(address) }
    }

    /// Neighbours among the addresses that failed, in one symbol and with none between them that only passed.
    private struct Range {
        var symbol: String?
        var first: UInt32
        var last: UInt32
        var start: UInt32
        var points: UInt64

        var text: String {
            let points = points == 1 ? "(1 point)" : "(\(points) points)"
            guard let symbol else { return HexText.word(first) + (last == first ? "" : " … \(HexText.word(last))") + " " + points }
            let begin = first == start ? symbol : "\(symbol)+\(Self.offset(first &- start))"
            return begin + (last == first ? "" : " … +\(Self.offset(last &- start))") + " " + points
        }

        private static func offset(_ value: UInt32) -> String { "0x" + String(value, radix: 16, uppercase: true) }
    }

    /// Where the failing points are: `handler+0x12 … +0x1A (5 points)`.
    func text(_ images: ImageSet) -> [String] {
        var ranges: [Range] = []
        var isBroken = true
        for address in passed.union(failed.keys).sorted() {
            guard let points = failed[address] else {
                isBroken = true
                continue
            }
            let place = images.symbol(containing: address)
            if !isBroken, let last = ranges.indices.last, ranges[last].symbol == place?.name {
                ranges[last].last = address
                ranges[last].points += points
            } else {
                let start = place.map { address &- $0.offset } ?? 0
                ranges.append(Range(symbol: place?.name, first: address, last: address, start: start, points: points))
            }
            isBroken = false
        }
        let texts = ranges.prefix(Self.shown).map(\.text)
        let left = ranges.count - texts.count
        return left == 0 ? texts : texts + ["… and \(left) more"]
    }
}

extension ImageSet {
    /// The function or other symbol that an address lies in, and how far behind its start.
    fileprivate func symbol(containing address: UInt32) -> (name: String, offset: UInt32)? {
        for image in images {
            if let (symbol, offset) = image.image.symbols.function(containing: address) { return (symbol.name, UInt32(offset)) }
        }
        return nil
    }
}

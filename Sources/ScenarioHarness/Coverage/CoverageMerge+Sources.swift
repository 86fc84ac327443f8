internal import Firmware

extension CoverageMerge {
    /// The counts by line of source code, as the images' line tables have it: a line was executed as often as the most executed of
    /// its instructions. Paths and lines are in order.
    func sources() -> [Coverage.Source] {
        var counts: [String: [Int: UInt64]] = [:]
        for image in images {
            let executed = image.counts.keys.sorted()
            image.image.debug.forEachLine { range, line in
                let own = executed[executed.lowerBound(of: range.lowerBound)..<executed.lowerBound(of: range.upperBound)]
                let count = own.reduce(0) { max($0, image.counts[$1] ?? 0) }
                counts[line.path, default: [:]][line.line, default: 0] = max(counts[line.path]?[line.line] ?? 0, count)
            }
        }
        return counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
            let lines = counts[path] ?? [:]
            return Coverage.Source(path: path, lines: lines.keys.sorted().map { Coverage.Line(number: $0, count: lines[$0] ?? 0) })
        }
    }
}

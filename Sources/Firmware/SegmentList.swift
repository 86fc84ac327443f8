/// Collects runs of bytes in file order and makes segments of them.
struct SegmentList {
    /// Bytes of a source array at an address; small, since a text file may hold one of them a line.
    private struct Run {
        var address: UInt32
        var start: UInt32
        var count: UInt32
        /// The line, or the offset in the file.
        var place: UInt32

        var end: UInt64 { UInt64(address) + UInt64(count) }
    }

    private var runs: [Run] = []
    private let countsLines: Bool

    init(countsLines: Bool) {
        self.countsLines = countsLines
    }

    /// Adds `count` bytes that begin at `start` of the source and load at `address`.
    mutating func append(address: UInt32, start: Int, count: Int, place: Int) throws(FirmwareError) {
        guard count > 0 else { return }
        guard UInt64(address) + UInt64(count) <= 1 << 32 else {
            throw .pastAddressSpace(address: address, count: count, at: self.place(UInt32(clamping: place)))
        }
        if let last = runs.last, last.end == UInt64(address), Int(last.start) + Int(last.count) == start {
            runs[runs.count - 1].count += UInt32(count)
        } else {
            runs.append(
                Run(
                    address: address, start: UInt32(clamping: start), count: UInt32(count),
                    place: UInt32(clamping: place)))
        }
    }

    /// The segments, ascending, neighbours joined.
    consuming func segments(of source: [UInt8]) throws(FirmwareError) -> [Segment] {
        runs.sort { ($0.address, $0.place) < ($1.address, $1.place) }
        var joined = 0
        for (index, run) in runs.enumerated() {
            guard index > 0 else {
                joined = 1
                continue
            }
            let before = runs[index - 1]
            if before.end > UInt64(run.address) {
                let (first, second) = (min(before.place, run.place), max(before.place, run.place))
                throw .overlap(address: run.address, at: place(second), other: place(first))
            }
            if before.end != UInt64(run.address) { joined += 1 }
        }
        var segments: [Segment] = []
        segments.reserveCapacity(joined)
        var index = 0
        while index < runs.count {
            var last = index
            var count = Int(runs[index].count)
            while last + 1 < runs.count, runs[last].end == UInt64(runs[last + 1].address) {
                last += 1
                count += Int(runs[last].count)
            }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count)
            for run in runs[index...last] {
                bytes.append(contentsOf: source[Int(run.start)..<Int(run.start) + Int(run.count)])
            }
            segments.append(Segment(address: runs[index].address, bytes: bytes))
            index = last + 1
        }
        return segments
    }

    private func place(_ value: UInt32) -> FirmwareError.Place {
        countsLines ? .line(Int(value)) : .offset(Int(value))
    }
}

/// Reads Intel HEX: records `:` count, address, type, data, checksum.
enum IntelHexReader {
    /// How the address of a data record is completed.
    private enum Base {
        /// Type 2: a paragraph, within which the 16-bit offset wraps.
        case segment(UInt32)
        /// Type 4: the upper half of a linear address.
        case linear(UInt32)
    }

    static func image(_ bytes: [UInt8]) throws(FirmwareError) -> FirmwareImage {
        var lines = RecordLines(bytes)
        var list = SegmentList(countsLines: true)
        var data: [UInt8] = []
        var record: [UInt8] = []
        var base = Base.linear(0)
        var entry: UInt32?
        var ended = false
        while let range = lines.next() {
            let line = lines.number
            guard !ended else { throw .recordAfterEnd(line: line) }
            guard bytes[range.lowerBound] == UInt8(ascii: ":") else { throw .recordMark(line: line) }
            try lines.decode(range.lowerBound + 1..<range.upperBound, into: &record)
            try check(record, line: line)
            let payload = record[4..<record.count - 1]
            let offset = bigEndian(record[1...2])
            switch (record[3], payload.count) {
            case (0, _):
                switch base {
                case .linear(let upper):
                    let address = upper &+ offset
                    try list.append(address: address, start: data.count, count: payload.count, place: line)
                case .segment(let start):
                    let before = min(payload.count, Int(0x1_0000 - offset))
                    try list.append(address: start + offset, start: data.count, count: before, place: line)
                    try list.append(
                        address: start, start: data.count + before, count: payload.count - before, place: line)
                }
                data.append(contentsOf: payload)
            case (1, 0): ended = true
            case (2, 2): base = .segment(bigEndian(payload) << 4)
            case (3, 4): entry = bigEndian(payload.prefix(2)) << 4 + bigEndian(payload.suffix(2))
            case (4, 2): base = .linear(bigEndian(payload) << 16)
            case (5, 4): entry = bigEndian(payload)
            default: throw .recordType(line: line, type: record[3], .ihex)
            }
        }
        guard ended else { throw .missingEnd(.ihex, lastLine: lines.number) }
        guard !data.isEmpty else { throw .nothingToLoad(.ihex) }
        return FirmwareImage(
            format: .ihex, segments: try list.segments(of: data), symbols: SymbolTable(),
            entry: entry == 0 ? nil : entry)
    }

    /// Checks the length of a record and that all its bytes add up to zero.
    private static func check(_ record: [UInt8], line: Int) throws(FirmwareError) {
        let stated = Int(record.first ?? 0)
        guard record.count == stated + 5 else {
            throw .recordLength(line: line, stated: stated, found: record.count - 5)
        }
        let computed = 0 &- record.dropLast().reduce(UInt8(0)) { $0 &+ $1 }
        guard record[record.count - 1] == computed else {
            throw .recordChecksum(line: line, stated: record[record.count - 1], computed: computed)
        }
    }
}

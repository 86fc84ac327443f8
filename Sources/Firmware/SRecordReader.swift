/// Reads Motorola S-records: `S`, type, count, address, data, checksum.
enum SRecordReader {
    static func image(_ bytes: [UInt8]) throws(FirmwareError) -> FirmwareImage {
        var lines = RecordLines(bytes)
        var list = SegmentList(countsLines: true)
        var data: [UInt8] = []
        var record: [UInt8] = []
        var records = 0
        var entry: UInt32?
        var ended = false
        while let range = lines.next() {
            let line = lines.number
            guard !ended else { throw .recordAfterEnd(line: line) }
            guard range.count >= 2, bytes[range.lowerBound] | 0x20 == UInt8(ascii: "s"),
                let type = RecordLines.digit(bytes[range.lowerBound + 1])
            else { throw .recordMark(line: line) }
            guard let width = addressWidth(type) else { throw .recordType(line: line, type: type, .srec) }
            try lines.decode(range.lowerBound + 2..<range.upperBound, into: &record)
            try check(record, line: line)
            guard record.count >= width + 2 else { throw .recordType(line: line, type: type, .srec) }
            let number = bigEndian(record[1...width])
            switch type {
            case 1, 2, 3:
                let payload = record[(1 + width)..<(record.count - 1)]
                try list.append(address: number, start: data.count, count: payload.count, place: line)
                data.append(contentsOf: payload)
                records += 1
            case 5, 6:
                guard Int(number) == records else {
                    throw .recordCount(line: line, stated: Int(number), counted: records)
                }
            case 7, 8, 9:
                entry = number == 0 ? nil : number
                ended = true
            default: break
            }
        }
        guard ended else { throw .missingEnd(.srec, lastLine: lines.number) }
        guard !data.isEmpty else { throw .nothingToLoad(.srec) }
        return FirmwareImage(
            format: .srec, segments: try list.segments(of: data), symbols: SymbolTable(), entry: entry)
    }

    /// The bytes of address, count or entry in a record; S4 is reserved.
    private static func addressWidth(_ type: UInt8) -> Int? {
        switch type {
        case 0, 1, 5, 9: 2
        case 2, 6, 8: 3
        case 3, 7: 4
        default: nil
        }
    }

    /// Checks the length of a record and its checksum, the ones' complement of the sum of the other bytes.
    private static func check(_ record: [UInt8], line: Int) throws(FirmwareError) {
        let stated = Int(record.first ?? 0)
        guard record.count == stated + 1, stated > 0 else {
            throw .recordLength(line: line, stated: stated, found: record.count - 1)
        }
        let computed = ~record.dropLast().reduce(UInt8(0)) { $0 &+ $1 }
        guard record[record.count - 1] == computed else {
            throw .recordChecksum(line: line, stated: record[record.count - 1], computed: computed)
        }
    }
}

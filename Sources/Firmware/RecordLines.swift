/// The lines of a file of hexadecimal records.
struct RecordLines {
    private let bytes: [UInt8]
    private var position = 0
    /// The number of the line that `next` gave, from 1.
    private(set) var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next line with something on it, without the blanks around it.
    mutating func next() -> Range<Int>? {
        while position < bytes.count {
            number += 1
            var start = position
            while position < bytes.count, !Self.isLineEnd(bytes[position]) { position += 1 }
            var end = position
            if position < bytes.count {
                let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
                position += isPair ? 2 : 1
            }
            while start < end, Self.isBlank(bytes[start]) { start += 1 }
            while start < end, Self.isBlank(bytes[end - 1]) { end -= 1 }
            if start < end { return start..<end }
        }
        return nil
    }

    /// Replaces `record` with the bytes that pairs of digits in `range` stand for.
    func decode(_ range: Range<Int>, into record: inout [UInt8]) throws(FirmwareError) {
        record.removeAll(keepingCapacity: true)
        // The longest record of either format has 261 bytes.
        guard range.count.isMultiple(of: 2), range.count <= 1024 else { throw .recordDigits(line: number) }
        var index = range.lowerBound
        while index < range.upperBound {
            guard let high = Self.digit(bytes[index]), let low = Self.digit(bytes[index + 1]) else {
                throw .recordDigits(line: number)
            }
            record.append(high << 4 | low)
            index += 2
        }
    }

    /// The value of a hexadecimal digit of either case.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// Whether the byte is a space or a tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Whether the byte ends a line.
    static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

/// The big-endian number that a few bytes make.
func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
}

/// Makes the checksums of hexadecimal records right again, so that damage reaches what lies behind them.
enum RecordRepair {
    /// The text with the last two digits of every record made its checksum; other files as they are.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        guard let first = bytes.first, first == UInt8(ascii: ":") || first == UInt8(ascii: "S") else { return bytes }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(record)
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private static func record(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let skipped = line.first == UInt8(ascii: ":") ? 1 : 2
        let digits = line.dropFirst(skipped).prefix { $0 != 0x0D }
        guard digits.count >= 4, digits.count.isMultiple(of: 2) else { return Array(line) }
        var sum: UInt8 = 0
        for place in stride(from: digits.startIndex, to: digits.endIndex - 2, by: 2) {
            sum &+= UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16) ?? 0
        }
        let check = String(skipped == 1 ? 0 &- sum : ~sum, radix: 16, uppercase: true)
        return Array(line.prefix(skipped)) + digits.dropLast(2) + Array((check.count == 1 ? "0" + check : check).utf8)
    }
}

/// The rows of one architecture with one floating-point extension, by the upper bits of the first halfword, the most specific first.
struct EncodingIndex: Sendable {
    private static let armv6M = EncodingIndex(.armv6M, .none)
    private static let armv7M = EncodingIndex(.armv7M, .none)
    private static let armv7EM = EncodingIndex(.armv7EM, .none)
    private static let armv7EMWithFPv4SP = EncodingIndex(.armv7EM, .fpv4SP)
    private static let armv7EMWithFPv5SP = EncodingIndex(.armv7EM, .fpv5SP)
    private static let armv7EMWithFPv5D16 = EncodingIndex(.armv7EM, .fpv5D16)

    /// The rows of an architecture with an extension; those of the cores that there are, are made once.
    static func of(_ architecture: ArchitectureVersion, _ floatingPoint: FloatingPointExtension) -> EncodingIndex {
        switch (architecture, floatingPoint) {
        case (.armv6M, .none): armv6M
        case (.armv7M, .none): armv7M
        case (.armv7EM, .none): armv7EM
        case (.armv7EM, .fpv4SP): armv7EMWithFPv4SP
        case (.armv7EM, .fpv5SP): armv7EMWithFPv5SP
        case (.armv7EM, .fpv5D16): armv7EMWithFPv5D16
        default: EncodingIndex(architecture, floatingPoint)
        }
    }

    private struct Candidate: Sendable {
        let mask: UInt32
        let value: UInt32
        let row: UInt16
        let hasExclusions: Bool
    }

    /// Where the candidates of a bucket start; one more than there are buckets.
    private let starts: [UInt32]
    private let candidates: [Candidate]

    private static let bucketShift: UInt32 = 4

    private init(_ architecture: ArchitectureVersion, _ floatingPoint: FloatingPointExtension) {
        let table = Encoding.table
        let known = table.indices.filter { table[$0].since <= architecture && table[$0].needs <= floatingPoint }
        let rows = known.sorted { left, right in
            if (table[left].needs == .none) != (table[right].needs == .none) { return table[right].needs == .none }
            let leftBits = table[left].pattern.mask.nonzeroBitCount
            let rightBits = table[right].pattern.mask.nonzeroBitCount
            if leftBits != rightBits { return leftBits > rightBits }
            if table[left].since != table[right].since { return table[left].since > table[right].since }
            return left < right
        }
        var starts: [UInt32] = []
        var candidates: [Candidate] = []
        for bucket in 0..<(UInt32(0x1_0000) >> Self.bucketShift) {
            starts.append(UInt32(candidates.count))
            let first = bucket << Self.bucketShift
            let length: UInt8 = Decoder.is32Bit(UInt16(truncatingIfNeeded: first)) ? 4 : 2
            for row in rows where table[row].length == length {
                let pattern = table[row].pattern
                let shift: UInt32 = length == 4 ? 16 : 0
                let high = (pattern.mask >> shift) & 0xFFFF & ~((1 << Self.bucketShift) - 1)
                guard (pattern.value >> shift ^ first) & high == 0 else { continue }
                candidates.append(
                    Candidate(
                        mask: pattern.mask, value: pattern.value, row: UInt16(row), hasExclusions: !table[row].exclusions.isEmpty))
            }
        }
        starts.append(UInt32(candidates.count))
        self.starts = starts
        self.candidates = candidates
    }

    /// The row that the bits are of.
    func row(_ first: UInt16, _ bits: UInt32) -> Int? {
        let bucket = Int(first >> UInt16(Self.bucketShift))
        for candidate in candidates[Int(starts[bucket])..<Int(starts[bucket + 1])] where bits & candidate.mask == candidate.value {
            if !candidate.hasExclusions || Encoding.table[Int(candidate.row)].matches(bits) { return Int(candidate.row) }
        }
        return nil
    }
}

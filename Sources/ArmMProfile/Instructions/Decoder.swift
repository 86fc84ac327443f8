/// Finds the row of ``Encoding/table`` that an instruction's bits are of, for one architecture.
public struct Decoder: Sendable {
    /// The architecture whose rows it knows.
    public let architecture: ArchitectureVersion
    private let index: EncodingIndex

    /// The decoder of an architecture; decoders of one architecture share their tables.
    public init(_ architecture: ArchitectureVersion) {
        self.architecture = architecture
        index =
            switch architecture {
            case .armv6M: EncodingIndex.armv6M
            case .armv7M: EncodingIndex.armv7M
            case .armv7EM: EncodingIndex.armv7EM
            }
    }

    /// Whether a halfword is the first of two (DDI 0403 A5.1).
    @inlinable public static func is32Bit(_ first: UInt16) -> Bool { first >= 0xE800 }

    /// The instruction that one or two halfwords are; `second` counts only where `first` asks for it.
    public func decode(_ first: UInt16, _ second: UInt16) -> Instruction {
        let bits = Self.is32Bit(first) ? UInt32(first) << 16 | UInt32(second) : UInt32(first)
        if let row = index.row(first, bits) { return Encoding.table[row].instruction(bits, row: UInt16(truncatingIfNeeded: row)) }
        return Instruction(.undefined, length: Self.is32Bit(first) ? 4 : 2)
    }

    /// The row that one or two halfwords are of, or `nil` where they are UNDEFINED.
    package func encoding(_ first: UInt16, _ second: UInt16) -> Encoding? {
        let bits = Self.is32Bit(first) ? UInt32(first) << 16 | UInt32(second) : UInt32(first)
        return index.row(first, bits).map { Encoding.table[$0] }
    }
}

/// Finds the row of ``Encoding/table`` that an instruction's bits are of, for one architecture.
public struct Decoder: Sendable {
    /// The architecture whose rows it knows.
    public let architecture: ArchitectureVersion
    /// The floating-point extension whose rows it knows besides.
    public let floatingPoint: FloatingPointExtension
    private let index: EncodingIndex

    /// The decoder of an architecture with a floating-point extension; decoders of the same share their tables.
    public init(_ architecture: ArchitectureVersion, floatingPoint: FloatingPointExtension = .none) {
        self.architecture = architecture
        self.floatingPoint = floatingPoint
        index = EncodingIndex.of(architecture, floatingPoint)
    }

    /// Whether a halfword is the first of two (DDI 0403 A5.1).
    @inlinable public static func is32Bit(_ first: UInt16) -> Bool { first >= 0xE800 }

    /// The instruction that one or two halfwords are; `second` counts only where `first` asks for it.
    public func decode(_ first: UInt16, _ second: UInt16) -> Instruction {
        let bits = Self.bits(first, second)
        let length: UInt8 = Self.is32Bit(first) ? 4 : 2
        guard let row = index.row(first, bits) else { return Instruction(.undefined, length: length) }
        let instruction = Encoding.table[row].instruction(bits, row: UInt16(truncatingIfNeeded: row))
        return isUndefinedFloatingPoint(instruction) ? Instruction(.undefinedFloatingPoint, length: length) : instruction
    }

    /// The row that one or two halfwords are of, or `nil` where they are UNDEFINED.
    package func encoding(_ first: UInt16, _ second: UInt16) -> Encoding? {
        guard let row = index.row(first, Self.bits(first, second)) else { return nil }
        return decode(first, second).operation == .undefinedFloatingPoint ? nil : Encoding.table[row]
    }

    private static func bits(_ first: UInt16, _ second: UInt16) -> UInt32 {
        is32Bit(first) ? UInt32(first) << 16 | UInt32(second) : UInt32(first)
    }

    /// Coprocessors 10 and 11 are the floating-point extension where there is one: it has what its rows say, and nothing else.
    private func isUndefinedFloatingPoint(_ instruction: Instruction) -> Bool {
        floatingPoint != .none && instruction.operation == .coprocessor && instruction.immediate & ~1 == 10
    }
}

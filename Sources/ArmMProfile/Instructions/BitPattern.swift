/// The diagram of an encoding: which bits are fixed, which should be, and which are fields.
///
/// It is written as the manual draws it, first halfword first: `0` and `1` are fixed bits, `(0)` and `(1)` bits that should be
/// so, and `Rn:4` is a field of four bits (`S` alone is a field of one).
package struct BitPattern: Sendable, Hashable {
    /// One run of bits of a field.
    package struct Slice: Sendable, Hashable {
        /// The field that it is of.
        package let field: EncodingField
        /// The lowest bit of the run, in the whole encoding.
        package let lsb: UInt8
        /// In bits.
        package let width: UInt8

        /// The run's bits in `bits`.
        @inlinable package func value(in bits: UInt32) -> UInt32 {
            (bits >> UInt32(lsb)) & ((1 << UInt32(width)) &- 1)
        }
    }

    /// Bits that must have the values in ``value``.
    package private(set) var mask: UInt32 = 0
    /// The values of the bits of ``mask``.
    package private(set) var value: UInt32 = 0
    /// Bits that are UNPREDICTABLE unless they have the values in ``shouldBeValue``.
    package private(set) var shouldBeMask: UInt32 = 0
    /// The values of the bits of ``shouldBeMask``.
    package private(set) var shouldBeValue: UInt32 = 0
    /// The fields, from the most significant bit down.
    package private(set) var slices: [Slice] = []
    /// 16 or 32.
    package private(set) var width = 0
    /// False when the text is not a diagram of 16 or 32 bits; a test holds every row to it.
    package private(set) var isWellFormed = true

    /// Reads a diagram.
    package init(_ diagram: String) {
        var open: [(field: EncodingField, position: Int, width: Int)] = []
        func push(_ bit: UInt8, fixed: Bool) {
            mask = mask << 1 | (fixed ? 1 : 0)
            value = value << 1 | (fixed && bit == 1 ? 1 : 0)
            shouldBeMask = shouldBeMask << 1 | (fixed ? 0 : 1)
            shouldBeValue = shouldBeValue << 1 | (!fixed && bit == 1 ? 1 : 0)
            width += 1
        }
        for token in diagram.split(separator: " ") {
            guard let first = token.utf8.first else { continue }
            if first == UInt8(ascii: "0") || first == UInt8(ascii: "1") || first == UInt8(ascii: "(") {
                var fixed = true
                for byte in token.utf8 {
                    switch byte {
                    case UInt8(ascii: "("): fixed = false
                    case UInt8(ascii: ")"): fixed = true
                    case UInt8(ascii: "0"), UInt8(ascii: "1"): push(byte - UInt8(ascii: "0"), fixed: fixed)
                    default: isWellFormed = false
                    }
                }
            } else {
                let parts = token.split(separator: ":")
                let bits = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
                guard let field = parts.first.flatMap({ EncodingField(rawValue: String($0)) }), (1...13).contains(bits) else {
                    isWellFormed = false
                    continue
                }
                mask <<= UInt32(bits)
                value <<= UInt32(bits)
                shouldBeMask <<= UInt32(bits)
                shouldBeValue <<= UInt32(bits)
                width += bits
                open.append((field, width, bits))
            }
        }
        isWellFormed = isWellFormed && (width == 16 || width == 32)
        slices = open.map { Slice(field: $0.field, lsb: UInt8(truncatingIfNeeded: width - $0.position), width: UInt8($0.width)) }
    }

    /// A field's bits in `bits`; the lowest run of it when it is drawn twice, 0 when it is not drawn.
    package func value(of field: EncodingField, in bits: UInt32) -> UInt32 {
        var result: UInt32 = 0
        for slice in slices where slice.field == field { result = slice.value(in: bits) }
        return result
    }

    /// Whether a field is drawn.
    package func has(_ field: EncodingField) -> Bool { slices.contains { $0.field == field } }

    /// The bits that "`Rd=1111 S=1`" asks for, as mask and value.
    func condition(_ text: String) -> Condition {
        var condition = Condition(mask: 0, value: 0)
        for term in text.split(separator: " ") {
            let parts = term.split(separator: "=")
            guard parts.count == 2, let field = EncodingField(rawValue: String(parts[0])),
                let wanted = UInt32(parts[1], radix: 2), let slice = slices.first(where: { $0.field == field })
            else { return Condition(mask: 0, value: 1) }
            condition.mask |= ((1 << UInt32(slice.width)) &- 1) << UInt32(slice.lsb)
            condition.value |= wanted << UInt32(slice.lsb)
        }
        return condition
    }

    /// Bits with the values at which an encoding is another one: a "SEE" line of the manual.
    package struct Condition: Sendable, Hashable {
        /// The bits that it is about.
        package internal(set) var mask: UInt32
        /// Their values.
        package internal(set) var value: UInt32
    }
}

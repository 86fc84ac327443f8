/// The bits of a floating-point number, looked at without the code under test.
struct FloatBits {
    let bits: UInt64
    let width: UInt64
    private var fractionBits: UInt64 { width == 16 ? 10 : width == 32 ? 23 : 52 }

    /// A number written with 4, 8 or 16 hexadecimal digits; `nil` for anything else.
    init?(_ text: Substring) {
        guard [4, 8, 16].contains(text.count), let bits = UInt64(text, radix: 16) else { return nil }
        self.init(bits, width: UInt64(4 * text.count))
    }

    init(_ bits: UInt64, width: UInt64) {
        self.bits = bits
        self.width = width
    }

    var sign: UInt64 { bits & 1 << (width - 1) }
    var isNaN: Bool { magnitude > infinity }
    var isSignaling: Bool { isNaN && bits & quietBit == 0 }
    var isDenormal: Bool { magnitude != 0 && magnitude < 1 << fractionBits }
    var quieted: UInt64 { bits | quietBit }
    var defaultNaN: UInt64 { infinity | quietBit }
    private var magnitude: UInt64 { bits & (1 << (width - 1) - 1) }
    private var infinity: UInt64 { (1 << (width - 1) - 1) & ~(1 << fractionBits - 1) }
    private var quietBit: UInt64 { 1 << (fractionBits - 1) }
}

/// What a floating-point number is; the manual's `FPType`.
@frozen
public enum FPType: UInt8, Sendable, Hashable {
    /// Zero, also one that a denormalized number was flushed to.
    case zero
    /// A finite number but zero.
    case nonzero
    /// An infinity.
    case infinity
    /// A quiet NaN.
    case quietNaN
    /// A signaling NaN.
    case signalingNaN
}

/// The parts of a floating-point number. A nonzero one is `significand` times two to the power `exponent` - 62.
@frozen
public struct FPUnpacked: Sendable, Hashable {
    /// What it is.
    public var type: FPType
    /// Whether the sign bit is set.
    public var sign: Bool
    /// The power of two of the leading one.
    public var exponent: Int
    /// The digits: the leading one of a nonzero number is bit 62, which leaves room for a carry. Else 0.
    public var significand: UInt64

    /// The parts put together.
    @inlinable @inline(__always)
    init(_ type: FPType, sign: Bool, exponent: Int = 0, significand: UInt64 = 0) {
        self.type = type
        self.sign = sign
        self.exponent = exponent
        self.significand = significand
    }

    /// Whether it is a NaN of either kind.
    @inlinable @inline(__always)
    public var isNaN: Bool { type == .quietNaN || type == .signalingNaN }
}

/// `FPUnpack()`: the parts of a number. Flushes a denormalized one to zero if FPSCR.FZ says so and the format is not half
/// precision (DDI 0403 A2.5.6).
@inlinable @inline(__always)
public func fpUnpack<Format: FPFormat>(_ bits: Format, _ fpscr: inout FPSCR) -> FPUnpacked {
    let sign = bits & Format.signBit != 0
    let fraction = UInt64(truncatingIfNeeded: bits & Format.fractionMask)
    let field = Int(truncatingIfNeeded: (bits & ~Format.signBit) &>> Format(truncatingIfNeeded: Format.fractionBits))
    let point = UInt64(truncatingIfNeeded: 62 &- Format.fractionBits)
    if field == 0 { return fpUnpackSmall(fraction, sign, Format.self, &fpscr) }
    if field == Format.maximumExponentField, !(Format.bitWidth == 16 && fpscr.alternativeHalfPrecision) {
        if fraction == 0 { return FPUnpacked(.infinity, sign: sign) }
        return FPUnpacked(bits & Format.quietBit != 0 ? .quietNaN : .signalingNaN, sign: sign)
    }
    return FPUnpacked(
        .nonzero, sign: sign, exponent: field &- Format.exponentBias, significand: 1 &<< 62 | fraction &<< point)
}

/// The rest of `FPUnpack()`, for an exponent field of 0: zeros and denormalized numbers.
@inlinable
func fpUnpackSmall<Format: FPFormat>(
    _ fraction: UInt64, _ sign: Bool, _: Format.Type, _ fpscr: inout FPSCR
) -> FPUnpacked {
    if fraction == 0 { return FPUnpacked(.zero, sign: sign) }
    if fpscr.flushToZero, Format.bitWidth != 16 {
        fpscr.raise(.inputDenormal)
        return FPUnpacked(.zero, sign: sign)
    }
    let zeros = fraction.leadingZeroBitCount &- 1
    let exponent = 63 &- Format.exponentBias &- Format.fractionBits &- zeros
    return FPUnpacked(.nonzero, sign: sign, exponent: exponent, significand: fraction &<< UInt64(truncatingIfNeeded: zeros))
}

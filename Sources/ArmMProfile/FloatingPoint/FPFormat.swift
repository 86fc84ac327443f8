/// The bits of a floating-point number: 16 for half, 32 for single and 64 for double precision.
public protocol FPFormat: FixedWidthInteger, UnsignedInteger, Sendable {
    /// How many bits the fraction has.
    static var fractionBits: Int { get }
}

extension UInt16: FPFormat {
    /// Half precision has 10 bits of fraction.
    @inlinable
    public static var fractionBits: Int { 10 }
}

extension UInt32: FPFormat {
    /// Single precision has 23 bits of fraction.
    @inlinable
    public static var fractionBits: Int { 23 }
}

extension UInt64: FPFormat {
    /// Double precision has 52 bits of fraction.
    @inlinable
    public static var fractionBits: Int { 52 }
}

extension FPFormat {
    /// The exponent field of infinities and NaNs.
    @inlinable @inline(__always)
    static var maximumExponentField: Int { 1 &<< (bitWidth &- 1 &- fractionBits) &- 1 }

    /// What is added to an exponent to make the exponent field.
    @inlinable @inline(__always)
    static var exponentBias: Int { maximumExponentField &>> 1 }

    /// The sign bit.
    @inlinable @inline(__always)
    static var signBit: Self { 1 &<< (Self(truncatingIfNeeded: bitWidth) &- 1) }

    /// The bit of the fraction that is 1 in a quiet NaN.
    @inlinable @inline(__always)
    static var quietBit: Self { 1 &<< (Self(truncatingIfNeeded: fractionBits) &- 1) }

    /// The bits of the fraction.
    @inlinable @inline(__always)
    static var fractionMask: Self { 1 &<< Self(truncatingIfNeeded: fractionBits) &- 1 }

    /// `FPZero()`: the zero of a sign.
    @inlinable @inline(__always)
    public static func fpZero(_ sign: Bool) -> Self { sign ? signBit : 0 }

    /// `FPInfinity()`: the infinity of a sign.
    @inlinable @inline(__always)
    public static func fpInfinity(_ sign: Bool) -> Self { fpZero(sign) | ~signBit ^ fractionMask }

    /// `FPMaxNormal()`: the finite number of a sign that is farthest from zero.
    @inlinable @inline(__always)
    public static func fpMaxNormal(_ sign: Bool) -> Self { fpInfinity(sign) &- 1 }

    /// `FPDefaultNaN()`: the quiet NaN without sign and payload.
    @inlinable @inline(__always)
    public static var fpDefaultNaN: Self { fpInfinity(false) | quietBit }
}

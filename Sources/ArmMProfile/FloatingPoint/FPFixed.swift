/// An integer with a binary point: what VCVT converts to and from.
@frozen
public struct FPFixed: Sendable, Hashable {
    /// How many bits it has: 16 or 32.
    public var width: Int
    /// How many of them stand after the point: 0 to `width`.
    public var fractionBits: Int
    /// Whether it has no sign.
    public var isUnsigned: Bool

    /// A kind of fixed-point number; without further words, an integer of 32 bits.
    @inlinable @inline(__always)
    public init(width: Int = 32, fractionBits: Int = 0, isUnsigned: Bool) {
        self.width = width
        self.fractionBits = fractionBits
        self.isUnsigned = isUnsigned
    }
}

/// `FPToFixed()`: the number as a fixed-point number, saturated, extended to 32 bits by its own sign (DDI 0403 A2.5.6).
///
/// - Parameter rounding: That of FPSCR, towards zero, or the one that the instruction names.
@inlinable
public func fpToFixed<Format: FPFormat>(
    _ operand: Format, _ fixed: FPFixed, _ rounding: FPRounding, _ fpscr: inout FPSCR
) -> UInt32 {
    let value = fpUnpack(operand, &fpscr)
    let least = fixed.isUnsigned ? 0 : -1 &<< (fixed.width &- 1)
    let greatest = fixed.isUnsigned ? 1 &<< fixed.width &- 1 : ~least
    switch value.type {
    case .zero: return 0
    case .quietNaN, .signalingNaN:
        fpscr.raise(.invalidOperation)
        return 0
    case .nonzero where value.exponent &+ fixed.fractionBits < 40:
        let rounded = fpInteger(value, scaledBy: fixed.fractionBits, rounding)
        let integer = value.sign ? 0 &- Int(truncatingIfNeeded: rounded.magnitude) : Int(truncatingIfNeeded: rounded.magnitude)
        if integer >= least, integer <= greatest {
            if rounded.inexact { fpscr.raise(.inexact) }
            return UInt32(truncatingIfNeeded: integer)
        }
    default: break
    }
    fpscr.raise(.invalidOperation)
    return UInt32(truncatingIfNeeded: value.sign ? least : greatest)
}

/// `FixedToFP()`: the fixed-point number in the low bits of the operand as a floating-point number.
@inlinable
public func fixedToFP<Format: FPFormat>(
    _ operand: UInt32, _ fixed: FPFixed, _ rounding: FPRounding, _ fpscr: inout FPSCR
) -> Format {
    let unused = Int64(64 &- fixed.width)
    let left = Int64(operand) &<< unused
    let integer = fixed.isUnsigned ? Int64(bitPattern: UInt64(bitPattern: left) &>> UInt64(unused)) : left &>> unused
    if integer == 0 { return Format.fpZero(false) }
    let zeros = integer.magnitude.leadingZeroBitCount &- 1
    let significand = integer.magnitude &<< UInt64(truncatingIfNeeded: zeros)
    return fpRound(integer < 0, 62 &- zeros &- fixed.fractionBits, significand, rounding, &fpscr)
}

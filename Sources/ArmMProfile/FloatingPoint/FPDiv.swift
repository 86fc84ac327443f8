/// `FPDiv()`: the quotient (DDI 0403 A2.5.6).
@inlinable
public func fpDiv<Format: FPFormat>(_ op1: Format, _ op2: Format, _ fpscr: inout FPSCR) -> Format {
    let value1 = fpUnpack(op1, &fpscr)
    let value2 = fpUnpack(op2, &fpscr)
    if value1.type != .nonzero || value2.type != .nonzero {
        return fpDivSpecial(value1, value2, op1, op2, &fpscr)
    }
    // As integers of 53 bits, the dividend one bit longer if it would be the smaller: the quotient is in [1, 2).
    let isSmaller = value1.significand < value2.significand
    let dividend = value1.significand &>> (isSmaller ? 9 : 10)
    let divisor = value2.significand &>> 10
    // The host's division is the nearest 53-bit quotient, for these integers are exact; the integers tell whether the true
    // one is above or below. It is never half-way between two numbers of 53 bits.
    let quotient = UInt64((Double(Int64(dividend)) / Double(Int64(divisor))) * 0x1p52)
    let reached = UInt128(quotient) &* UInt128(divisor)
    let exponent = value1.exponent &- value2.exponent &- (isSmaller ? 1 : 0)
    let significand = nudged(quotient &<< 10, reached, towards: UInt128(dividend) &<< 52)
    return fpRound(value1.sign != value2.sign, exponent, significand, &fpscr)
}

/// The quotient when an operand is zero, infinite or a NaN.
@inlinable
func fpDivSpecial<Format: FPFormat>(
    _ value1: FPUnpacked, _ value2: FPUnpacked, _ op1: Format, _ op2: Format, _ fpscr: inout FPSCR
) -> Format {
    if value1.isNaN || value2.isNaN { return fpProcessNaNs(value1.type, value2.type, op1, op2, &fpscr) }
    let sign = value1.sign != value2.sign
    switch (value1.type, value2.type) {
    case (.infinity, .infinity), (.zero, .zero): return fpInvalid(&fpscr)
    case (.infinity, _): return Format.fpInfinity(sign)
    case (_, .zero):
        fpscr.raise(.divideByZero)
        return Format.fpInfinity(sign)
    default: return Format.fpZero(sign)
    }
}

/// A significand of 53 bits in the bits from 62 down, moved by one in bit 0 if what it stands for is not what was wanted.
@inlinable @inline(__always)
func nudged(_ significand: UInt64, _ reached: UInt128, towards wanted: UInt128) -> UInt64 {
    if reached < wanted { return significand &+ 1 }
    return reached > wanted ? significand &- 1 : significand
}

/// `FPAdd()`: the sum (DDI 0403 A2.5.6).
@inlinable
public func fpAdd<Format: FPFormat>(_ op1: Format, _ op2: Format, _ fpscr: inout FPSCR) -> Format {
    fpSum(op1, op2, subtract: false, &fpscr)
}

/// `FPSub()`: the first operand minus the second.
@inlinable
public func fpSub<Format: FPFormat>(_ op1: Format, _ op2: Format, _ fpscr: inout FPSCR) -> Format {
    fpSum(op1, op2, subtract: true, &fpscr)
}

/// The sum, or the difference, of which only the sign of the second operand is another; that of a NaN stays.
@inlinable @inline(__always)
func fpSum<Format: FPFormat>(_ op1: Format, _ op2: Format, subtract: Bool, _ fpscr: inout FPSCR) -> Format {
    let value1 = fpUnpack(op1, &fpscr)
    var value2 = fpUnpack(op2, &fpscr)
    value2.sign = value2.sign != subtract
    if value1.type != .nonzero || value2.type != .nonzero {
        return fpSumSpecial(value1, value2, op1, op2, &fpscr)
    }
    return fpSumFinite(value1, value2, &fpscr)
}

/// The sum when an operand is zero, infinite or a NaN.
@inlinable
func fpSumSpecial<Format: FPFormat>(
    _ value1: FPUnpacked, _ value2: FPUnpacked, _ op1: Format, _ op2: Format, _ fpscr: inout FPSCR
) -> Format {
    if value1.isNaN || value2.isNaN { return fpProcessNaNs(value1.type, value2.type, op1, op2, &fpscr) }
    if value1.type == .infinity {
        if value2.type == .infinity, value1.sign != value2.sign { return fpInvalid(&fpscr) }
        return Format.fpInfinity(value1.sign)
    }
    if value2.type == .infinity { return Format.fpInfinity(value2.sign) }
    if value1.type == .nonzero { return fpRound(value1.sign, value1.exponent, value1.significand, &fpscr) }
    if value2.type == .nonzero { return fpRound(value2.sign, value2.exponent, value2.significand, &fpscr) }
    return Format.fpZero(value1.sign == value2.sign ? value1.sign : fpExactZeroSign(fpscr))
}

/// The sign of a sum that is exactly zero though its terms have different signs.
@inlinable
func fpExactZeroSign(_ fpscr: FPSCR) -> Bool { fpscr.roundingMode == .towardsMinusInfinity }

/// The sum of two finite numbers that are not zero.
@inlinable @inline(__always)
func fpSumFinite<Format: FPFormat>(_ value1: FPUnpacked, _ value2: FPUnpacked, _ fpscr: inout FPSCR) -> Format {
    let isOrdered =
        value1.exponent > value2.exponent
        || value1.exponent == value2.exponent && value1.significand >= value2.significand
    let large = isOrdered ? value1 : value2
    let small = isOrdered ? value2 : value1
    let aligned = shiftRightSticky(small.significand, large.exponent &- small.exponent)
    if large.sign == small.sign {
        let sum = large.significand &+ aligned
        let carry = sum &>> 63
        return fpRound(large.sign, large.exponent &+ Int(truncatingIfNeeded: carry), sum &>> carry | sum & carry, &fpscr)
    }
    let difference = large.significand &- aligned
    if difference == 0 { return Format.fpZero(fpExactZeroSign(fpscr)) }
    let zeros = difference.leadingZeroBitCount &- 1
    return fpRound(large.sign, large.exponent &- zeros, difference &<< UInt64(truncatingIfNeeded: zeros), &fpscr)
}

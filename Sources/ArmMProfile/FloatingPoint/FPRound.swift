/// `FPRound()`: the number of a format that is nearest to significand x 2^(exponent - 62) by FPSCR.RMode (DDI 0403 A2.5.6).
///
/// Bit 62 of the significand is its leading one. Bit 0 is 1 also if anything below it is not zero.
@inlinable @inline(__always)
func fpRound<Format: FPFormat>(_ sign: Bool, _ exponent: Int, _ significand: UInt64, _ fpscr: inout FPSCR) -> Format {
    fpRound(sign, exponent, significand, fpscr.roundingMode, &fpscr)
}

/// `FPRound()` with another rounding than that of FPSCR.
@inlinable @inline(__always)
func fpRound<Format: FPFormat>(
    _ sign: Bool, _ exponent: Int, _ significand: UInt64, _ rounding: FPRounding, _ fpscr: inout FPSCR
) -> Format {
    let field = exponent &+ Format.exponentBias
    if field <= 0 { return fpRoundTiny(sign, field, significand, rounding, &fpscr) }
    let point = UInt64(truncatingIfNeeded: 62 &- Format.fractionBits)
    let half = 1 &<< (point &- 1) as UInt64
    let error = significand & (half &<< 1 &- 1)
    let mantissa = significand &>> point
    // The leading one of the mantissa adds 1 to the exponent field, and so does a carry out of the fraction.
    var magnitude = UInt64(truncatingIfNeeded: field &- 1) &<< UInt64(truncatingIfNeeded: Format.fractionBits) &+ mantissa
    if error != 0, rounding.roundsUp(sign: sign, odd: mantissa & 1 != 0, error: error, half: half) { magnitude &+= 1 }
    let limit = Format.bitWidth == 16 && fpscr.alternativeHalfPrecision ? Format.signBit : Format.fpInfinity(false)
    if magnitude >= UInt64(truncatingIfNeeded: limit) { return fpOverflow(sign, rounding, &fpscr) }
    if error != 0 { fpscr.raise(.inexact) }
    return Format.fpZero(sign) | Format(truncatingIfNeeded: magnitude)
}

/// `FPRound()` of a number below the normal ones; `field` is 0 or less.
@inlinable
func fpRoundTiny<Format: FPFormat>(
    _ sign: Bool, _ field: Int, _ significand: UInt64, _ rounding: FPRounding, _ fpscr: inout FPSCR
) -> Format {
    if fpscr.flushToZero, Format.bitWidth != 16 {
        fpscr.raise(.underflow)
        return Format.fpZero(sign)
    }
    let denormalized = shiftRightSticky(significand, 1 &- field)
    let point = UInt64(truncatingIfNeeded: 62 &- Format.fractionBits)
    let half = 1 &<< (point &- 1) as UInt64
    let error = denormalized & (half &<< 1 &- 1)
    var magnitude = denormalized &>> point
    if error != 0 {
        fpscr.raise([.underflow, .inexact])
        if rounding.roundsUp(sign: sign, odd: magnitude & 1 != 0, error: error, half: half) { magnitude &+= 1 }
    }
    return Format.fpZero(sign) | Format(truncatingIfNeeded: magnitude)
}

/// The result of `FPRound()` for a number too great for the format.
@inlinable
func fpOverflow<Format: FPFormat>(_ sign: Bool, _ rounding: FPRounding, _ fpscr: inout FPSCR) -> Format {
    if Format.bitWidth == 16, fpscr.alternativeHalfPrecision {
        fpscr.raise(.invalidOperation)
        return Format.fpZero(sign) | ~Format.signBit
    }
    fpscr.raise([.overflow, .inexact])
    return rounding.overflowsToInfinity(sign: sign) ? Format.fpInfinity(sign) : Format.fpMaxNormal(sign)
}

/// The value shifted right by `count`, at least 0; bit 0 is 1 also if a 1 was shifted out.
@inlinable @inline(__always)
func shiftRightSticky<Word: FixedWidthInteger & UnsignedInteger>(_ value: Word, _ count: Int) -> Word {
    if count == 0 { return value }
    if count >= Word.bitWidth { return value == 0 ? 0 : 1 }
    let lost = value &<< Word(truncatingIfNeeded: Word.bitWidth &- count)
    return value &>> Word(truncatingIfNeeded: count) | (lost == 0 ? 0 : 1)
}

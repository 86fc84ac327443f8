/// `FPRoundInt()`: the number rounded to an integer of the same format (DDI 0403 A2.5.6).
///
/// - Parameter exact: Whether a number that is no integer sets IXC, as with VRINTX.
@inlinable
public func fpRoundInt<Format: FPFormat>(
    _ operand: Format, _ rounding: FPRounding, exact: Bool, _ fpscr: inout FPSCR
) -> Format {
    let value = fpUnpack(operand, &fpscr)
    switch value.type {
    case .quietNaN, .signalingNaN: return fpProcessNaN(value.type, operand, &fpscr)
    case .infinity: return operand
    case .zero: return Format.fpZero(value.sign)
    case .nonzero: break
    }
    if value.exponent >= Format.fractionBits { return operand }
    let rounded = fpInteger(value, scaledBy: 0, rounding)
    if exact, rounded.inexact { fpscr.raise(.inexact) }
    if rounded.magnitude == 0 { return Format.fpZero(value.sign) }
    let zeros = rounded.magnitude.leadingZeroBitCount &- 1
    return fpRound(value.sign, 62 &- zeros, rounded.magnitude &<< UInt64(truncatingIfNeeded: zeros), &fpscr)
}

/// The magnitude of a number times two to the power `scale`, rounded to an integer, and whether that was inexact. The scaled
/// number must be below two to the power 62.
@inlinable @inline(__always)
func fpInteger(
    _ value: FPUnpacked, scaledBy scale: Int, _ rounding: FPRounding
) -> (magnitude: UInt64, inexact: Bool) {
    let point = 62 &- value.exponent &- scale
    if point <= 0 { return (value.significand, false) }
    // Less than half a unit: any error below the half stands for it.
    let isSmall = point > 63
    let half = 1 &<< (isSmall ? 62 : UInt64(truncatingIfNeeded: point &- 1)) as UInt64
    let error = isSmall ? 1 : value.significand & (half &<< 1 &- 1)
    let magnitude = isSmall ? 0 : value.significand &>> UInt64(truncatingIfNeeded: point)
    let roundsUp = error != 0 && rounding.roundsUp(sign: value.sign, odd: magnitude & 1 != 0, error: error, half: half)
    return (roundsUp ? magnitude &+ 1 : magnitude, error != 0)
}

/// Converts between half, single and double precision: `FPHalfToSingle()`, `FPSingleToHalf()`, `FPHalfToDouble()`,
/// `FPDoubleToHalf()`, `FPSingleToDouble()` and `FPDoubleToSingle()` (DDI 0403 A2.5.6).
@inlinable
public func fpConvert<From: FPFormat, To: FPFormat>(_ operand: From, to _: To.Type = To.self, _ fpscr: inout FPSCR) -> To {
    let value = fpUnpack(operand, &fpscr)
    let isAlternative = To.bitWidth == 16 && fpscr.alternativeHalfPrecision
    switch value.type {
    case .zero: return To.fpZero(value.sign)
    case .nonzero: return fpRound(value.sign, value.exponent, value.significand, &fpscr)
    case .infinity:
        return isAlternative ? fpOverflow(value.sign, .tiesToEven, &fpscr) : To.fpInfinity(value.sign)
    case .quietNaN, .signalingNaN:
        if value.type == .signalingNaN || isAlternative { fpscr.raise(.invalidOperation) }
        if isAlternative { return To.fpZero(value.sign) }
        if fpscr.defaultNaN { return To.fpDefaultNaN }
        // The upper bits of the fraction stay the upper bits.
        let fraction = UInt64(truncatingIfNeeded: operand & From.fractionMask)
        let widened = fraction &<< UInt64(truncatingIfNeeded: 52 &- From.fractionBits)
        let narrowed = To(truncatingIfNeeded: widened &>> UInt64(truncatingIfNeeded: 52 &- To.fractionBits))
        return To.fpInfinity(value.sign) | To.quietBit | narrowed
    }
}

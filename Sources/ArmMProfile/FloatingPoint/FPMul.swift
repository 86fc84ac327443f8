/// `FPMul()`: the product (DDI 0403 A2.5.6).
@inlinable
public func fpMul<Format: FPFormat>(_ op1: Format, _ op2: Format, _ fpscr: inout FPSCR) -> Format {
    let value1 = fpUnpack(op1, &fpscr)
    let value2 = fpUnpack(op2, &fpscr)
    let sign = value1.sign != value2.sign
    if value1.type != .nonzero || value2.type != .nonzero {
        return fpMulSpecial(value1, value2, op1, op2, &fpscr)
    }
    // The leading one of the product is its bit 124 or 125; shifted left by 2, it is bit 62 or 63 of the high word.
    let product = (value1.significand &<< 1).multipliedFullWidth(by: value2.significand &<< 1)
    let high = product.high | (product.low == 0 ? 0 : 1)
    let carry = high &>> 63
    return fpRound(
        sign, value1.exponent &+ value2.exponent &+ Int(truncatingIfNeeded: carry), high &>> carry | high & carry, &fpscr)
}

/// The product when an operand is zero, infinite or a NaN.
@inlinable
func fpMulSpecial<Format: FPFormat>(
    _ value1: FPUnpacked, _ value2: FPUnpacked, _ op1: Format, _ op2: Format, _ fpscr: inout FPSCR
) -> Format {
    if value1.isNaN || value2.isNaN { return fpProcessNaNs(value1.type, value2.type, op1, op2, &fpscr) }
    let sign = value1.sign != value2.sign
    let infinite = value1.type == .infinity || value2.type == .infinity
    let zero = value1.type == .zero || value2.type == .zero
    if infinite { return zero ? fpInvalid(&fpscr) : Format.fpInfinity(sign) }
    return Format.fpZero(sign)
}

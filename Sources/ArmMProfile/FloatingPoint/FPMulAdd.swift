/// `FPMulAdd()`: the sum of `addend` and the product of the other two, rounded once (DDI 0403 A2.5.6).
@inlinable
public func fpMulAdd<Format: FPFormat>(
    _ addend: Format, _ op1: Format, _ op2: Format, _ fpscr: inout FPSCR
) -> Format {
    let valueA = fpUnpack(addend, &fpscr)
    let value1 = fpUnpack(op1, &fpscr)
    let value2 = fpUnpack(op2, &fpscr)
    if valueA.type != .nonzero || value1.type != .nonzero || value2.type != .nonzero {
        return fpMulAddSpecial(valueA, value1, value2, addend, op1, op2, &fpscr)
    }
    let sign = value1.sign != value2.sign
    let exponent = value1.exponent &+ value2.exponent
    if Format.bitWidth == 32 {
        // The product of two significands of 24 bits is exact in 62.
        let product = (value1.significand &>> 32) &* (value2.significand &>> 31)
        let carry = Int(truncatingIfNeeded: product &>> 62)
        let significand = product &<< UInt64(truncatingIfNeeded: 1 &- carry)
        return fpSumFinite(valueA, FPUnpacked(.nonzero, sign: sign, exponent: exponent &+ carry, significand: significand), &fpscr)
    }
    let product = UInt128(value1.significand) &* UInt128(value2.significand)
    return fpMulAddFinite(valueA, sign, exponent, product, &fpscr)
}

/// The sum of a number that is not zero and a product, whose bit 124 has the weight two to the power `exponent`.
@inlinable @inline(__always)
func fpMulAddFinite<Format: FPFormat>(
    _ addend: FPUnpacked, _ sign: Bool, _ exponent: Int, _ product: UInt128, _ fpscr: inout FPSCR
) -> Format {
    var addendWord = UInt128(addend.significand) &<< 62
    var productWord = product
    let distance = addend.exponent &- exponent
    if distance > 0 {
        productWord = shiftRightSticky(product, distance)
    } else {
        addendWord = shiftRightSticky(addendWord, 0 &- distance)
    }
    let top = max(addend.exponent, exponent)
    if addend.sign == sign { return fpRound128(sign, top, addendWord &+ productWord, &fpscr) }
    if addendWord == productWord { return Format.fpZero(fpExactZeroSign(fpscr)) }
    if addendWord > productWord { return fpRound128(addend.sign, top, addendWord &- productWord, &fpscr) }
    return fpRound128(sign, top, productWord &- addendWord, &fpscr)
}

/// `FPRound()` of a significand of 128 bits, not zero, whose bit 124 has the weight two to the power `exponent`.
@inlinable @inline(__always)
func fpRound128<Format: FPFormat>(_ sign: Bool, _ exponent: Int, _ significand: UInt128, _ fpscr: inout FPSCR) -> Format {
    let zeros = significand.leadingZeroBitCount
    let normalized = significand &<< UInt128(truncatingIfNeeded: zeros)
    let high = UInt64(truncatingIfNeeded: normalized &>> 65)
    let sticky = UInt64(truncatingIfNeeded: normalized) == 0 && UInt64(truncatingIfNeeded: normalized &>> 64) & 1 == 0
    return fpRound(sign, exponent &+ 3 &- zeros, high | (sticky ? 0 : 1), &fpscr)
}

/// The result when an operand is zero, infinite or a NaN.
@inlinable
func fpMulAddSpecial<Format: FPFormat>(
    _ valueA: FPUnpacked, _ value1: FPUnpacked, _ value2: FPUnpacked,
    _ addend: Format, _ op1: Format, _ op2: Format, _ fpscr: inout FPSCR
) -> Format {
    let infinite = value1.type == .infinity || value2.type == .infinity
    let zero = value1.type == .zero || value2.type == .zero
    if valueA.isNaN || value1.isNaN || value2.isNaN {
        let result = fpProcessNaNs3(valueA.type, value1.type, value2.type, addend, op1, op2, &fpscr)
        return valueA.type == .quietNaN && infinite && zero ? fpInvalid(&fpscr) : result
    }
    let sign = value1.sign != value2.sign
    if infinite {
        if zero || valueA.type == .infinity && valueA.sign != sign { return fpInvalid(&fpscr) }
        return Format.fpInfinity(sign)
    }
    if valueA.type == .infinity { return Format.fpInfinity(valueA.sign) }
    if zero {
        if valueA.type == .nonzero { return fpRound(valueA.sign, valueA.exponent, valueA.significand, &fpscr) }
        return Format.fpZero(valueA.sign == sign ? sign : fpExactZeroSign(fpscr))
    }
    let product = UInt128(value1.significand) &* UInt128(value2.significand)
    return fpRound128(sign, value1.exponent &+ value2.exponent, product, &fpscr)
}

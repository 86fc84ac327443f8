/// `FPSqrt()`: the square root (DDI 0403 A2.5.6).
@inlinable
public func fpSqrt<Format: FPFormat>(_ operand: Format, _ fpscr: inout FPSCR) -> Format {
    let value = fpUnpack(operand, &fpscr)
    switch value.type {
    case .quietNaN, .signalingNaN: return fpProcessNaN(value.type, operand, &fpscr)
    case .zero: return Format.fpZero(value.sign)
    case .infinity where !value.sign: return Format.fpInfinity(false)
    case .nonzero where !value.sign: break
    default: return fpInvalid(&fpscr)
    }
    // An integer of 53 or 54 bits times an even power of two.
    let isOdd = value.exponent & 1 != 0
    let radicand = value.significand &>> (isOdd ? 9 : 10)
    let exponent = (value.exponent &- (isOdd ? 1 : 0)) &>> 1
    // The host's root is the nearest of 53 bits, for the integer is exact; the integers tell whether the true one is above or
    // below. It is never half-way between two numbers of 53 bits.
    let root = UInt64(Double(Int64(radicand)).squareRoot() * 0x1p26)
    let significand = nudged(root &<< 10, UInt128(root) &* UInt128(root), towards: UInt128(radicand) &<< 52)
    return fpRound(false, exponent, significand, &fpscr)
}

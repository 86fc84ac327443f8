/// `FPProcessNaN()`: the quiet NaN that an operation with a NaN operand gives (DDI 0403 A2.5.6).
@inlinable
public func fpProcessNaN<Format: FPFormat>(_ type: FPType, _ operand: Format, _ fpscr: inout FPSCR) -> Format {
    if type == .signalingNaN { fpscr.raise(.invalidOperation) }
    return fpscr.defaultNaN ? Format.fpDefaultNaN : operand | Format.quietBit
}

/// The result of an invalid operation: the default NaN, and IOC is set.
@inlinable
func fpInvalid<Format: FPFormat>(_ fpscr: inout FPSCR) -> Format {
    fpscr.raise(.invalidOperation)
    return Format.fpDefaultNaN
}

/// `FPProcessNaNs()` when one of the operands is a NaN: the first signaling one decides, else the first quiet one.
@inlinable
func fpProcessNaNs<Format: FPFormat>(
    _ type1: FPType, _ type2: FPType, _ op1: Format, _ op2: Format, _ fpscr: inout FPSCR
) -> Format {
    if type1 == .signalingNaN { return fpProcessNaN(type1, op1, &fpscr) }
    if type2 == .signalingNaN { return fpProcessNaN(type2, op2, &fpscr) }
    if type1 == .quietNaN { return fpProcessNaN(type1, op1, &fpscr) }
    return fpProcessNaN(type2, op2, &fpscr)
}

/// `FPProcessNaNs3()` when one of the operands is a NaN.
@inlinable
func fpProcessNaNs3<Format: FPFormat>(
    _ type1: FPType, _ type2: FPType, _ type3: FPType, _ op1: Format, _ op2: Format, _ op3: Format, _ fpscr: inout FPSCR
) -> Format {
    if type1 == .signalingNaN { return fpProcessNaN(type1, op1, &fpscr) }
    if type2 == .signalingNaN { return fpProcessNaN(type2, op2, &fpscr) }
    if type3 == .signalingNaN { return fpProcessNaN(type3, op3, &fpscr) }
    if type1 == .quietNaN { return fpProcessNaN(type1, op1, &fpscr) }
    if type2 == .quietNaN { return fpProcessNaN(type2, op2, &fpscr) }
    return fpProcessNaN(type3, op3, &fpscr)
}

/// `FPMaxNum()`: the greater number; a quiet NaN beside a number counts for nothing (DDI 0403 A2.5.6).
@inlinable
public func fpMaxNum<Format: FPFormat>(_ op1: Format, _ op2: Format, _ fpscr: inout FPSCR) -> Format {
    fpExtremeNum(op1, op2, maximum: true, &fpscr)
}

/// `FPMinNum()`: the smaller number; a quiet NaN beside a number counts for nothing.
@inlinable
public func fpMinNum<Format: FPFormat>(_ op1: Format, _ op2: Format, _ fpscr: inout FPSCR) -> Format {
    fpExtremeNum(op1, op2, maximum: false, &fpscr)
}

/// The greater or the smaller number. Of two zeros, +0 is the greater.
@inlinable
func fpExtremeNum<Format: FPFormat>(_ op1: Format, _ op2: Format, maximum: Bool, _ fpscr: inout FPSCR) -> Format {
    let value1 = fpUnpack(op1, &fpscr)
    let value2 = fpUnpack(op2, &fpscr)
    switch (value1.type, value2.type) {
    case (.signalingNaN, _), (_, .signalingNaN), (.quietNaN, .quietNaN):
        return fpProcessNaNs(value1.type, value2.type, op1, op2, &fpscr)
    case (.quietNaN, _): return fpFlushed(op2, value2)
    case (_, .quietNaN): return fpFlushed(op1, value1)
    case (.zero, .zero): return Format.fpZero(maximum ? value1.sign && value2.sign : value1.sign || value2.sign)
    default:
        let isFirst = (fpOrder(op1, value1) > fpOrder(op2, value2)) == maximum
        return isFirst ? fpFlushed(op1, value1) : fpFlushed(op2, value2)
    }
}

/// The bits of a number that is no NaN, as they are after it was unpacked.
@inlinable
func fpFlushed<Format: FPFormat>(_ bits: Format, _ value: FPUnpacked) -> Format {
    value.type == .zero ? Format.fpZero(value.sign) : bits
}

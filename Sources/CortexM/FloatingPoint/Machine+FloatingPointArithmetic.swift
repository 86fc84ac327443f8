import ArmMProfile

extension Machine {
    /// An encoding that the extension does not have: CPACR is looked at before it is UNDEFINED.
    mutating func undefinedFloatingPointFault() throws(Fault) -> Fault {
        try checkVFPEnabled(privileged: state.isPrivileged)
        return Fault(.undefinstr)
    }

    /// What computes Fd from Fn, Fm and Fd in one precision.
    mutating func executeFloatingPointArithmetic(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        let (d, n, m) = (Int(i.rd), Int(i.rn), Int(i.rm))
        if i.flags.contains(.doublePrecision) {
            floatingPoint[double: d] = Self.result(
                i, floatingPoint[double: d], floatingPoint[double: n], floatingPoint[double: m], &fpscr)
        } else {
            floatingPoint[single: d] = Self.result(
                i, floatingPoint[single: d], floatingPoint[single: n], floatingPoint[single: m], &fpscr)
        }
        floatingPoint.fpscr = fpscr
    }

    /// The operation that is named, of the values of Fd, Fn and Fm.
    @inline(__always)
    private static func result<Format: FPFormat>(
        _ i: Instruction, _ d: Format, _ n: Format, _ m: Format, _ fpscr: inout FPSCR
    ) -> Format {
        switch i.operation {
        case .vabs: fpAbs(m)
        case .vadd: fpAdd(n, m, &fpscr)
        case .vdiv: fpDiv(n, m, &fpscr)
        case .vfma: fpMulAdd(d, n, m, &fpscr)
        case .vfms: fpMulAdd(d, fpNeg(n), m, &fpscr)
        case .vfnma: fpMulAdd(fpNeg(d), fpNeg(n), m, &fpscr)
        case .vfnms: fpMulAdd(fpNeg(d), n, m, &fpscr)
        case .vmaxnm: fpMaxNum(n, m, &fpscr)
        case .vminnm: fpMinNum(n, m, &fpscr)
        case .vmla: fpAdd(d, fpMul(n, m, &fpscr), &fpscr)
        case .vmls: fpAdd(d, fpNeg(fpMul(n, m, &fpscr)), &fpscr)
        case .vmovRegister: m
        case .vmul: fpMul(n, m, &fpscr)
        case .vneg: fpNeg(m)
        case .vnmla: fpAdd(fpNeg(d), fpNeg(fpMul(n, m, &fpscr)), &fpscr)
        case .vnmls: fpAdd(fpNeg(d), fpMul(n, m, &fpscr), &fpscr)
        case .vnmul: fpNeg(fpMul(n, m, &fpscr))
        case .vrint: fpRoundInt(m, rounding(i, fpscr), exact: i.immediate & 1 != 0, &fpscr)
        case .vsqrt: fpSqrt(m, &fpscr)
        case .vsub: fpSub(n, m, &fpscr)
        default: d
        }
    }

    /// How an instruction rounds: its own way, or FPSCR's.
    @inline(__always)
    static func rounding(_ i: Instruction, _ fpscr: FPSCR) -> FPRounding {
        FPRounding(rawValue: i.amount) ?? fpscr.roundingMode
    }

    /// VCMP, VCMPE: the flags of FPSCR.
    mutating func executeVCMP(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        let signals = i.immediate & 1 != 0
        let withZero = i.immediate & 2 != 0
        if i.flags.contains(.doublePrecision) {
            let m = withZero ? 0 : floatingPoint[double: Int(i.rm)]
            fpscr.conditionFlags = fpCompare(floatingPoint[double: Int(i.rd)], m, signalsQuietNaN: signals, &fpscr)
        } else {
            let m = withZero ? 0 : floatingPoint[single: Int(i.rm)]
            fpscr.conditionFlags = fpCompare(floatingPoint[single: Int(i.rd)], m, signalsQuietNaN: signals, &fpscr)
        }
        floatingPoint.fpscr = fpscr
    }

    /// VSEL: Fn if the condition passes, else Fm.
    mutating func executeVSEL(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        let chosen = Int(conditionPassed(i.ra) ? i.rn : i.rm)
        if i.flags.contains(.doublePrecision) {
            floatingPoint[double: Int(i.rd)] = floatingPoint[double: chosen]
        } else {
            floatingPoint[single: Int(i.rd)] = floatingPoint[single: chosen]
        }
    }

    /// VMOV of a constant, of which `immediate` is the upper word.
    mutating func executeVMOVImmediate(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        if i.flags.contains(.doublePrecision) {
            floatingPoint[double: Int(i.rd)] = UInt64(i.immediate) << 32
        } else {
            floatingPoint[single: Int(i.rd)] = i.immediate
        }
    }
}

import ArmMProfile

extension Machine {
    /// VCVT, VCVTR and VCVTA to VCVTM: an integer in Sd.
    mutating func executeVCVTToInteger(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        let integer = FPFixed(isUnsigned: i.immediate & 1 != 0)
        let rounding = Self.rounding(i, fpscr)
        floatingPoint[single: Int(i.rd)] =
            i.flags.contains(.doublePrecision)
            ? fpToFixed(floatingPoint[double: Int(i.rm)], integer, rounding, &fpscr)
            : fpToFixed(floatingPoint[single: Int(i.rm)], integer, rounding, &fpscr)
        floatingPoint.fpscr = fpscr
    }

    /// VCVT of the integer in Sm.
    mutating func executeVCVTFromInteger(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        let integer = FPFixed(isUnsigned: i.immediate & 1 != 0)
        let operand = floatingPoint[single: Int(i.rm)]
        let rounding = Self.rounding(i, fpscr)
        if i.flags.contains(.doublePrecision) {
            floatingPoint[double: Int(i.rd)] = fixedToFP(operand, integer, rounding, &fpscr)
        } else {
            floatingPoint[single: Int(i.rd)] = fixedToFP(operand, integer, rounding, &fpscr)
        }
        floatingPoint.fpscr = fpscr
    }

    /// The fixed-point numbers of an instruction.
    private static func fixed(_ i: Instruction) -> FPFixed {
        FPFixed(width: i.immediate & 2 != 0 ? 32 : 16, fractionBits: Int(i.amount), isUnsigned: i.immediate & 1 != 0)
    }

    /// VCVT of Fd to a fixed-point number in its place, towards zero.
    mutating func executeVCVTToFixed(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        let fixed = Self.fixed(i)
        if i.flags.contains(.doublePrecision) {
            let result = fpToFixed(floatingPoint[double: Int(i.rd)], fixed, .towardsZero, &fpscr)
            let extended = Int64(Int32(bitPattern: result))
            floatingPoint[double: Int(i.rd)] = fixed.isUnsigned ? UInt64(result) : UInt64(bitPattern: extended)
        } else {
            floatingPoint[single: Int(i.rd)] = fpToFixed(floatingPoint[single: Int(i.rd)], fixed, .towardsZero, &fpscr)
        }
        floatingPoint.fpscr = fpscr
    }

    /// VCVT of the fixed-point number in Fd, to the nearest whatever FPSCR says.
    mutating func executeVCVTFromFixed(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        if i.flags.contains(.doublePrecision) {
            let operand = UInt32(truncatingIfNeeded: floatingPoint[double: Int(i.rd)])
            floatingPoint[double: Int(i.rd)] = fixedToFP(operand, Self.fixed(i), .tiesToEven, &fpscr)
        } else {
            let operand = floatingPoint[single: Int(i.rd)]
            floatingPoint[single: Int(i.rd)] = fixedToFP(operand, Self.fixed(i), .tiesToEven, &fpscr)
        }
        floatingPoint.fpscr = fpscr
    }

    /// VCVT between single and double precision.
    mutating func executeVCVTPrecision(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        if i.flags.contains(.doublePrecision) {
            floatingPoint[single: Int(i.rd)] = fpConvert(floatingPoint[double: Int(i.rm)], &fpscr)
        } else {
            floatingPoint[double: Int(i.rd)] = fpConvert(floatingPoint[single: Int(i.rm)], &fpscr)
        }
        floatingPoint.fpscr = fpscr
    }

    /// VCVTB, VCVTT of a number to half precision; the other half of Sd stays.
    mutating func executeVCVTToHalf(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        let result: UInt16 =
            i.flags.contains(.doublePrecision)
            ? fpConvert(floatingPoint[double: Int(i.rm)], &fpscr) : fpConvert(floatingPoint[single: Int(i.rm)], &fpscr)
        let shift: UInt32 = i.immediate & 1 != 0 ? 16 : 0
        let kept = floatingPoint[single: Int(i.rd)] & ~(0xFFFF << shift)
        floatingPoint[single: Int(i.rd)] = kept | UInt32(result) << shift
        floatingPoint.fpscr = fpscr
    }

    /// VCVTB, VCVTT of a half of Sm.
    mutating func executeVCVTFromHalf(_ i: Instruction) throws(Fault) {
        try executeFPCheck()
        var fpscr = floatingPoint.fpscr
        let operand = UInt16(truncatingIfNeeded: floatingPoint[single: Int(i.rm)] >> (i.immediate & 1 != 0 ? 16 : 0))
        if i.flags.contains(.doublePrecision) {
            floatingPoint[double: Int(i.rd)] = fpConvert(operand, &fpscr)
        } else {
            floatingPoint[single: Int(i.rd)] = fpConvert(operand, &fpscr)
        }
        floatingPoint.fpscr = fpscr
    }
}

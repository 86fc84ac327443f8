import ArmMProfile

/// What a file of TestFloat's is about, by its name: a function, such as `f32_add`, and a rounding mode.
struct TestFloatOperation {
    let function: String
    let rounding: FPRounding
    private let source: String
    private let name: String

    private static let roundings: [String: FPRounding] = [
        "near_even": .tiesToEven, "minMag": .towardsZero, "min": .towardsMinusInfinity, "max": .towardsPlusInfinity,
    ]

    /// The operation of a file; `nil` if its rounding mode is another.
    init?(file: String) {
        let parts = file.split(separator: ".")
        guard parts.count == 1 || parts.count == 2 else { return nil }
        guard let rounding = parts.count == 2 ? Self.roundings[String(parts[1])] : .tiesToEven else { return nil }
        function = String(parts[0])
        self.rounding = rounding
        let words = function.split(separator: "_", maxSplits: 1)
        guard words.count == 2 else { return nil }
        source = String(words[0])
        name = String(words[1])
    }

    /// Whether the result is a floating-point number; else an integer, or true or false.
    var givesNumber: Bool { ["add", "sub", "mul", "div", "mulAdd", "sqrt", "roundToInt"].contains(name) || name.contains("_f") }
    /// Whether FZ is for the operands: not for those of half precision, nor for integers.
    var flushesOperands: Bool { source == "f32" || source == "f64" }
    /// Whether FZ is for the result: not for one of half precision.
    var flushesResult: Bool { givesNumber && name != "to_f16" }

    /// FPSCR with the rounding mode, and `bits` besides.
    func fpscr(_ bits: UInt32 = 0) -> FPSCR { FPSCR(UInt32(rounding.rawValue) << 22 | bits) }

    /// The result for some operands; `nil` if there is no such function.
    func result(_ operands: [UInt64], _ fpscr: inout FPSCR) -> UInt64? {
        switch source {
        case "f16": conversion(UInt16(truncatingIfNeeded: operands[0]), &fpscr)
        case "f32": arithmetic(operands.map { UInt32(truncatingIfNeeded: $0) }, &fpscr)
        case "f64": arithmetic(operands, &fpscr)
        case "i32", "ui32": fromInteger(UInt32(truncatingIfNeeded: operands[0]), &fpscr)
        default: nil
        }
    }

    private func arithmetic<Format: FPFormat>(_ operands: [Format], _ fpscr: inout FPSCR) -> UInt64? {
        switch name {
        case "add": UInt64(fpAdd(operands[0], operands[1], &fpscr))
        case "sub": UInt64(fpSub(operands[0], operands[1], &fpscr))
        case "mul": UInt64(fpMul(operands[0], operands[1], &fpscr))
        case "div": UInt64(fpDiv(operands[0], operands[1], &fpscr))
        case "mulAdd": UInt64(fpMulAdd(operands[2], operands[0], operands[1], &fpscr))
        case "sqrt": UInt64(fpSqrt(operands[0], &fpscr))
        case "roundToInt": UInt64(fpRoundInt(operands[0], rounding, exact: true, &fpscr))
        case "to_i32": UInt64(fpToFixed(operands[0], FPFixed(isUnsigned: false), rounding, &fpscr))
        case "to_ui32": UInt64(fpToFixed(operands[0], FPFixed(isUnsigned: true), rounding, &fpscr))
        case _ where name.hasPrefix("to_"): conversion(operands[0], &fpscr)
        default: comparison(operands[0], operands[1], &fpscr)
        }
    }

    /// `eq` and the quiet ones are what VCMP finds, the others what VCMPE does.
    private func comparison<Format: FPFormat>(_ op1: Format, _ op2: Format, _ fpscr: inout FPSCR) -> UInt64? {
        let signals = !name.hasSuffix("_quiet") && name != "eq"
        let flags = fpCompare(op1, op2, signalsQuietNaN: signals, &fpscr)
        let (isLess, isEqual) = (flags == 0b1000, flags == 0b0110)
        return switch name {
        case "eq", "eq_signaling": isEqual ? 1 : 0
        case "lt", "lt_quiet": isLess ? 1 : 0
        case "le", "le_quiet": isLess || isEqual ? 1 : 0
        default: nil
        }
    }

    private func conversion<Format: FPFormat>(_ operand: Format, _ fpscr: inout FPSCR) -> UInt64? {
        switch name {
        case "to_f16": UInt64(fpConvert(operand, to: UInt16.self, &fpscr))
        case "to_f32": UInt64(fpConvert(operand, to: UInt32.self, &fpscr))
        case "to_f64": fpConvert(operand, to: UInt64.self, &fpscr)
        default: nil
        }
    }

    private func fromInteger(_ operand: UInt32, _ fpscr: inout FPSCR) -> UInt64? {
        let fixed = FPFixed(isUnsigned: source == "ui32")
        switch name {
        case "to_f32": return UInt64(fixedToFP(operand, fixed, rounding, &fpscr) as UInt32)
        case "to_f64": return fixedToFP(operand, fixed, rounding, &fpscr)
        default: return nil
        }
    }
}

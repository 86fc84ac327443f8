import ArmMProfile

/// What a file of `fixtures/vectors/float` is about, by its name: an operation, its formats as in the assembly, fraction bits.
struct EmulatorOperation {
    private let name: String
    private let formats: [String]

    /// Of CVTR and VRINTR and VRINTX, whose rounding mode is that of FPSCR, there is none here.
    private static let roundings: [Character: FPRounding] = [
        "z": .towardsZero, "a": .tiesToAway, "n": .tiesToEven, "p": .towardsPlusInfinity, "m": .towardsMinusInfinity,
    ]

    init(file: String) {
        let words = file.split(separator: ".").map { String($0) }
        name = words[0]
        formats = Array(words.dropFirst())
    }

    /// Whether the instruction compares: its result is in FPSCR alone.
    var isComparison: Bool { name == "cmp" || name == "cmpe" }

    /// The result for some operands, as wide as the register; `nil` if there is no such operation.
    func result(_ operands: [UInt64], _ fpscr: inout FPSCR) -> UInt64? {
        if name == "cvt", formats.count == 3 { return fixed(operands[0], &fpscr) }
        if name.hasPrefix("cvt") { return conversion(operands[0], &fpscr) }
        return formats[0] == "f64"
            ? arithmetic(operands, &fpscr) : arithmetic(operands.map { UInt32(truncatingIfNeeded: $0) }, &fpscr)
    }

    private func arithmetic<Format: FPFormat>(_ operands: [Format], _ fpscr: inout FPSCR) -> UInt64? {
        switch name {
        case "add": return UInt64(fpAdd(operands[0], operands[1], &fpscr))
        case "sub": return UInt64(fpSub(operands[0], operands[1], &fpscr))
        case "mul": return UInt64(fpMul(operands[0], operands[1], &fpscr))
        case "div": return UInt64(fpDiv(operands[0], operands[1], &fpscr))
        case "maxnm": return UInt64(fpMaxNum(operands[0], operands[1], &fpscr))
        case "minnm": return UInt64(fpMinNum(operands[0], operands[1], &fpscr))
        case "fma": return UInt64(fpMulAdd(operands[0], operands[1], operands[2], &fpscr))
        case "sqrt": return UInt64(fpSqrt(operands[0], &fpscr))
        case "cmp", "cmpe":
            fpscr.conditionFlags = fpCompare(operands[0], operands[1], signalsQuietNaN: name == "cmpe", &fpscr)
            return 0
        case _ where name.hasPrefix("rint"):
            let rounding = Self.roundings[name.last ?? " "] ?? fpscr.roundingMode
            return UInt64(fpRoundInt(operands[0], rounding, exact: name == "rintx", &fpscr))
        default: return nil
        }
    }

    private func conversion(_ operand: UInt64, _ fpscr: inout FPSCR) -> UInt64? {
        switch formats[1] {
        case "f16": fromFloat(UInt16(truncatingIfNeeded: operand), &fpscr)
        case "f32": fromFloat(UInt32(truncatingIfNeeded: operand), &fpscr)
        case "f64": fromFloat(operand, &fpscr)
        default: fromFixed(operand, FPFixed(isUnsigned: formats[1] == "u32"), fpscr.roundingMode, &fpscr)
        }
    }

    private func fromFloat<Format: FPFormat>(_ operand: Format, _ fpscr: inout FPSCR) -> UInt64? {
        switch formats[0] {
        case "f16": return UInt64(fpConvert(operand, to: UInt16.self, &fpscr))
        case "f32": return UInt64(fpConvert(operand, to: UInt32.self, &fpscr))
        case "f64": return fpConvert(operand, to: UInt64.self, &fpscr)
        default:
            let named: FPRounding? = name == "cvt" ? .towardsZero : Self.roundings[name.last ?? " "]
            let fixed = FPFixed(isUnsigned: formats[0] == "u32")
            return UInt64(fpToFixed(operand, fixed, named ?? fpscr.roundingMode, &fpscr))
        }
    }

    private func fromFixed(_ operand: UInt64, _ fixed: FPFixed, _ rounding: FPRounding, _ fpscr: inout FPSCR) -> UInt64 {
        let word = UInt32(truncatingIfNeeded: operand)
        if formats[0] == "f64" { return fixedToFP(word, fixed, rounding, &fpscr) }
        return UInt64(fixedToFP(word, fixed, rounding, &fpscr) as UInt32)
    }

    /// Between floating and fixed point: to fixed point towards zero, from it to the nearest.
    private func fixed(_ operand: UInt64, _ fpscr: inout FPSCR) -> UInt64? {
        let kind = formats[0].hasPrefix("f") ? formats[1] : formats[0]
        guard let width = Int(kind.dropFirst()), let bits = Int(formats[2]) else { return nil }
        let fixed = FPFixed(width: width, fractionBits: bits, isUnsigned: kind.hasPrefix("u"))
        if kind == formats[1] { return fromFixed(operand, fixed, .tiesToEven, &fpscr) }
        if formats[1] == "f32" {
            return UInt64(fpToFixed(UInt32(truncatingIfNeeded: operand), fixed, .towardsZero, &fpscr))
        }
        let result = fpToFixed(operand, fixed, .towardsZero, &fpscr)
        return fixed.isUnsigned ? UInt64(result) : UInt64(bitPattern: Int64(Int32(bitPattern: result)))
    }
}

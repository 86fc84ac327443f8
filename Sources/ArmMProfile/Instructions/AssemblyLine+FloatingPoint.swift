extension AssemblyLine {
    /// Appends an operand of the floating-point rows; false when it is none of theirs.
    mutating func append(floatingPointOperand operand: Substring) -> Bool {
        switch operand {
        case "Sd": text += "S\(field(.vd) << 1 | field(.d))"
        case "Sn": text += "S\(field(.vn) << 1 | field(.n))"
        case "Sm": text += "S\(field(.vm) << 1 | field(.m))"
        case "Sm1": text += "S\((field(.vm) << 1 | field(.m)) + 1)"
        case "Dd": text += "D\(field(.d) << 4 | field(.vd))"
        case "Dn": text += "D\(field(.n) << 4 | field(.vn))"
        case "Dm": text += "D\(field(.m) << 4 | field(.vm))"
        case "x_index": text += "\(field(.h))"
        case "RM": text += ["A", "N", "P", "M"][Int(field(.roundingMode))]
        case "integer": text += instruction.immediate & 1 != 0 ? "U32" : "S32"
        case "fixed": text += (instruction.immediate & 1 != 0 ? "U" : "S") + (instruction.immediate & 2 != 0 ? "32" : "16")
        case "fbits": text += "\(encoding.fractionBits(bits))"
        case "number": text += "\(Float(bitPattern: vfpExpandImm(field(.imm4H) << 4 | field(.imm4L))))"
        case "list": appendFloatingPointRegisters()
        default: return false
        }
        return true
    }

    private mutating func appendFloatingPointRegisters() {
        let letter = instruction.flags.contains(.doublePrecision) ? "D" : "S"
        let registers = (0..<Int(instruction.amount)).map { "\(letter)\(Int(instruction.rd) + $0)" }
        text += "{" + registers.joined(separator: ", ") + "}"
    }
}

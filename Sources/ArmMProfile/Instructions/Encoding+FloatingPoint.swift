extension Encoding {
    /// The numbers of a floating-point row's registers, from Vd, Vn and Vm with D, N and M (DDI 0403 A6.4).
    func setFloatingPointRegisters(_ result: inout Instruction, _ registers: FloatingPointRegisters, _ bits: UInt32) {
        func field(_ field: EncodingField) -> UInt32 { pattern.value(of: field, in: bits) }
        func single(_ name: EncodingField, _ low: EncodingField) -> UInt8 {
            UInt8(truncatingIfNeeded: field(name) << 1 | field(low))
        }
        func double(_ name: EncodingField, _ high: EncodingField) -> UInt8 {
            UInt8(truncatingIfNeeded: field(high) << 4 | field(name))
        }
        switch registers {
        case .scalar: result.rn = (pattern.has(.vd) ? double(.vd, .d) : double(.vn, .n)) << 1 | UInt8(truncatingIfNeeded: field(.h))
        case .halves: result.rm = double(.vm, .m) << 1
        case .singles, .doubles, .singleFromDouble, .doubleFromSingle:
            let dIsDouble = registers == .doubles || registers == .doubleFromSingle
            let mIsDouble = registers == .doubles || registers == .singleFromDouble
            if pattern.has(.vd) { result.rd = dIsDouble ? double(.vd, .d) : single(.vd, .d) }
            if pattern.has(.vn) { result.rn = dIsDouble ? double(.vn, .n) : single(.vn, .n) }
            if pattern.has(.vm) { result.rm = mIsDouble ? double(.vm, .m) : single(.vm, .m) }
        }
    }

    /// The other operands of a floating-point row.
    func setFloatingPointConstant(_ result: inout Instruction, _ constant: FloatingPointConstant, _ bits: UInt32) {
        func field(_ field: EncodingField) -> UInt32 { pattern.value(of: field, in: bits) }
        func setRounding(_ rounding: FPRounding?) { result.amount = rounding?.rawValue ?? Instruction.roundsAsFPSCRSays }
        func roundingMode() -> FPRounding {
            [.tiesToAway, .tiesToEven, .towardsPlusInfinity, .towardsMinusInfinity][Int(field(.roundingMode))]
        }
        switch constant {
        case .none: break
        case .expandImm:
            let imm8 = field(.imm4H) << 4 | field(.imm4L)
            let isDouble = flags.contains(.doublePrecision)
            result.immediate =
                isDouble ? UInt32(truncatingIfNeeded: vfpExpandImm(imm8, as: UInt64.self) >> 32) : vfpExpandImm(imm8)
        case .offset:
            let offset = field(.imm8) << 2
            result.immediate = field(.u) != 0 ? offset : 0 &- offset
        case .registers(let decrement): setFloatingPointList(&result, bits, decrement: decrement)
        case .compare(let withZero): result.immediate = field(.e) | (withZero ? 2 : 0)
        case .half: result.immediate = field(.t)
        case .integer(let signedBit):
            result.immediate = 1 - field(signedBit)
            setRounding(nil)
        case .integerByOp:
            result.immediate = 1 - field(.opc2)
            setRounding(field(.op) != 0 ? .towardsZero : nil)
        case .integerByRoundingMode:
            result.immediate = 1 - field(.op)
            setRounding(roundingMode())
        case .fixed:
            result.rm = result.rd
            result.immediate = field(.sx) << 1 | field(.u)
            result.amount = UInt8(truncatingIfNeeded: max(0, fractionBits(bits)))
        case .rounding(let rounding, let exact):
            result.immediate = exact ? 1 : 0
            setRounding(rounding)
        case .roundingMode: setRounding(roundingMode())
        case .select: result.ra = [0, 6, 10, 12][Int(field(.cc))]
        }
    }

    /// VLDM and VSTM: imm8 counts words; in pairs of them an odd one is the spare word of FLDMX and FSTMX.
    private func setFloatingPointList(_ result: inout Instruction, _ bits: UInt32, decrement: Bool) {
        func field(_ field: EncodingField) -> UInt32 { pattern.value(of: field, in: bits) }
        let isDouble = flags.contains(.doublePrecision)
        let count = isDouble ? field(.imm7) : field(.imm8)
        let bytes = isDouble ? field(.imm7) << 3 | (bits & 1) << 2 : field(.imm8) << 2
        result.amount = UInt8(truncatingIfNeeded: count)
        result.immediate = decrement ? 0 &- bytes : bytes
        if field(.w) != 0 { result.flags.insert(.writeback) }
    }

    /// The fraction bits of a fixed-point number: its size less imm4:i; negative where the bits are UNPREDICTABLE.
    func fractionBits(_ bits: UInt32) -> Int {
        let size = pattern.value(of: .sx, in: bits) != 0 ? 32 : 16
        return size - Int(pattern.value(of: .imm4, in: bits) << 1 | pattern.value(of: .i, in: bits))
    }
}

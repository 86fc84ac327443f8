extension Encoding {
    /// The instruction that bits of this row are.
    func instruction(_ bits: UInt32, row: UInt16) -> Instruction {
        var result = Instruction(operation, flags: flags, row: row, length: length)
        setRegisters(&result, bits)
        setOperands(&result, bits)
        if mayBranch(result) { result.flags.insert(.branches) }
        if bits & pattern.shouldBeMask != pattern.shouldBeValue || isUnpredictable(result, bits) {
            result.flags.insert(.unpredictable)
        }
        return result
    }

    private func setRegisters(_ result: inout Instruction, _ bits: UInt32) {
        if let impliedRd { result.rd = impliedRd }
        if let impliedRn { result.rn = impliedRn }
        let isNarrow = length == 2
        for slice in pattern.slices {
            let number = UInt8(truncatingIfNeeded: slice.value(in: bits))
            switch slice.field {
            case .rd, .rdHi, .rt: result.rd = isNarrow ? result.rd | number : number
            case .rdn:
                result.rd |= number
                result.rn |= number
            case .rdm:
                result.rd |= number
                result.rm |= number
            case .rn: result.rn = isNarrow ? result.rn | number : number
            case .rm: result.rm = number
            case .ra, .rdLo, .rt2: result.ra = number
            case .d where isNarrow: result.rd |= number << 3
            case .dn:
                result.rd |= number << 3
                result.rn |= number << 3
            case .dm:
                result.rd |= number << 3
                result.rm |= number << 3
            case .n where isNarrow: result.rn |= number << 3
            default: break
            }
        }
    }

    private func setOperands(_ result: inout Instruction, _ bits: UInt32) {
        func field(_ field: EncodingField) -> UInt32 { pattern.value(of: field, in: bits) }
        func imm12() -> UInt32 { field(.i) << 11 | field(.imm3) << 8 | field(.imm8) }
        func imm5() -> UInt32 { length == 2 ? field(.imm5) : field(.imm3) << 2 | field(.imm2) }
        func signExtend(_ value: UInt32, _ width: UInt32) -> UInt32 {
            UInt32(bitPattern: Int32(bitPattern: value << (32 - width)) >> Int32(32 - width))
        }
        func setShift(_ type: UInt32) {
            (result.shift, result.amount) = decodeImmShift(type: type, imm5: imm5())
        }
        switch operands {
        case .branchT3, .branchT4: break
        default: if field(.s) != 0 { result.flags.insert(.setFlags) }
        }

        switch operands {
        case .none, .zero: break
        case .immediate(let name, let scale): result.immediate = field(name) << UInt32(scale)
        case .thumbExpandImm: result.immediate = thumbExpandImm(imm12())
        case .thumbExpandImmC:
            let imm12 = imm12()
            result.immediate = thumbExpandImm(imm12)
            if imm12 & 0xC00 != 0 { result.flags.insert(.immediateCarry) }
        case .imm12: result.immediate = imm12()
        case .imm16: result.immediate = field(.imm4) << 12 | imm12()
        case .immediate16: result.immediate = field(.imm4) << 12 | field(.imm12)
        case .decodeImmShift: setShift(field(.type))
        case .shift(let type): setShift(UInt32(type.rawValue))
        case .adr(let negative):
            let offset = length == 2 ? field(.imm8) << 2 : imm12()
            result.immediate = negative ? 0 &- offset : offset
        case .literal:
            if length == 2 {
                result.immediate = field(.imm8) << 2
            } else {
                let offset = pattern.has(.imm12) ? field(.imm12) : field(.imm8) << 2
                result.immediate = field(.u) != 0 ? offset : 0 &- offset
            }
        case .indexed(let scale):
            let offset = field(.imm8) << UInt32(scale)
            result.immediate = field(.u) != 0 ? offset : 0 &- offset
            if field(.w) != 0 { result.flags.insert(.writeback) }
            if field(.p) == 0 { result.flags.insert(.postIndexed) }
        case .indexedByRegister: result.amount = UInt8(truncatingIfNeeded: field(.imm2))
        case .negative8: result.immediate = 0 &- field(.imm8)
        case .registers:
            var list = field(.registerList)
            if length == 4 {
                list |= field(.m) << 14 | field(.p) << 15
                if field(.w) != 0 { result.flags.insert(.writeback) }
            } else {
                list |= field(.m) << 14 | field(.p) << 15
                // LDM T1 writes the base back only when it does not load it.
                if operation == .ldm, list >> UInt32(result.rn) & 1 != 0 { result.flags.remove(.writeback) }
            }
            result.immediate = list
        case .oneRegister:
            result.immediate = 1 << field(.rt)
            result.rd = 0
        case .exclusiveStore(let scale):
            result.rm = UInt8(truncatingIfNeeded: field(.rt))
            result.rd = UInt8(truncatingIfNeeded: field(.rd))
            result.immediate = field(.imm8) << UInt32(scale)
        case .bitField:
            result.amount = UInt8(truncatingIfNeeded: imm5())
            result.immediate = field(.widthm1) + 1
        case .bitFieldInsert:
            let lsb = imm5()
            let msb = field(.msb)
            result.amount = UInt8(truncatingIfNeeded: lsb)
            result.immediate = msb >= lsb ? msb - lsb + 1 : 0
        case .saturate(let plus):
            result.immediate = (pattern.has(.satImm4) ? field(.satImm4) : field(.satImm5)) + plus
            setShift(field(.sh) << 1)
        case .rotate: result.amount = UInt8(truncatingIfNeeded: field(.rotate) << 3)
        case .halves: result.immediate = field(.n) << 1 | field(.m)
        case .exchange: result.immediate = field(.m)
        case .round: result.immediate = field(.r)
        case .branchT1:
            result.ra = UInt8(truncatingIfNeeded: field(.cond))
            result.immediate = signExtend(field(.imm8) << 1, 9)
        case .branchT2:
            result.ra = 14
            result.immediate = signExtend(field(.imm11) << 1, 12)
        case .branchT3:
            result.ra = UInt8(truncatingIfNeeded: field(.cond))
            let high = field(.s) << 20 | field(.j2) << 19 | field(.j1) << 18
            result.immediate = signExtend(high | field(.imm6) << 12 | field(.imm11) << 1, 21)
        case .branchT4:
            result.ra = 14
            let i1 = 1 ^ field(.j1) ^ field(.s)
            let i2 = 1 ^ field(.j2) ^ field(.s)
            let high = field(.s) << 24 | i1 << 23 | i2 << 22
            result.immediate = signExtend(high | field(.imm10) << 12 | field(.imm11) << 1, 25)
        case .compareAndBranch: result.immediate = field(.i) << 6 | field(.imm5) << 1
        case .ifThen: result.immediate = field(.firstcond) << 4 | field(.mask)
        case .changeState:
            // Armv6-M draws I as a bit that should be one, and has no F.
            let interrupts = pattern.has(.interrupts) ? field(.interrupts) : 1
            result.immediate = field(.im) << 4 | interrupts << 1 | field(.faults)
        case .specialRegister:
            result.immediate = field(.sysm)
            if operation == .msr { result.ra = UInt8(truncatingIfNeeded: pattern.has(.mask) ? field(.mask) : 0b10) }
        case .floatingPoint(let registers, let constant):
            setFloatingPointRegisters(&result, registers, bits)
            setFloatingPointConstant(&result, constant, bits)
        }
    }

    private func mayBranch(_ instruction: Instruction) -> Bool {
        switch operation {
        case .b, .bl, .blx, .bx, .cbnz, .cbz, .tbb, .tbh: true
        case .ldm, .ldmdb, .pop: instruction.immediate >> 15 & 1 != 0
        case .addRegister, .movRegister, .ldrImmediate, .ldrLiteral, .ldrRegister: instruction.rd == 15
        default: false
        }
    }
}

import ArmMProfile

extension Machine {
    /// Chooses the form that the run loop executes an instruction by, and prepares its operands for it.
    func specialise(_ i: inout Instruction, at address: UInt32, _ window: Int) {
        guard usesForms, !i.flags.contains(.unpredictable) else { return }
        if specialiseBranch(&i, at: address, window) { return }
        let plain = Self.form(i, setsFlags: i.flags.contains(.setFlags))
        let outside = i.flags.contains(.setFlagsOutsideIT) ? Self.form(i, setsFlags: true) : plain
        i.setForm(outside, inIT: plain)
        switch plain {
        case .loadMultiple, .popProgramCounter, .storeMultiple, .storeMultipleDown:
            i.amount = UInt8(truncatingIfNeeded: i.immediate.nonzeroBitCount)
        case .movImmediate where i.operation == .adr:
            i.immediate &+= (address &+ 4) & ~3
        default: break
        }
    }

    /// Branches: their targets become distances in the decode cache when they are in the window. True when it was one.
    private func specialiseBranch(_ i: inout Instruction, at address: UInt32, _ window: Int) -> Bool {
        let form: Form
        switch i.operation {
        case .b:
            let forms: [Form] = [
                .bEQ, .bNE, .bCS, .bCC, .bMI, .bPL, .bVS, .bVC, .bHI, .bLS, .bGE, .bLT, .bGT, .bLE, .b, .b,
            ]
            form = forms[Int(i.ra & 15)]
        case .bl: form = .bl
        case .cbz where i.rn < 15: form = .cbz
        case .cbnz where i.rn < 15: form = .cbnz
        default: return false
        }
        let distance = Int32(bitPattern: i.immediate &+ 4)
        let target = address &+ 4 &+ i.immediate
        guard memory.windows[window].contains(target), memory.windows[window].contains(address),
            Int(target &- memory.windows[window].base) - Int(address &- memory.windows[window].base) == Int(distance)
        else { return true }
        let (bytes, overflow) = distance.multipliedReportingOverflow(by: Int32(MemoryLayout<Instruction>.stride / 2))
        guard !overflow else { return true }
        i.immediate = UInt32(bitPattern: bytes)
        if i.operation == .b {
            let flags = Self.passingFlags(i.ra)
            i.rd = UInt8(truncatingIfNeeded: flags)
            i.rn = UInt8(truncatingIfNeeded: flags >> 8)
        }
        i.setForm(form, inIT: form)
        return true
    }

    /// For which of the 16 values of NZCV a condition passes: a bit each.
    private static func passingFlags(_ condition: UInt8) -> UInt16 {
        let n: UInt16 = 0xFF00
        let z: UInt16 = 0xF0F0
        let c: UInt16 = 0xCCCC
        let v: UInt16 = 0xAAAA
        let passes: UInt16 =
            switch condition >> 1 {
            case 0: z
            case 1: c
            case 2: n
            case 3: v
            case 4: c & ~z
            case 5: ~(n ^ v)
            case 6: ~(n ^ v) & ~z
            default: 0xFFFF
            }
        return condition & 1 == 1 && condition < 14 ? ~passes : passes
    }

    private static func form(_ i: Instruction, setsFlags s: Bool) -> Form {
        switch i.operation {
        case .nop, .yield, .dbg, .pld, .pli, .dmb, .isb: .nop
        case .it: .it
        case .bx where i.rm < 15: .bx
        case .blx where i.rm < 15: .blx
        case .tbb where i.rn < 15 && i.rm < 15: .tbb
        case .tbh where i.rn < 15 && i.rm < 15: .tbh
        case .cmpImmediate where i.rn < 15: .cmpImmediate
        case .cmpRegister where i.rn < 15 && i.rm < 15 && isUnshifted(i): .cmpRegister
        case .cmnImmediate where i.rn < 15: .cmnImmediate
        case .tstImmediate where i.rn < 15 && !i.flags.contains(.immediateCarry): .tstImmediate
        case .tstRegister where i.rn < 15 && i.rm < 15 && isUnshifted(i): .tstRegister
        case .ldm where i.rn < 15 && i.immediate & 0xA000 == 0: .loadMultiple
        case .pop where i.immediate & 0x2000 == 0: i.immediate & 0x8000 == 0 ? .loadMultiple : .popProgramCounter
        case .ldm where i.rn == 13 && i.immediate & 0xA000 == 0x8000 && i.flags.contains(.writeback): .popProgramCounter
        case .stm where i.rn < 15 && i.immediate & 0xA000 == 0: .storeMultiple
        case .push where i.immediate & 0xA000 == 0: .storeMultipleDown
        case .stmdb where i.rn < 15 && i.immediate & 0xA000 == 0 && i.flags.contains(.writeback): .storeMultipleDown
        default:
            if i.rd == 13, i.rn == 13, !s, i.immediate & 3 == 0 {
                stackAdjustment(i)
            } else if i.rd >= 13, i.rd != 14 {
                .general
            } else {
                immediateForm(i, s) ?? registerForm(i, s) ?? shiftForm(i, s) ?? multiplyForm(i, s) ?? accessForm(i) ?? .general
            }
        }
    }

    /// ADD and SUB of SP by a multiple of 4.
    private static func stackAdjustment(_ i: Instruction) -> Form {
        switch i.operation {
        case .addImmediate: .addImmediate
        case .subImmediate: .subImmediate
        default: .general
        }
    }

    private static func isUnshifted(_ i: Instruction) -> Bool { i.amount == 0 && i.shift != .rrx }

    private static func immediateForm(_ i: Instruction, _ s: Bool) -> Form? {
        guard i.rn < 15 || i.operation == .adr else { return nil }
        if s, i.flags.contains(.immediateCarry), !isArithmetic(i.operation) { return nil }
        return switch i.operation {
        case .adr: .movImmediate
        case .movImmediate: s ? .movImmediateS : .movImmediate
        case .mvnImmediate where !s: nil
        case .movt: .movt
        case .addImmediate: s ? .addImmediateS : .addImmediate
        case .subImmediate: s ? .subImmediateS : .subImmediate
        case .rsbImmediate: s ? .rsbImmediateS : .rsbImmediate
        case .adcImmediate: s ? nil : .adcImmediate
        case .sbcImmediate: s ? nil : .sbcImmediate
        case .andImmediate: s ? .andImmediateS : .andImmediate
        case .orrImmediate: s ? nil : .orrImmediate
        case .eorImmediate: s ? nil : .eorImmediate
        case .bicImmediate: s ? nil : .bicImmediate
        case .ubfx where i.immediate > 0 && i.immediate < 32: .ubfx
        case .sbfx where i.immediate > 0 && i.immediate < 32: .sbfx
        case .bfi where i.immediate > 0 && i.immediate < 32: .bfi
        case .bfc where i.immediate > 0 && i.immediate < 32: .bfc
        default: nil
        }
    }

    private static func isArithmetic(_ operation: Operation) -> Bool {
        switch operation {
        case .addImmediate, .subImmediate, .rsbImmediate, .adcImmediate, .sbcImmediate: true
        default: false
        }
    }

    private static func registerForm(_ i: Instruction, _ s: Bool) -> Form? {
        guard i.rn < 15, i.rm < 15 else { return nil }
        guard isUnshifted(i) else { return s ? nil : shiftedForm(i) }
        return switch i.operation {
        case .movRegister: s ? .movRegisterS : .movRegister
        case .mvnRegister: s ? .mvnRegisterS : .mvnRegister
        case .addRegister: s ? .addRegisterS : .addRegister
        case .subRegister: s ? .subRegisterS : .subRegister
        case .adcRegister: s ? .adcRegisterS : .adcRegister
        case .sbcRegister: s ? .sbcRegisterS : .sbcRegister
        case .andRegister: s ? .andRegisterS : .andRegister
        case .orrRegister: s ? .orrRegisterS : .orrRegister
        case .eorRegister: s ? .eorRegisterS : .eorRegister
        case .bicRegister: s ? .bicRegisterS : .bicRegister
        case .uxtb: .uxtb
        case .uxth: .uxth
        case .sxtb: .sxtb
        case .sxth: .sxth
        case .clz: .clz
        case .rev: .rev
        default: nil
        }
    }

    /// Operands shifted by 1 to 31.
    private static func shiftedForm(_ i: Instruction) -> Form? {
        guard i.amount < 32 else { return nil }
        return switch (i.operation, i.shift) {
        case (.addRegister, .lsl): .addLSL
        case (.subRegister, .lsl): .subLSL
        case (.rsbRegister, .lsl): .rsbLSL
        case (.andRegister, .lsl): .andLSL
        case (.andRegister, .lsr): .andLSR
        case (.andRegister, .asr): .andASR
        case (.orrRegister, .lsl): .orrLSL
        case (.orrRegister, .lsr): .orrLSR
        case (.orrRegister, .asr): .orrASR
        case (.eorRegister, .lsl): .eorLSL
        case (.eorRegister, .lsr): .eorLSR
        case (.eorRegister, .asr): .eorASR
        default: nil
        }
    }

    private static func shiftForm(_ i: Instruction, _ s: Bool) -> Form? {
        guard i.rn < 15, i.rm < 15 else { return nil }
        let byConstant = i.amount > 0 && i.amount < 32
        return switch i.operation {
        case .lslImmediate where byConstant: s ? .lslImmediateS : .lslImmediate
        case .lsrImmediate where byConstant: s ? .lsrImmediateS : .lsrImmediate
        case .asrImmediate where byConstant: s ? .asrImmediateS : .asrImmediate
        case .rorImmediate where byConstant && !s: .rorImmediate
        case .lslImmediate where i.amount == 0: s ? .movRegisterS : .movRegister
        case .lslRegister: s ? .lslRegisterS : .lslRegister
        case .lsrRegister: s ? .lsrRegisterS : .lsrRegister
        case .asrRegister: s ? .asrRegisterS : .asrRegister
        default: nil
        }
    }

    private static func multiplyForm(_ i: Instruction, _ s: Bool) -> Form? {
        guard i.rn < 15, i.rm < 15, i.ra < 15 else { return nil }
        return switch i.operation {
        case .mul: s ? .mulS : .mul
        case .mla: .mla
        case .mls: .mls
        case .umull: .umull
        case .umlal: .umlal
        case .smull: .smull
        case .smlal: .smlal
        case .udiv: .udiv
        case .sdiv: .sdiv
        default: nil
        }
    }

    private static func accessForm(_ i: Instruction) -> Form? {
        if i.operation == .ldrLiteral { return .ldrLiteral }
        guard i.rn < 15, i.rm < 15 else { return nil }
        if i.flags.contains(.writeback) { return i.rn == 13 && i.immediate & 3 != 0 ? nil : indexedForm(i) }
        return switch i.operation {
        case .ldrImmediate: .ldrImmediate
        case .ldrRegister: .ldrRegister
        case .ldrbImmediate: .ldrbImmediate
        case .ldrbRegister: .ldrbRegister
        case .ldrhImmediate: .ldrhImmediate
        case .ldrhRegister: .ldrhRegister
        case .ldrsbImmediate: .ldrsbImmediate
        case .ldrsbRegister: .ldrsbRegister
        case .ldrshImmediate: .ldrshImmediate
        case .ldrshRegister: .ldrshRegister
        case .ldrdImmediate where i.ra < 13: .ldrd
        case .strImmediate: .strImmediate
        case .strRegister: .strRegister
        case .strbImmediate: .strbImmediate
        case .strbRegister: .strbRegister
        case .strhImmediate: .strhImmediate
        case .strhRegister: .strhRegister
        case .strdImmediate where i.ra < 15: .strd
        default: nil
        }
    }

    private static func indexedForm(_ i: Instruction) -> Form? {
        let post = i.flags.contains(.postIndexed)
        return switch i.operation {
        case .ldrImmediate: post ? .ldrPostIndexed : .ldrPreIndexed
        case .ldrbImmediate: post ? .ldrbPostIndexed : .ldrbPreIndexed
        case .ldrhImmediate: post ? .ldrhPostIndexed : .ldrhPreIndexed
        case .ldrsbImmediate: post ? .ldrsbPostIndexed : .ldrsbPreIndexed
        case .ldrshImmediate: post ? .ldrshPostIndexed : .ldrshPreIndexed
        case .strImmediate: post ? .strPostIndexed : .strPreIndexed
        case .strbImmediate: post ? .strbPostIndexed : .strbPreIndexed
        case .strhImmediate: post ? .strhPostIndexed : .strhPreIndexed
        default: nil
        }
    }
}

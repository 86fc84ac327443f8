import ArmMProfile

extension Machine {
    /// The run loop. Executes decoded instructions from the program counter on, in window `index`, until the cycle `limit`, or
    /// until an instruction did something that the boundary after it has to look at. Returns whether it stands before a hook.
    ///
    /// Its forms do a whole instruction and `continue`; what they leave falls out of the switch to the executor. Nothing here
    /// allocates, counts references or checks bounds.
    @inline(never)
    mutating func runCode(window index: Int, limit: UInt64) -> Bool {
        guard let code = memory.windows[index].code() else { return false }
        let base = memory.windows[index].base
        let size = UInt32(clamping: memory.windows[index].size)
        var place = code + Int((registers[15] &- base) >> 1)
        var cycles = self.cycles
        var executed = self.instructions
        // 0 while every instruction has to be looked at: in an IT block, and while the MPU is on.
        var deadline: UInt64 = 0
        var permission = FetchPermission(address: registers[15])
        let looksAtTargets = timing.looksAtTargets
        while true {
            var form = place.pointee.form
            if cycles >= deadline {
                registers[15] = base &+ UInt32(truncatingIfNeeded: (place - code) << 1)
                self.cycles = cycles
                self.instructions = executed
                switch lookBefore(place.pointee, limit: limit, &permission) {
                case .leave: return false
                case .hook: return true
                case .go:
                    deadline = looksAtEach ? 0 : limit
                    cycles = self.cycles
                case .goInITBlock:
                    form = place.pointee.formInIT
                    cycles = self.cycles
                case .skip:
                    cycles = self.cycles &+ 1
                    executed &+= 1
                    place += Int(place.pointee.length) >> 1
                    continue
                }
            }
            let i = Operands(place)
            form: do {
                switch form {
                case .movImmediate: setR(i.rd, i.immediate)
                case .movImmediateS: setR(i.rd, logicalS(i.immediate))
                case .movRegister: setR(i.rd, r(i.rm))
                case .movRegisterS: setR(i.rd, logicalS(r(i.rm)))
                case .mvnRegister: setR(i.rd, ~r(i.rm))
                case .mvnRegisterS: setR(i.rd, logicalS(~r(i.rm)))
                case .movt:
                    let rd = i.rd
                    setR(rd, r(rd) & 0xFFFF | i.immediate << 16)
                case .addImmediate: setR(i.rd, r(i.rn) &+ i.immediate)
                case .addImmediateS: setR(i.rd, addS(r(i.rn), i.immediate))
                case .addRegister: setR(i.rd, r(i.rn) &+ r(i.rm))
                case .addRegisterS: setR(i.rd, addS(r(i.rn), r(i.rm)))
                case .addLSL:
                    setR(i.rd, r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount)))
                case .subImmediate: setR(i.rd, r(i.rn) &- i.immediate)
                case .subImmediateS: setR(i.rd, subtractS(r(i.rn), i.immediate))
                case .subRegister: setR(i.rd, r(i.rn) &- r(i.rm))
                case .subRegisterS: setR(i.rd, subtractS(r(i.rn), r(i.rm)))
                case .subLSL:
                    setR(i.rd, r(i.rn) &- (r(i.rm) &<< UInt32(i.amount)))
                case .rsbImmediate: setR(i.rd, i.immediate &- r(i.rn))
                case .rsbImmediateS: setR(i.rd, subtractS(i.immediate, r(i.rn)))
                case .rsbLSL:
                    setR(i.rd, (r(i.rm) &<< UInt32(i.amount)) &- r(i.rn))
                case .adcImmediate:
                    setR(i.rd, r(i.rn) &+ i.immediate &+ flags.carry)
                case .adcRegister: setR(i.rd, r(i.rn) &+ r(i.rm) &+ flags.carry)
                case .adcRegisterS: setR(i.rd, addCarryS(r(i.rn), r(i.rm)))
                case .sbcImmediate:
                    setR(i.rd, r(i.rn) &+ ~i.immediate &+ flags.carry)
                case .sbcRegister:
                    setR(i.rd, r(i.rn) &+ ~r(i.rm) &+ flags.carry)
                case .sbcRegisterS: setR(i.rd, addCarryS(r(i.rn), ~r(i.rm)))
                case .andImmediate: setR(i.rd, r(i.rn) & i.immediate)
                case .andImmediateS: setR(i.rd, logicalS(r(i.rn) & i.immediate))
                case .andRegister: setR(i.rd, r(i.rn) & r(i.rm))
                case .andRegisterS: setR(i.rd, logicalS(r(i.rn) & r(i.rm)))
                case .andLSL:
                    setR(i.rd, r(i.rn) & (r(i.rm) &<< UInt32(i.amount)))
                case .andLSR:
                    setR(i.rd, r(i.rn) & (r(i.rm) &>> UInt32(i.amount)))
                case .andASR:
                    setR(i.rd, r(i.rn) & UInt32(bitPattern: Int32(bitPattern: r(i.rm)) &>> Int32(i.amount)))
                case .orrImmediate: setR(i.rd, r(i.rn) | i.immediate)
                case .orrRegister: setR(i.rd, r(i.rn) | r(i.rm))
                case .orrRegisterS: setR(i.rd, logicalS(r(i.rn) | r(i.rm)))
                case .orrLSL:
                    setR(i.rd, r(i.rn) | (r(i.rm) &<< UInt32(i.amount)))
                case .orrLSR:
                    setR(i.rd, r(i.rn) | (r(i.rm) &>> UInt32(i.amount)))
                case .orrASR:
                    setR(i.rd, r(i.rn) | UInt32(bitPattern: Int32(bitPattern: r(i.rm)) &>> Int32(i.amount)))
                case .eorImmediate: setR(i.rd, r(i.rn) ^ i.immediate)
                case .eorRegister: setR(i.rd, r(i.rn) ^ r(i.rm))
                case .eorRegisterS: setR(i.rd, logicalS(r(i.rn) ^ r(i.rm)))
                case .eorLSL:
                    setR(i.rd, r(i.rn) ^ (r(i.rm) &<< UInt32(i.amount)))
                case .eorLSR:
                    setR(i.rd, r(i.rn) ^ (r(i.rm) &>> UInt32(i.amount)))
                case .eorASR:
                    setR(i.rd, r(i.rn) ^ UInt32(bitPattern: Int32(bitPattern: r(i.rm)) &>> Int32(i.amount)))
                case .bicImmediate: setR(i.rd, r(i.rn) & ~i.immediate)
                case .bicRegister: setR(i.rd, r(i.rn) & ~r(i.rm))
                case .bicRegisterS: setR(i.rd, logicalS(r(i.rn) & ~r(i.rm)))
                case .cmpImmediate: _ = subtractS(r(i.rn), i.immediate)
                case .cmpRegister: _ = subtractS(r(i.rn), r(i.rm))
                case .cmnImmediate: _ = addS(r(i.rn), i.immediate)
                case .tstImmediate: setNZ(r(i.rn) & i.immediate)
                case .tstRegister: setNZ(r(i.rn) & r(i.rm))
                case .lslImmediate: setR(i.rd, (r(i.rm) &<< UInt32(i.amount)))
                case .lslImmediateS: setR(i.rd, shiftLeftS(r(i.rm), UInt32(i.amount)))
                case .lsrImmediate: setR(i.rd, (r(i.rm) &>> UInt32(i.amount)))
                case .lsrImmediateS: setR(i.rd, shiftRightS(r(i.rm), UInt32(i.amount)))
                case .asrImmediate:
                    setR(i.rd, UInt32(bitPattern: Int32(bitPattern: r(i.rm)) &>> Int32(i.amount)))
                case .asrImmediateS: setR(i.rd, shiftRightArithmeticS(r(i.rm), UInt32(i.amount)))
                case .rorImmediate:
                    setR(i.rd, rotateRight(r(i.rm), UInt32(i.amount)))
                case .lslRegister:
                    setR(i.rd, shiftC(r(i.rn), .lsl, r(i.rm) & 0xFF, 0).result)
                case .lslRegisterS: setR(i.rd, shiftS(r(i.rn), .lsl, r(i.rm) & 0xFF))
                case .lsrRegister:
                    setR(i.rd, shiftC(r(i.rn), .lsr, r(i.rm) & 0xFF, 0).result)
                case .lsrRegisterS: setR(i.rd, shiftS(r(i.rn), .lsr, r(i.rm) & 0xFF))
                case .asrRegister:
                    setR(i.rd, shiftC(r(i.rn), .asr, r(i.rm) & 0xFF, 0).result)
                case .asrRegisterS: setR(i.rd, shiftS(r(i.rn), .asr, r(i.rm) & 0xFF))
                case .uxtb: setR(i.rd, r(i.rm) & 0xFF)
                case .uxth: setR(i.rd, r(i.rm) & 0xFFFF)
                case .sxtb:
                    setR(i.rd, UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: r(i.rm)))))
                case .sxth:
                    setR(i.rd, UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: r(i.rm)))))
                case .ubfx:
                    setR(i.rd, r(i.rn) &>> UInt32(i.amount) & ((1 &<< i.immediate) &- 1))
                case .sbfx:
                    let up = 32 &- i.immediate &- UInt32(i.amount)
                    setR(i.rd, UInt32(bitPattern: Int32(bitPattern: r(i.rn) &<< up) &>> Int32(bitPattern: up &+ UInt32(i.amount))))
                case .bfi:
                    let mask = ((1 &<< i.immediate) &- 1) &<< UInt32(i.amount)
                    let rd = i.rd
                    setR(rd, r(rd) & ~mask | r(i.rn) &<< UInt32(i.amount) & mask)
                case .bfc:
                    let mask: UInt32 = ((1 &<< i.immediate) &- 1) &<< UInt32(i.amount)
                    let rd = i.rd
                    setR(rd, r(rd) & ~mask)
                case .clz:
                    setR(i.rd, UInt32(truncatingIfNeeded: r(i.rm).leadingZeroBitCount))
                case .rev: setR(i.rd, r(i.rm).byteSwapped)
                case .mul: setR(i.rd, r(i.rn) &* r(i.rm))
                case .mulS: setR(i.rd, logicalS(r(i.rn) &* r(i.rm)))
                case .mla: setR(i.rd, r(i.ra) &+ r(i.rn) &* r(i.rm))
                case .mls: setR(i.rd, r(i.ra) &- r(i.rn) &* r(i.rm))
                case .umull:
                    guard cycles &+ 8 < limit else { break form }
                    cycles &+= UInt64(multiplyLong(i, signed: false, accumulates: false))
                case .umlal:
                    guard cycles &+ 8 < limit else { break form }
                    cycles &+= UInt64(multiplyLong(i, signed: false, accumulates: true))
                case .smull:
                    guard cycles &+ 8 < limit else { break form }
                    cycles &+= UInt64(multiplyLong(i, signed: true, accumulates: false))
                case .smlal:
                    guard cycles &+ 8 < limit else { break form }
                    cycles &+= UInt64(multiplyLong(i, signed: true, accumulates: true))
                case .udiv:
                    let m = r(i.rm)
                    guard m != 0, cycles &+ 12 < limit else { break form }
                    cycles &+= UInt64(divisionCycles(unsigned: r(i.rn), m))
                    setR(i.rd, r(i.rn) / m)
                case .sdiv:
                    let m = Int32(bitPattern: r(i.rm))
                    guard m != 0, cycles &+ 12 < limit else { break form }
                    let n = Int32(bitPattern: r(i.rn))
                    cycles &+= UInt64(divisionCycles(signed: n, m))
                    setR(i.rd, UInt32(bitPattern: n.dividedReportingOverflow(by: m).partialValue))
                case .ldrImmediate:
                    guard let value = memory.fastLoad(r(i.rn) &+ i.immediate, .word) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, value)
                case .ldrRegister:
                    guard let value = memory.fastLoad(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .word) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, value)
                case .ldrPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard let value = memory.fastLoad(address, .word) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                    setR(i.rd, value)
                case .ldrPostIndexed:
                    let address = r(i.rn)
                    guard let value = memory.fastLoad(address, .word) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                    setR(i.rd, value)
                case .ldrbImmediate:
                    guard let value = memory.fastLoad(r(i.rn) &+ i.immediate, .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, value)
                case .ldrbRegister:
                    guard let value = memory.fastLoad(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, value)
                case .ldrbPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard let value = memory.fastLoad(address, .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                    setR(i.rd, value)
                case .ldrbPostIndexed:
                    let address = r(i.rn)
                    guard let value = memory.fastLoad(address, .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                    setR(i.rd, value)
                case .ldrhImmediate:
                    guard let value = memory.fastLoad(r(i.rn) &+ i.immediate, .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, value)
                case .ldrhRegister:
                    guard let value = memory.fastLoad(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, value)
                case .ldrhPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard let value = memory.fastLoad(address, .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                    setR(i.rd, value)
                case .ldrhPostIndexed:
                    let address = r(i.rn)
                    guard let value = memory.fastLoad(address, .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                    setR(i.rd, value)
                case .ldrsbImmediate:
                    guard let value = memory.fastLoad(r(i.rn) &+ i.immediate, .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value))))
                case .ldrsbRegister:
                    guard let value = memory.fastLoad(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value))))
                case .ldrshImmediate:
                    guard let value = memory.fastLoad(r(i.rn) &+ i.immediate, .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: value))))
                case .ldrshRegister:
                    guard let value = memory.fastLoad(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: value))))
                case .ldrsbPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard let value = memory.fastLoad(address, .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                    setR(i.rd, UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value))))
                case .ldrsbPostIndexed:
                    let address = r(i.rn)
                    guard let value = memory.fastLoad(address, .byte) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                    setR(i.rd, UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value))))
                case .ldrshPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard let value = memory.fastLoad(address, .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                    setR(i.rd, UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: value))))
                case .ldrshPostIndexed:
                    let address = r(i.rn)
                    guard let value = memory.fastLoad(address, .halfword) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                    setR(i.rd, UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: value))))
                case .ldrLiteral:
                    let here = base &+ UInt32(truncatingIfNeeded: (place - code) << 1)
                    guard let value = memory.fastLiteral(((here &+ 4) & ~3) &+ i.immediate) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rd, value)
                case .ldrd:
                    let address = r(i.rn) &+ i.immediate
                    guard let first = memory.fastLoad(address, .word), let second = memory.fastLoad(address &+ 4, .word) else { break form }
                    setR(i.rd, first)
                    setR(i.ra, second)
                case .strImmediate:
                    guard memory.fastStore(r(i.rn) &+ i.immediate, .word, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                case .strRegister:
                    guard memory.fastStore(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .word, r(i.rd)) else { break form }
                case .strPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard memory.fastStore(address, .word, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                case .strPostIndexed:
                    let address = r(i.rn)
                    guard memory.fastStore(address, .word, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                case .strbImmediate:
                    guard memory.fastStore(r(i.rn) &+ i.immediate, .byte, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                case .strbRegister:
                    guard memory.fastStore(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .byte, r(i.rd)) else { break form }
                case .strbPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard memory.fastStore(address, .byte, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                case .strbPostIndexed:
                    let address = r(i.rn)
                    guard memory.fastStore(address, .byte, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                case .strhImmediate:
                    guard memory.fastStore(r(i.rn) &+ i.immediate, .halfword, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                case .strhRegister:
                    guard memory.fastStore(r(i.rn) &+ (r(i.rm) &<< UInt32(i.amount & 3)), .halfword, r(i.rd)) else { break form }
                case .strhPreIndexed:
                    let address = r(i.rn) &+ i.immediate
                    guard memory.fastStore(address, .halfword, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address)
                case .strhPostIndexed:
                    let address = r(i.rn)
                    guard memory.fastStore(address, .halfword, r(i.rd)) else { break form }
                    cycles &+= busCycles(i.rn, i.amount)
                    setR(i.rn, address &+ i.immediate)
                case .strd:
                    let address = r(i.rn) &+ i.immediate
                    guard memory.canStore(address, words: 2) else { break form }
                    memory.storeWord(address, r(i.rd))
                    memory.storeWord(address &+ 4, r(i.ra))
                case .loadMultiple: guard cycles &+ UInt64(i.cycles) < limit, loadMultiple(i) else { break form }
                case .storeMultiple:
                    guard cycles &+ UInt64(i.cycles) < limit, storeMultiple(i, down: false) else { break form }
                case .storeMultipleDown:
                    guard cycles &+ UInt64(i.cycles) < limit, storeMultiple(i, down: true) else { break form }
                case .popProgramCounter:
                    guard cycles &+ UInt64(i.cycles) < limit, let target = popTarget(i), target & 1 == 1, target &- 1 &- base < size,
                        loadMultiple(i)
                    else { break form }
                    cycles &+= UInt64(i.cycles)
                    if looksAtTargets { cycles &+= landing(target, i.cycles) }
                    executed &+= 1
                    place = code + Int((target &- base) >> 1)
                    continue
                case .b:
                    branch(if: true, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bEQ:
                    branch(if: flags.zeroIfZero == 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bNE:
                    branch(if: flags.zeroIfZero != 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bCS:
                    branch(if: flags.carry != 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bCC:
                    branch(if: flags.carry == 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bMI:
                    branch(if: Int32(bitPattern: flags.negative) < 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bPL:
                    branch(if: !(Int32(bitPattern: flags.negative) < 0), i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bVS:
                    branch(if: flags.overflow != 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bVC:
                    branch(if: flags.overflow == 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bHI:
                    branch(if: flags.carry != 0 && flags.zeroIfZero != 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bLS:
                    branch(if: flags.carry == 0 || flags.zeroIfZero == 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bGE:
                    branch(if: flags.negative &>> 31 == flags.overflow, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bLT:
                    branch(if: flags.negative &>> 31 != flags.overflow, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bGT:
                    branch(if: flags.negative &>> 31 == flags.overflow && flags.zeroIfZero != 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bLE:
                    branch(if: flags.negative &>> 31 != flags.overflow || flags.zeroIfZero == 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .cbz:
                    branch(if: r(i.rn) == 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .cbnz:
                    branch(if: r(i.rn) != 0, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bl:
                    registers[unchecked: 14] = (base &+ UInt32(truncatingIfNeeded: (place - code) << 1) &+ 4) | 1
                    branch(if: true, i, &place, &cycles)
                    executed &+= 1
                    continue
                case .bx:
                    let target = r(i.rm)
                    guard target & 1 == 1, target &- 1 &- base < size else { break form }
                    cycles &+= UInt64(i.cycles)
                    if looksAtTargets { cycles &+= landing(target, i.cycles) }
                    executed &+= 1
                    place = code + Int((target &- base) >> 1)
                    continue
                case .blx:
                    let target = r(i.rm)
                    guard target & 1 == 1, target &- 1 &- base < size else { break form }
                    registers[unchecked: 14] = (base &+ UInt32(truncatingIfNeeded: (place - code) << 1) &+ 2) | 1
                    cycles &+= UInt64(i.cycles)
                    if looksAtTargets { cycles &+= landing(target, i.cycles) }
                    executed &+= 1
                    place = code + Int((target &- base) >> 1)
                    continue
                case .tbb:
                    guard let entry = memory.fastLoad(r(i.rn) &+ r(i.rm), .byte) else { break form }
                    let target = base &+ UInt32(truncatingIfNeeded: (place - code) << 1) &+ 4 &+ 2 &* entry
                    guard target &- base < size else { break form }
                    cycles &+= UInt64(i.cycles)
                    if looksAtTargets { cycles &+= landing(target, i.cycles) }
                    executed &+= 1
                    place = code + Int((target &- base) >> 1)
                    continue
                case .tbh:
                    guard let entry = memory.fastLoad(r(i.rn) &+ r(i.rm) &<< 1, .halfword) else { break form }
                    let target = base &+ UInt32(truncatingIfNeeded: (place - code) << 1) &+ 4 &+ 2 &* entry
                    guard target &- base < size else { break form }
                    cycles &+= UInt64(i.cycles)
                    if looksAtTargets { cycles &+= landing(target, i.cycles) }
                    executed &+= 1
                    place = code + Int((target &- base) >> 1)
                    continue
                case .it:
                    state.itState = UInt8(truncatingIfNeeded: i.immediate)
                    deadline = 0
                case .nop: break
                case .cmpImmediateBranch:
                    _ = subtractS(r(i.rn), i.immediate)
                    fusedBranch(i, &place, &cycles, &executed, deadline)
                    continue
                case .cmpRegisterBranch:
                    _ = subtractS(r(i.rn), r(i.rm))
                    fusedBranch(i, &place, &cycles, &executed, deadline)
                    continue
                case .subImmediateSBranch:
                    setR(i.rd, subtractS(r(i.rn), i.immediate))
                    fusedBranch(i, &place, &cycles, &executed, deadline)
                    continue
                case .tstImmediateBranch:
                    setNZ(r(i.rn) & i.immediate)
                    fusedBranch(i, &place, &cycles, &executed, deadline)
                    continue
                case .lslImmediateSBranch:
                    setR(i.rd, shiftLeftS(r(i.rm), UInt32(i.amount)))
                    fusedBranch(i, &place, &cycles, &executed, deadline)
                    continue
                case .general: break form
                }
                cycles &+= UInt64(i.cycles)
                executed &+= 1
                place += Int(i.length) >> 1
                continue
            }
            let address = base &+ UInt32(truncatingIfNeeded: (place - code) << 1)
            if place.pointee.operation == .notDecoded || place.pointee.operation == .hook {
                registers[15] = address
                self.cycles = cycles
                self.instructions = executed
                return place.pointee.operation == .hook
            }
            self.cycles = cycles
            executed &+= 1
            self.instructions = executed
            executeOrRaise(place.pointee, at: address)
            cycles = self.cycles
            executed = self.instructions
            let next = registers[15]
            if leavesRun {
                guard goesOn(limit) else { return false }
                deadline = 0
                permission = .none
            }
            if next &- base >= size { return false }
            place = code + Int((next &- base) >> 1)
        }
    }
}

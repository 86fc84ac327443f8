import ArmMProfile

/// The cycles that are known when an instruction is decoded: its row, its neighbour, its address, and where a branch goes.
extension Machine {
    /// Fills in what an instruction takes at an address. In `amount` a branch of its own gets what it takes more when it is taken,
    /// as a signed number.
    func setCycles(_ i: inout Instruction, at address: UInt32) {
        i.setPairedBase(i.rn)
        guard timing.level != .instructions else {
            i.cycles = 1
            if i.isRelativeBranch { i.amount = 0 }
            return
        }
        var cycles = Int(timing.table.cycles(i))
        var taken = Int(timing.table.takenCycles(i))
        switch timing.pipeline {
        case .none: break
        case .threeStage(let rules):
            if let next = instructionAhead(address &+ UInt32(i.length)) {
                let change = rules.cycles(i, before: next, foldsIT: foldsIT)
                cycles += change
                if change != 0, !i.isFloatingPoint { i.flags.insert(.timedByNext) }
                if let base = rules.pairedBase(i, before: next) {
                    i.setPairedBase(base, sharesCodeBus: sharesCodeBus(i, at: address))
                }
                if starvesFetch(i, at: address) {
                    cycles += 1
                    taken -= 1
                }
            }
            if address.isInSRAM { cycles = max(cycles, Int(i.length) / 2) }
        case .dualIssue:
            if let next = instructionAhead(address &+ UInt32(i.length)) {
                cycles += DualIssue.cycles(i, before: next, at: address)
            }
            (cycles, taken) = DualIssue.branch(i, cycles, taken)
        }
        if i.isRelativeBranch {
            i.amount = UInt8(bitPattern: Int8(truncatingIfNeeded: taken))
            let target = address &+ 4 &+ i.immediate
            if isBesideCode(target, of: address) {
                let landing = landingCycles(target, takes: cycles + taken)
                if i.operation == .bl { cycles += landing }
                if i.operation != .bl { i.amount = UInt8(bitPattern: Int8(truncatingIfNeeded: taken + landing)) }
            }
        }
        i.cycles = UInt8(clamping: max(0, cycles))
    }

    /// What an instruction in an IT block takes more or less than its entry says, because the instruction after it is not executed,
    /// or is an IT, which folds with none inside a block. ITSTATE is advanced to the next instruction already.
    @inline(never)
    func correctionInITBlock(_ i: Instruction) -> UInt64 {
        let address = registers[15]
        guard case .threeStage(let rules) = timing.pipeline, !address.isInSRAM,
            let next = instructionAhead(address &+ UInt32(i.length))
        else { return 0 }
        let isExecuted = state.itState & 0xF == 0 ? next.operation != .it : conditionPassed(state.itState >> 4)
        return isExecuted ? 0 : UInt64(bitPattern: Int64(-rules.cycles(i, before: next, foldsIT: foldsIT)))
    }

    /// What a taken branch that takes `cycles` takes more because of its target: the core's fetches from SRAM are slow, and a
    /// 32-bit instruction at a half-word address needs two of them.
    func landingCycles(_ target: UInt32, takes cycles: Int) -> Int {
        guard case .threeStage = timing.pipeline else { return 0 }
        if target.isInSRAM { return max(0, 4 - cycles) }
        guard target & 2 != 0, let first = halfwordAhead(target) else { return 0 }
        return Decoder.is32Bit(first) ? 1 : 0
    }

    /// Whether a branch's target is in the window of the branch, so that a store to it drops the branch's entry too.
    func isBesideCode(_ target: UInt32, of address: UInt32) -> Bool {
        guard let index = memory.window(containing: address) else { return false }
        return memory.windows[index].contains(target)
    }

    /// Whether the fetching falls behind from here on: a 16-bit instruction of one cycle at a word address, and after it three
    /// 32-bit ones, the first two of one cycle. (The third is the one that waits.)
    private func starvesFetch(_ i: Instruction, at address: UInt32) -> Bool {
        guard i.length == 2, address & 3 == 0, !address.isInSRAM, i.memoryUse == .none || i.memoryUse == .store else {
            return false
        }
        switch i.operation {
        case .bx, .blx, .bl, .svc, .bkpt, .udf, .undefined: return false
        case .b where i.ra >= 14: return false
        default: break
        }
        guard let first = instructionAhead(address &+ 2), first.keepsFetchBusy,
            let second = instructionAhead(address &+ 6), second.keepsFetchBusy, let third = halfwordAhead(address &+ 10)
        else { return false }
        return Decoder.is32Bit(third)
    }

    /// The instruction at an address, without any check or effect; `nil` outside memory.
    func instructionAhead(_ address: UInt32) -> Instruction? {
        guard let first = halfwordAhead(address) else { return nil }
        guard Decoder.is32Bit(first) else { return decoder.decode(first, 0) }
        guard let second = halfwordAhead(address &+ 2) else { return nil }
        return decoder.decode(first, second)
    }

    /// A half-word of code, without any check or effect.
    func halfwordAhead(_ address: UInt32) -> UInt16? {
        guard let index = memory.window(containing: address) else { return nil }
        return UInt16(truncatingIfNeeded: memory.value(in: index, at: address, size: .halfword))
    }
}

extension Machine {
    /// What a single load or store takes more because the access that it would overlap with is on another bus, as far as their
    /// base registers tell: the Code region, SRAM, peripherals and the private bus each have their own. Or because both are in
    /// the Code region, which the fetches keep busy. `amount` is the instruction's.
    @inline(__always)
    func busCycles(_ base: UInt8, _ amount: UInt8) -> UInt64 {
        let region = registers[unchecked: Int(base)] &>> 29
        let other = registers[unchecked: Int(amount &>> 4)] &>> 29
        return region != other || (amount & 4 != 0 && region == 0) ? 1 : 0
    }

    /// Whether the fetches from the Code region leave no time for loads from it that overlap: a word each cycle when the
    /// instruction has 32 bits, and every other cycle when it has 16.
    func sharesCodeBus(_ i: Instruction, at address: UInt32) -> Bool {
        address >> 29 == 0 && i.memoryUse == .load && (i.length == 4 || address & 2 != 0)
    }
}

extension Instruction {
    /// Keeps with a single load or store what `Machine.busCycles` needs, in `amount` above the shift of a register offset: in the
    /// high half the base register of the access after it that it overlaps with, or its own if it does not, and in bit 2
    /// whether fetches share the bus.
    mutating func setPairedBase(_ base: UInt8, sharesCodeBus: Bool = false) {
        switch memoryUse {
        case .load, .store, .storeRegister: amount = amount & 3 | base << 4 | (sharesCodeBus ? 4 : 0)
        case .none, .several: break
        }
    }

    /// A branch whose target is in the instruction.
    var isRelativeBranch: Bool {
        switch operation {
        case .b, .bl, .cbz, .cbnz: true
        default: false
        }
    }
}

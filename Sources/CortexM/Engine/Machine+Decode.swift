import ArmMProfile

extension Machine {
    /// Makes sure that the instruction at an address is in the decode cache, and gives its window; or the fault of its fetch.
    mutating func decode(_ address: UInt32) throws(Fault) -> Int {
        if injectsErrors { try checkInjectedFetch(address) }
        if mpuActive || !state.thumb { _ = try fetch(address) }
        guard state.thumb else { throw Fault(.invstate) }
        guard let index = memory.window(containing: address), let code = memory.windows[index].code() else {
            _ = try fetch(address)
            throw Fault(.ibuserr, address: address)
        }
        let offset = Int(address &- memory.windows[index].base)
        guard code[offset >> 1].operation == .notDecoded else { return index }
        keep(try fetch(address), at: address, index)
        return index
    }

    /// Puts an instruction into the decode cache, by the form that the run loop executes it by; or the hook at its address.
    private mutating func keep(_ instruction: Instruction, at address: UInt32, _ window: Int) {
        let offset = Int(address &- memory.windows[window].base)
        let looked = min(MemoryWindow.lookahead, memory.windows[window].size - offset)
        let bank = memory.windows[window].bank
        let target =
            timing.looksAtTargets && instruction.isRelativeBranch ? address &+ 4 &+ instruction.immediate : nil
        var instruction = instruction
        if isHooked(address) || isInterposed(address) {
            instruction = Instruction(.hook, row: 0)
        } else {
            specialise(&instruction, at: address, window)
            if let fused = Self.fused(instruction.form), keepsBranch(at: address &+ UInt32(instruction.length), window) {
                instruction.setForm(fused, inIT: instruction.formInIT)
            }
        }
        memory.windows[window].keep(instruction, at: offset)
        memory.banks[bank].markCode(at: offset &+ memory.windows[window].start, count: looked)
        if let target, memory.windows[window].contains(target) {
            let offset = Int(target &- memory.windows[window].base)
            memory.windows[window].markTarget(at: offset)
            memory.banks[bank].markCode(at: offset &+ memory.windows[window].start, count: 2)
        }
    }

    /// The form that does a conditional branch too.
    private static func fused(_ form: Form) -> Form? {
        switch form {
        case .cmpImmediate: .cmpImmediateBranch
        case .cmpRegister: .cmpRegisterBranch
        case .subImmediateS: .subImmediateSBranch
        case .tstImmediate: .tstImmediateBranch
        case .lslImmediateS: .lslImmediateSBranch
        default: nil
        }
    }

    /// Whether the instruction at an address, in the same window, is a conditional branch in the window; if so it is decoded.
    private mutating func keepsBranch(at address: UInt32, _ window: Int) -> Bool {
        guard memory.windows[window].contains(address), memory.windows[window].contains(address &+ 3), !mpuActive,
            !injectsErrors, let branch = try? fetch(address), branch.operation == .b, branch.ra < 14
        else { return false }
        keep(branch, at: address, window)
        guard let code = memory.windows[window].decoded else { return false }
        let kept = code[Int(address &- memory.windows[window].base) >> 1]
        return kept.operation == .b && kept.form != .general
    }
}

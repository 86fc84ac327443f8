import ArmMProfile

extension Machine {
    /// Makes sure that the instruction at an address is in the decode cache, and gives its window; or the fault of its fetch.
    mutating func decode(_ address: UInt32) throws(Fault) -> Int {
        if mpuActive || !state.thumb { _ = try fetch(address) }
        guard state.thumb else { throw Fault(.invstate) }
        guard let index = memory.window(containing: address), let code = memory.windows[index].code() else {
            _ = try fetch(address)
            throw Fault(.ibuserr, address: address)
        }
        let offset = Int(address &- memory.windows[index].base)
        guard code[offset >> 1].operation == .notDecoded else { return index }
        var instruction = try fetch(address)
        let length = min(Int(instruction.length), memory.windows[index].size - offset)
        if isHooked(address) { instruction = Instruction(.hook, row: 0) } else { specialise(&instruction, at: address, index) }
        memory.windows[index].keep(instruction, at: offset)
        memory.banks[memory.windows[index].bank].markCode(at: offset, count: length)
        return index
    }
}

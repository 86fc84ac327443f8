extension STM32L4Flash {
    private static let rowSize: UInt32 = 256

    /// A store to the array: one half of a double word.
    public mutating func storeToMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext
    ) {
        let cr = registers[Register.cr]
        if !lock.isOpen || cr & (Control.pg | Control.fstpg) == 0 {
            context.warn("a store to flash, with \(lock.isOpen ? "PG of FLASH_CR clear" : "FLASH_CR locked"): PGSERR")
            raise(Status.pgserr)
        } else if cr & Control.fstpg != 0, cr & Control.pg == 0 {
            storeFast(role, at: offset, size, value, &context)
        } else if cr & (Control.per | Control.mer1 | Control.mer2 | Control.fstpg) != 0 || registers[Register.sr] & Status.errors != 0 {
            raise(Status.pgserr)
        } else if size != .word {
            raise(Status.sizerr)
        } else if offset & 7 != (first == nil ? 0 : 4) || first.map({ $0.offset != offset - 4 }) == true {
            raise(Status.pgaerr)
        } else if let low = first {
            program(role, at: low.offset, low.word, value, &context)
        } else {
            finish(&context)
            first = (offset, value)
        }
        setOutput(&context)
    }

    /// A word of a row (RM0351 3.3.7). The bus waits while the double word before is programmed; none may be late.
    private mutating func storeFast(
        _ role: Int, at offset: UInt32, _ size: AccessSize, _ value: UInt32, _ context: inout DeviceContext
    ) {
        let bank: UInt32 = offset < context.memory.count(role) / 2 ? 1 : 2
        guard registers[Register.sr] & Status.errors == 0, erasedBanks & bank != 0 else { return raise(Status.pgserr) }
        guard size == .word else { return raise(Status.sizerr | Status.fasterr) }
        let expected = nextOfRow ?? offset & ~(Self.rowSize - 1)
        guard offset == (first == nil ? expected : expected + 4) else { return raise(Status.pgaerr | Status.fasterr) }
        guard !isProtected(offset, context) else { return raise(Status.wrperr | Status.fasterr) }
        guard let low = first else {
            first = (offset, value)
            return
        }
        first = nil
        if busy.wait(&context), nextOfRow == nil { end() }
        guard isErased(role, at: low.offset, context) || low.word | value == 0 else { return raise(Status.progerr | Status.fasterr) }
        context.memory.set(role, at: low.offset, word: low.word)
        context.memory.set(role, at: offset, word: value)
        nextOfRow = (offset + 4) % Self.rowSize == 0 ? nil : offset + 4
        // A row takes 1.91 ms (DS10198 table 63).
        busy.begin(nanoseconds: 59_690, &context)
    }

    private func isErased(_ role: Int, at offset: UInt32, _ context: DeviceContext) -> Bool {
        context.memory.word(role, at: offset) & context.memory.word(role, at: offset + 4) == .max
    }

    package mutating func end() {
        registers[Register.cr] &= ~(Control.start | Control.optstrt)
        if nextOfRow != nil { return raise(Status.miserr | Status.fasterr) }
        if registers[Register.cr] & Control.eopie != 0 { registers[Register.sr] |= Status.eop }
    }

    mutating func raise(_ error: UInt32) {
        registers[Register.sr] |= error
        first = nil
        nextOfRow = nil
    }

    private mutating func program(_ role: Int, at offset: UInt32, _ low: UInt32, _ high: UInt32, _ context: inout DeviceContext) {
        first = nil
        if isProtected(offset, context) { return raise(Status.wrperr) }
        guard isErased(role, at: offset, context) || low | high == 0 else { return raise(Status.progerr) }
        context.memory.set(role, at: offset, word: low)
        context.memory.set(role, at: offset + 4, word: high)
        busy.begin(nanoseconds: 81_690, &context)
    }
}

extension STM32F1Flash {
    mutating func control(_ value: UInt32, _ lanes: UInt32, _ context: inout DeviceContext) {
        guard lock.isOpen else { return context.warn("a store to FLASH_CR, which is locked: ignored") }
        finish(&context)
        if lanes & Control.optwre != 0, value & Control.optwre == 0 { optionLock.close() }
        registers[Register.cr] = value & Control.held
        if value & lanes & Control.lock != 0 {
            lock.close()
            optionLock.close()
        }
        if value & Control.strt != 0 { start(&context) }
    }

    private mutating func start(_ context: inout DeviceContext) {
        let cr = registers[Register.cr]
        let array = Role.array.rawValue
        if cr & Control.mer != 0 {
            guard registers[Register.wrpr] == .max else {
                registers[Register.sr] |= Status.wrprterr
                return
            }
            context.memory.erase(array, 0..<context.memory.count(array))
        } else if cr & Control.per != 0 {
            let offset = (registers[Register.ar] &- base) & ~(pageSize - 1)
            guard offset < context.memory.count(array) else { return }
            guard !isProtected(offset) else {
                registers[Register.sr] |= Status.wrprterr
                return
            }
            context.memory.erase(array, offset..<offset + pageSize)
        } else if cr & Control.opter != 0, optionLock.isOpen {
            let options = Role.options.rawValue
            context.memory.erase(options, 0..<context.memory.count(options))
        } else {
            return
        }
        busy.begin(nanoseconds: 20_000_000, &context)
    }

    /// A bit of WRPR protects 4 KiB, the last one all that is left.
    func isProtected(_ offset: UInt32) -> Bool {
        registers[Register.wrpr] >> min(31, offset >> 12) & 1 == 0
    }
}

extension STM32L4Flash {
    private static let pageSize: UInt32 = 2048

    /// A store to CR.
    mutating func control(_ value: UInt32, _ context: inout DeviceContext) {
        guard lock.isOpen else { return context.warn("a store to FLASH_CR, which is locked: ignored") }
        finish(&context)
        registers[Register.cr] = value & Control.held
        if value & Control.pg == 0 { first = nil }
        if value & Control.optlock != 0 { optionLock.close() }
        if value & Control.lock != 0 {
            lock.close()
            return optionLock.close()
        }
        if value & Control.start != 0 { erase(&context) }
        guard optionLock.isOpen else { return }
        if value & Control.optstrt != 0 {
            programOptions(&context)
            busy.begin(nanoseconds: 22_000_000, &context)
        }
        if value & Control.oblLaunch != 0 { context.requestReset(.device) }
    }

    private mutating func erase(_ context: inout DeviceContext) {
        let cr = registers[Register.cr]
        let bank = context.memory.count(0) / 2
        guard registers[Register.sr] & Status.errors == 0 else { return raise(Status.pgserr) }
        var ranges: [Range<UInt32>] = []
        if cr & Control.per != 0 {
            let offset = (cr & 1 << 11 == 0 ? 0 : bank) + (cr >> 3 & 0xFF) * Self.pageSize
            ranges = [offset..<offset + Self.pageSize]
        } else {
            if cr & Control.mer1 != 0 { ranges.append(0..<bank) }
            if cr & Control.mer2 != 0 { ranges.append(bank..<bank * 2) }
        }
        guard !ranges.isEmpty else { return }
        for range in ranges {
            let isAnyProtected = stride(from: range.lowerBound, to: range.upperBound, by: Int(Self.pageSize))
                .contains { isProtected($0, context) }
            if isAnyProtected { return raise(Status.wrperr) }
        }
        for range in ranges { context.memory.erase(0, range) }
        if cr & Control.per == 0 { erasedBanks |= (cr & Control.mer1 != 0 ? 1 : 0) | (cr & Control.mer2 != 0 ? 2 : 0) }
        busy.begin(nanoseconds: 22_020_000, &context)
    }

    /// WRPxAR and WRPxBR: pages from STRT to END of the bank; none when STRT is beyond END.
    func isProtected(_ offset: UInt32, _ context: DeviceContext) -> Bool {
        let bank = max(1, context.memory.count(0) / 2)
        let page = offset % bank / Self.pageSize
        return Register.wrp[Int(min(1, offset / bank))].contains { register in
            let area = registers[register]
            return page >= area & 0xFF && page <= area >> 16 & 0xFF
        }
    }
}

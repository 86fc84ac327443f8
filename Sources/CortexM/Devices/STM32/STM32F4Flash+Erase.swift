extension STM32F4Flash {
    mutating func control(_ value: UInt32, _ context: inout DeviceContext) {
        guard lock.isOpen else { return context.warn("a store to FLASH_CR, which is locked: ignored") }
        finish(&context)
        registers[Register.cr] = value & (banks > 1 ? Control.heldOfTwoBanks : Control.held)
        if value & Control.lock != 0 { return lock.close() }
        if value & Control.strt != 0 { erase(&context) }
    }

    private mutating func erase(_ context: inout DeviceContext) {
        let cr = registers[Register.cr]
        let bytes = context.memory.count(0)
        let bank = bytes / UInt32(banks)
        if cr & (Control.mer | Control.mer1) != 0 {
            let first: UInt32 = cr & Control.mer != 0 ? 0 : bank
            let end = cr & Control.mer1 != 0 && banks > 1 ? bytes : bank
            guard first < end, !(sector(at: first)...sector(at: end - 1)).contains(where: isProtected) else {
                registers[Register.sr] |= Status.wrperr
                return
            }
            context.memory.erase(0, first..<end)
            busy.begin(nanoseconds: 8_000_000_000, &context)
        } else if cr & Control.ser != 0 {
            // SNB of the second bank's sectors begins at 16.
            let number = cr >> 3 & 0x1F
            let sector = number & 0x10 == 0 ? number : number - 4
            let range = Self.range(ofSector: sector)
            guard number & 0xF < 12, range.upperBound <= bytes else {
                registers[Register.sr] |= Status.pgserr
                return context.warn("an erase of sector SNB \(number), which the part does not have: PGSERR")
            }
            guard !isProtected(sector) else {
                registers[Register.sr] |= Status.wrperr
                return
            }
            context.memory.erase(0, range)
            busy.begin(nanoseconds: range.count <= 0x4000 ? 250_000_000 : range.count <= 0x1_0000 ? 550_000_000 : 1_000_000_000, &context)
        }
    }

    /// Four sectors of 16 KiB, one of 64, seven of 128 in each mebibyte.
    package static func range(ofSector sector: UInt32) -> Range<UInt32> {
        let (bank, index) = ((sector / 12) << 20, sector % 12)
        switch index {
        case 0..<4: return bank + index << 14..<bank + (index + 1) << 14
        case 4: return bank + 0x1_0000..<bank + 0x2_0000
        default: return bank + (index - 4) << 17..<bank + (index - 3) << 17
        }
    }

    func sector(at offset: UInt32) -> UInt32 {
        let (bank, place) = (offset >> 20 * 12, offset & 0xF_FFFF)
        return bank + (place < 0x1_0000 ? place >> 14 : place < 0x2_0000 ? 4 : 4 + place >> 17)
    }

    func isProtected(_ sector: UInt32) -> Bool {
        let register = sector < 12 ? Register.optcr : Register.optcr1
        return (banks > 1 || sector < 12) && registers[register] >> (16 + sector % 12) & 1 == 0
    }
}

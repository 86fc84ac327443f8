/// Which addresses the block-protect bits of a status register protect.
enum NORProtection {
    /// The protected addresses by the status registers of a chip; empty for none.
    static func range(_ chip: NORChip, status1: UInt8, status2: UInt8) -> Range<UInt32> {
        switch chip.maker {
        case .micron:
            // BP3 is bit 6, TB bit 5.
            let level = UInt32(status1 >> 2 & 7 | status1 >> 3 & 8)
            return stretch(chip.size, bytes(level, unit: 0x1_0000, chip.size), fromBottom: status1 & 1 << 5 != 0)
        case .winbond:
            let isComplement = status2 & 1 << 6 != 0
            let (count, fromBottom) = chip.isLarge ? large(chip, status1) : small(chip, status1)
            return isComplement
                ? stretch(chip.size, chip.size - count, fromBottom: !fromBottom)
                : stretch(chip.size, count, fromBottom: fromBottom)
        }
    }

    /// Parts above 16 MiB: BP3 to BP0 in bits 5 to 2, TB in bit 6.
    private static func large(_ chip: NORChip, _ status: UInt8) -> (count: UInt32, fromBottom: Bool) {
        (bytes(UInt32(status >> 2 & 15), unit: 0x1_0000, chip.size), status & 1 << 6 != 0)
    }

    /// The others: BP2 to BP0 in bits 4 to 2, TB 5, SEC 6: sectors rather than 64ths of the chip.
    private static func small(_ chip: NORChip, _ status: UInt8) -> (count: UInt32, fromBottom: Bool) {
        let level = UInt32(status >> 2 & 7)
        let fromBottom = status & 1 << 5 != 0
        if level == 7 { return (chip.size, fromBottom) }
        if status & 1 << 6 != 0 { return (min(bytes(level, unit: 0x1000, chip.size), 0x8000), fromBottom) }
        return (bytes(level, unit: chip.size / 64, chip.size), fromBottom)
    }

    /// Nothing at level 0, then a unit, and twice as much with each level.
    private static func bytes(_ level: UInt32, unit: UInt32, _ size: UInt32) -> UInt32 {
        level == 0 ? 0 : min(size, unit << (level - 1))
    }

    private static func stretch(_ size: UInt32, _ count: UInt32, fromBottom: Bool) -> Range<UInt32> {
        fromBottom ? 0..<count : size - count..<size
    }
}

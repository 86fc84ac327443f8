/// The lock bits of single blocks. Winbond has one for each sector of the first and the last 64 KiB and for each block between, all
/// set at power-up, and obeyed while WPS is one; Micron has one for each 64 KiB, none set at power-up.
struct NORBlockLocks: Sendable, Hashable {
    private var locked: [Bool]
    private let blocks: Int
    private let hasSectors: Bool

    init(_ chip: NORChip) {
        blocks = Int(chip.size >> 16)
        hasSectors = chip.maker == .winbond
        locked = Array(repeating: chip.maker == .winbond, count: blocks + (hasSectors ? 32 : 0))
    }

    subscript(_ address: UInt32) -> Bool {
        get { locked[place(address)] }
        set { locked[place(address)] = newValue }
    }

    mutating func setAll(_ isLocked: Bool) {
        for index in locked.indices { locked[index] = isLocked }
    }

    /// Whether a unit within a range is locked.
    func isLocked(within range: Range<UInt32>) -> Bool {
        var address = range.lowerBound
        while address < range.upperBound {
            if self[address] { return true }
            address = (address & ~0xFFF) + 0x1000
        }
        return false
    }

    /// The blocks' bits, then those of the sectors of the first and of the last block.
    private func place(_ address: UInt32) -> Int {
        let block = min(Int(address >> 16), blocks - 1)
        let sector = Int(address >> 12 & 15)
        guard hasSectors else { return block }
        if block == 0 { return blocks + sector }
        return block == blocks - 1 ? blocks + 16 + sector : block
    }
}

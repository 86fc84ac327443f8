/// RAM[n].POWER, POWERSET and POWERCLR of nRF52 (nRF52833 Product Specification, POWER): which sections of the nine blocks of RAM
/// are powered, bits 15:0, and kept in System OFF, bits 31:16. Nothing takes a section's power away: its contents stay.
enum NordicRAMPower {
    static let range: Range<UInt32> = 0x900..<0x990
    private static let set: UInt32 = 0x4
    private static let clear: UInt32 = 0x8

    static let rows: [RegisterRow] = stride(from: range.lowerBound, to: range.upperBound, by: 0x10).flatMap { block in
        let name = "RAM[\((block - range.lowerBound) / 0x10)]."
        return [
            RegisterRow(name + "POWER", block, reset: 0xFFFF), .special(name + "POWERSET", block + set, reset: 0xFFFF),
            .special(name + "POWERCLR", block + clear, reset: 0xFFFF),
        ]
    }

    /// The register that a load at `offset` shows: POWER, for the three of a block.
    static func power(of offset: UInt32) -> UInt32 { offset & 0xF <= clear ? offset & ~0xF : offset }

    static func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ registers: inout RegisterFile) {
        switch offset & 0xF {
        case set: registers[power(of: offset)] |= value
        case clear: registers[power(of: offset)] &= ~value
        default: registers.store(offset, value, lanes: lanes)
        }
    }
}

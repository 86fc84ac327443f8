/// The reset generation unit of LPC43xx (UM10503, chapter 15). CORE_RST, PERIPH_RST and MASTER_RST reset the part; the resets of
/// single peripherals only come and go in the status, and the other cores are not there.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x100, 0x104 | RESET_CTRL0, RESET_CTRL1 | CORE_RST 0, PERIPH_RST 1, MASTER_RST 2 |
/// | 0x110 to 0x11C | RESET_STATUS0 to RESET_STATUS3 | two bits for each: 1 by an input, 3 by software |
/// | 0x150, 0x154 | RESET_ACTIVE_STATUS0, 1 | a zero is a reset in force |
public struct LPC43xxRGU: RegisterDevice {
    package enum Register {
        package static let ctrl: UInt32 = 0x100
        package static let status: UInt32 = 0x110
        package static let active: UInt32 = 0x150
    }

    /// Resets that last until a zero is stored: of the cores M0SUB (12) and M0APP (56).
    private static let held: [UInt32] = [1 << 12, 1 << 24]

    package static let table = RegisterTable([
        .special("RESET_CTRL0", Register.ctrl), .special("RESET_CTRL1", Register.ctrl + 4),
        RegisterRow("RESET_STATUS0", Register.status, reset: 0x5555_0050),
        RegisterRow("RESET_STATUS1", Register.status + 4, reset: 0x5555_5555),
        RegisterRow("RESET_STATUS2", Register.status + 8, reset: 0x5555_5555),
        RegisterRow("RESET_STATUS3", Register.status + 12, reset: 0x5555_5555),
        .special("RESET_ACTIVE_STATUS0", Register.active, reset: 0xFFFF_EFFF),
        .special("RESET_ACTIVE_STATUS1", Register.active + 4, reset: 0xFEFF_FFFF),
    ])

    package var registers = RegisterFile(table)
    /// The resets in force.
    private var active = Self.held

    /// As after reset: the other cores are held.
    public init() {}

    /// Holds the other cores and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        active = Self.held
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.ctrl, Register.ctrl + 4: 0
        case Register.active, Register.active + 4: ~active[Int(offset >> 2 & 1)]
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.ctrl, Register.ctrl + 4:
            let word = Int(offset >> 2 & 1)
            if word == 0, value & 7 != 0 { context.requestReset(.device) }
            active[word] = value
            for bit in 0..<UInt32(32) where value >> bit & 1 != 0 {
                registers[Register.status + UInt32(word) * 8 + bit / 16 * 4] |= 3 << (bit % 16 * 2)
            }
            // The other resets end by themselves, a few clocks later.
            context.startTimer(0, after: 4)
        case Register.active, Register.active + 4: break
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    /// Resets that end by themselves have ended.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        for word in active.indices { active[word] &= Self.held[word] }
    }
}

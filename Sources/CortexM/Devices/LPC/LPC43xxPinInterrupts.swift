/// The pin interrupts of LPC43xx (UM10503, chapter 20): eight, each of a pin that the SCU selects.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | ISEL | 1 a level, 0 an edge |
/// | 0x04 to 0x0C | IENR, SIENR, CIENR | rising edge, or the level at all |
/// | 0x10 to 0x18 | IENF, SIENF, CIENF | falling edge, or: the level is high |
/// | 0x1C, 0x20 | RISE, FALL | edges seen; write one to clear |
/// | 0x24 | IST | requests; a one clears the edges, and of a level turns which it is |
///
/// Interrupt outputs 0 to 7. Inputs `port0` to `port7` are the pins, `select0` and `select1` PINTSEL0 and PINTSEL1 of the SCU.
public struct LPC43xxPinInterrupts: RegisterDevice {
    package enum Register {
        package static let isel: UInt32 = 0x00
        package static let ienr: UInt32 = 0x04
        package static let sienr: UInt32 = 0x08
        package static let cienr: UInt32 = 0x0C
        package static let ienf: UInt32 = 0x10
        package static let sienf: UInt32 = 0x14
        package static let cienf: UInt32 = 0x18
        package static let rise: UInt32 = 0x1C
        package static let fall: UInt32 = 0x20
        package static let ist: UInt32 = 0x24
    }

    package static let table = RegisterTable([
        RegisterRow("ISEL", Register.isel, writable: 0xFF), RegisterRow("IENR", Register.ienr, writable: 0xFF),
        .special("SIENR", Register.sienr), .special("CIENR", Register.cienr),
        RegisterRow("IENF", Register.ienf, writable: 0xFF), .special("SIENF", Register.sienf),
        .special("CIENF", Register.cienf), .special("RISE", Register.rise), .special("FALL", Register.fall),
        .special("IST", Register.ist),
    ])

    package var registers = RegisterFile(table)
    private var ports = [UInt32](repeating: 0, count: 8)
    private var selects: [UInt32] = [0, 0]
    private var rises: UInt32 = 0
    private var falls: UInt32 = 0
    /// The levels of the eight pins that were last seen.
    private var seen: UInt32 = 0

    /// As after reset, every interrupt off.
    public init() {}

    /// Gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        rises = 0
        falls = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.sienr, Register.cienr, Register.sienf, Register.cienf: 0
        case Register.rise: rises
        case Register.fall: falls
        case Register.ist: requests
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let pins = value & 0xFF
        switch offset {
        case Register.sienr: registers[Register.ienr] |= pins
        case Register.cienr: registers[Register.ienr] &= ~pins
        case Register.sienf: registers[Register.ienf] |= pins
        case Register.cienf: registers[Register.ienf] &= ~pins
        case Register.rise: rises &= ~pins
        case Register.fall: falls &= ~pins
        case Register.ist:
            let isLevel = registers[Register.isel]
            rises &= ~(pins & ~isLevel)
            falls &= ~(pins & ~isLevel)
            registers[Register.ienf] ^= pins & isLevel
        default: registers.store(offset, value, lanes: lanes)
        }
        setOutputs(&context)
    }

    /// Pins have changed, or the SCU selects other ones.
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {
        if input < 8 { ports[input] = value } else { selects[input & 1] = value }
        let now = levels
        // What another selection shows is not an edge.
        if input < 8 {
            rises |= now & ~seen & ~registers[Register.isel]
            falls |= seen & ~now & ~registers[Register.isel]
        }
        seen = now
        setOutputs(&context)
    }

    /// Of each interrupt, the level of the pin that is selected: the pin in bits 4:0 of a byte, the port in 7:5.
    private var levels: UInt32 {
        (0..<8).reduce(0) { levels, number in
            let select = selects[Int(number / 4)] >> (number % 4 * 8)
            return levels | (ports[Int(select >> 5 & 7)] >> (select & 31) & 1) << number
        }
    }

    private var requests: UInt32 {
        let isLevel = registers[Register.isel]
        let edges = rises & registers[Register.ienr] | falls & registers[Register.ienf]
        let level = ~(levels ^ registers[Register.ienf]) & registers[Register.ienr]
        return (edges & ~isLevel | level & isLevel) & 0xFF
    }

    private func setOutputs(_ context: inout DeviceContext) {
        let requests = requests
        for number in 0..<8 { context.setInterrupt(number, requests >> UInt32(number) & 1 != 0) }
    }
}

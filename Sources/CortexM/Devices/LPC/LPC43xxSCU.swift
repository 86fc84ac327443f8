/// The system control unit of LPC43xx (UM10503, chapter 17): what each pin is for, which changes nothing here, and the pins of
/// the pin interrupts.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x78C | SFSP0_0 to SFSPF_11 | one for each pin, 0x80 bytes a group |
/// | 0xC00 to 0xC0C | SFSCLK0 to SFSCLK3 | |
/// | 0xC80 to 0xC90 | SFSUSB, SFSI2C0, ENAIO0 to ENAIO2 | |
/// | 0xD00 | EMCDELAYCLK | |
/// | 0xE00, 0xE04 | PINTSEL0, PINTSEL1 | a byte for each pin interrupt |
///
/// It drives `select0` and `select1`.
public struct LPC43xxSCU: RegisterDevice {
    package static let pintsel: UInt32 = 0xE00

    /// Pins of each group.
    private static let pins: [UInt32] = [2, 21, 14, 9, 11, 8, 13, 8, 9, 7, 5, 7, 15, 17, 16, 12]

    package static let table: RegisterTable = {
        let digits = Array("0123456789ABCDEF")
        var rows = pins.enumerated().flatMap { group, count in
            (0..<count).map { RegisterRow("SFSP\(digits[group])_\($0)", UInt32(group) * 0x80 + $0 * 4, writable: 0x3FF) }
        }
        rows += (0..<4).map { RegisterRow("SFSCLK\($0)", 0xC00 + $0 * 4, writable: 0x3FF) }
        rows += [
            RegisterRow("SFSUSB", 0xC80, reset: 0x2, writable: 0x3F), RegisterRow("SFSI2C0", 0xC84, writable: 0xFFFF),
            RegisterRow("ENAIO0", 0xC88, writable: 0xFF), RegisterRow("ENAIO1", 0xC8C, writable: 0xFF),
            RegisterRow("ENAIO2", 0xC90, writable: 0x11), RegisterRow("EMCDELAYCLK", 0xD00, writable: 0xFFFF),
            RegisterRow("PINTSEL0", pintsel), RegisterRow("PINTSEL1", pintsel + 4),
        ]
        return RegisterTable(rows)
    }()

    package var registers = RegisterFile(table)

    /// As after reset.
    public init() {}

    /// Shows that every pin interrupt is of pin 0 of port 0 again.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        context.drive(0, 0)
        context.drive(1, 0)
    }

    /// True: what it drives has to be driven again.
    public var isToldOfResets: Bool { true }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        registers.store(offset, value, lanes: lanes)
        if offset & ~4 == Self.pintsel { context.drive(Int(offset >> 2 & 1), registers[offset]) }
    }
}

/// The TEMP of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 22; nRF52833 Product Specification, TEMP): a measurement
/// takes 36 us and gives the temperature that the machine has, in quarters of a degree.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x004 | TASKS_START, STOP | |
/// | 0x100 | EVENTS_DATARDY | |
/// | 0x508 | TEMP | signed |
/// | 0x520 to 0x570 | A0 to A5, B0 to B5, T0 to T4 | of nRF52: the calibration, which changes nothing here |
///
/// Interrupt output 0.
public struct NordicTemperature: NordicPeripheral {
    package static func table(_ family: NordicClock.Family) -> RegisterTable {
        let common =
            tasks([(0x00, "START"), (0x04, "STOP")]) + NordicEvents.rows([(0, "DATARDY")]) + [.readOnly("TEMP", 0x508)]
        return RegisterTable(family == .nrf52 ? common + calibration : common)
    }

    /// Slopes, intercepts and end points of six pieces of a line, with the values of a part whose start-up code has not yet
    /// copied its own from FICR.
    private static let calibration: [RegisterRow] =
        rows("A", 0x520, [0x326, 0x348, 0x3AA, 0x40E, 0x4BD, 0x5A3], writable: 0xFFF)
        + rows("B", 0x540, [0x3FEF, 0x3FBE, 0x3FBE, 0x012, 0x124, 0x27C], writable: 0x3FFF)
        + rows("T", 0x560, [0xE2, 0x00, 0x19, 0x3C, 0x50], writable: 0xFF)

    private static func rows(_ name: String, _ first: UInt32, _ resets: [UInt32], writable: UInt32) -> [RegisterRow] {
        resets.enumerated().map { RegisterRow("\(name)\($0)", first + UInt32($0) * 4, reset: $1, writable: writable) }
    }

    package var registers: RegisterFile
    package var events = NordicEvents(1)
    private let celsius: Int32

    /// A sensor at this many degrees.
    public init(_ family: NordicClock.Family = .nrf51, celsius: Int32 = 25) {
        registers = RegisterFile(Self.table(family))
        self.celsius = min(max(-273, celsius), 1000)
    }

    /// Gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        if offset == 0 { context.startTimer(0, after: context.cycles(microseconds: 36)) } else { context.stopTimer(0) }
    }

    /// The measurement is done.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        registers[0x508] = UInt32(bitPattern: celsius * 4)
        raise(0, &context)
    }
}
